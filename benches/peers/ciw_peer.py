"""Erlang A in Ciw: a network of one node whose customers renege, and the records that Ciw keeps of each.

Ciw's sources do not stop, so it runs an hour longer than the others, and those who arrive in that hour are not counted.
"""

import ciw

from workload import Tally, replicate

AFTER_S = 3600.0


def simulate(workload, seed):
    kind = workload.types[0]
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(kind.rates[0])],
        service_distributions=[ciw.dists.Exponential(1 / kind.service_mean)],
        reneging_time_distributions=[ciw.dists.Exponential(1 / kind.patience)],
        number_of_servers=[workload.rosters[0][0]],
    )
    ciw.seed(seed)
    simulation = ciw.Simulation(network)
    simulation.simulate_until_max_time(workload.end + AFTER_S)
    tally = Tally(workload.warm_up)
    for record in simulation.get_all_records(only=["service", "renege"]):
        if record.arrival_date >= workload.end:
            tally.contacts += 1
            continue
        tally.arrived(record.arrival_date)
        if record.record_type == "renege":
            tally.gave_up(record.arrival_date, record.exit_date)
        else:
            tally.answered(record.arrival_date, record.service_start_date)
    return [tally]


if __name__ == "__main__":
    replicate(simulate)
