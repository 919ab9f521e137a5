"""The workloads in SimPy, as in its "bank renege" example: a process for each caller, `yield request | timeout`.

One group of agents is a `Resource`. Two groups that share a queue are none of SimPy's resources: there each caller waits
for an event of its own, and whoever frees an agent triggers the event of the next caller.
"""

import random
from collections import deque

import simpy

from workload import Tally, replicate


# ---- one group: Erlang A ----------------------------------------------------------------------------------------------


def calls(env, agents, workload, kind, tally):
    service = workload.service(kind)
    while (time := workload.next_arrival(kind, env.now)) is not None:
        yield env.timeout(time - env.now)
        env.process(call(env, agents, kind, service, tally))


def call(env, agents, kind, service, tally):
    arrived = env.now
    tally.arrived(arrived)
    with agents.request() as request:
        yield request | env.timeout(random.expovariate(1 / kind.patience))
        if not request.triggered:
            tally.gave_up(arrived, env.now)
            return
        tally.answered(arrived, env.now)
        yield env.timeout(service())


def one_group(workload):
    env = simpy.Environment()
    agents = simpy.Resource(env, capacity=workload.rosters[0][0])
    tally = Tally(workload.warm_up)
    env.process(calls(env, agents, workload, workload.types[0], tally))
    env.run()
    return [tally]


# ---- two groups that share the queue of type A: the day ---------------------------------------------------------------

TRIES = [[0, 1], [1]]  # groups that a type tries, best first
TAKES = [[0], [1, 0]]  # types that a group takes, best first


class Centre:
    def __init__(self, env, workload):
        self.env = env
        self.staff = [0 for _ in workload.rosters]
        self.busy = [0 for _ in workload.rosters]
        self.waiting = [deque() for _ in workload.types]
        self.tallies = [Tally(workload.warm_up) for _ in workload.types]
        env.process(self.rosters(workload))
        for index, kind in enumerate(workload.types):
            env.process(self.calls(workload, index, kind))

    def rosters(self, workload):
        for period in range(workload.periods):
            for group, roster in enumerate(workload.rosters):
                self.staff[group] = roster[period]
                self.take(group)
            yield self.env.timeout(workload.period)

    def calls(self, workload, index, kind):
        service = workload.service(kind)
        while (time := workload.next_arrival(kind, self.env.now)) is not None:
            yield self.env.timeout(time - self.env.now)
            self.env.process(self.call(index, kind, service))

    def call(self, index, kind, service):
        env, tally = self.env, self.tallies[index]
        arrived = env.now
        tally.arrived(arrived)
        group = self.idle(index)
        if group is not None:
            self.busy[group] += 1
        else:
            answer = env.event()
            self.waiting[index].append(answer)
            yield answer | env.timeout(random.expovariate(1 / kind.patience))
            if not answer.triggered:
                self.waiting[index].remove(answer)
                tally.gave_up(arrived, env.now)
                return
            group = answer.value
        tally.answered(arrived, env.now)
        yield env.timeout(service())
        self.busy[group] -= 1
        self.take(group)

    def idle(self, index):
        """The first group that the type tries with a free agent."""
        for group in TRIES[index]:
            if self.busy[group] < self.staff[group]:
                return group
        return None

    def take(self, group):
        """Gives waiting callers to the group's free agents."""
        for index in TAKES[group]:
            waiting = self.waiting[index]
            while waiting and self.busy[group] < self.staff[group]:
                self.busy[group] += 1
                waiting.popleft().succeed(group)


def two_groups(workload):
    env = simpy.Environment()
    centre = Centre(env, workload)
    env.run()
    return centre.tallies


def simulate(workload, seed):
    random.seed(seed)
    return one_group(workload) if len(workload.rosters) == 1 else two_groups(workload)


if __name__ == "__main__":
    replicate(simulate)
