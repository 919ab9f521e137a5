"""What the two peers in Python share: reading the workload, drawing, summing, printing. It knows neither library."""

import json
import math
import random
import sys
import time


class Type:
    """One contact type: service mean and cv, mean patience, calls a second by period."""

    def __init__(self, words):
        self.service_mean, self.service_cv, self.patience = words[:3]
        self.rates = words[3:]


class Workload:
    def __init__(self, name):
        with open(name, encoding="ascii") as file:
            lines = [line.split() for line in file]
        plain = {words[0]: words[1] for words in lines if len(words) == 2}
        self.warm_up = float(plain["warm_up_s"])
        self.period = float(plain["period_s"])
        self.periods = int(plain["periods"])
        self.lognormal = plain["service"] == "lognormal"
        self.types = [Type([float(word) for word in words[1:]]) for words in lines if words[0] == "type"]
        self.rosters = [[int(word) for word in words[1:]] for words in lines if words[0] == "group"]
        self.end = self.period * self.periods

    def next_arrival(self, kind, now):
        """Instant of the next arrival; None after the end. Poisson at a constant rate within each period."""
        rates = kind.rates
        for period in range(int(now / self.period), self.periods):
            time_of_next = now + random.expovariate(rates[period])
            now = (period + 1) * self.period
            if time_of_next < now:
                return time_of_next
        return None

    def service(self, kind):
        """A function that draws a service time."""
        if not self.lognormal:
            rate = 1 / kind.service_mean
            return lambda: random.expovariate(rate)
        variance = math.log(1 + kind.service_cv**2)
        mu, sigma = math.log(kind.service_mean) - variance / 2, math.sqrt(variance)
        return lambda: random.lognormvariate(mu, sigma)


class Tally:
    """Sums of one type over one replication; contacts that arrive during the warm-up are left out."""

    def __init__(self, warm_up):
        self.warm_up = warm_up
        self.contacts = self.offered = self.abandoned = self.within = 0
        self.wait = 0.0

    def arrived(self, now):
        self.contacts += 1
        self.offered += now >= self.warm_up

    def answered(self, arrived, now):
        if arrived >= self.warm_up:
            self.wait += now - arrived
            self.within += now - arrived <= 20.0

    def gave_up(self, arrived, now):
        if arrived >= self.warm_up:
            self.wait += now - arrived
            self.abandoned += 1


def replicate(simulate):
    """Runs `simulate(workload, seed)` as often as the command line says; it gives a tally for each type."""
    workload, replications, seed = Workload(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    for number in range(seed, seed + replications):
        start = time.process_time()
        tallies = simulate(workload, number)
        seconds = time.process_time() - start
        row = {
            "contacts": sum(tally.contacts for tally in tallies),
            "cpu_s": seconds,
            "types": [[tally.offered, tally.abandoned, tally.within, round(tally.wait, 3)] for tally in tallies],
        }
        print(json.dumps(row))
