"""The workloads in busyhour itself, by `run` as anybody runs it: start, reading, measures, results and all.

busyhour_peer.py PROGRAM SCENARIO PER_RUN RUNS SEED: each of RUNS runs has a seed of its own and PER_RUN replications on one
thread; a line of JSON for each run, as the peers print for each replication.
"""

import json
import resource
import subprocess
import sys


def cpu_of_children():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def row_of(results, seconds):
    count = results["replications"]
    types = []
    for contact in results["options"]["base"]["contacts"].values():
        offered = contact["offered"]["mean"] * count
        sums = [offered, contact["abandoned"]["mean"] * count, contact["answered_in_time"]["mean"] * count]
        types.append(sums + [contact["wait"]["mean"] * offered])
    return {"contacts": round(sum(sums[0] for sums in types)), "cpu_s": seconds, "types": types}


def main():
    program, scenario, per_run, runs, seed = sys.argv[1:]
    for number in range(int(seed), int(seed) + int(runs)):
        command = [program, "run", scenario, "--json", "--quiet", "--threads", "1"]
        command += ["--replications", per_run, "--seed", str(number)]
        start = cpu_of_children()
        output = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
        print(json.dumps(row_of(json.loads(output), cpu_of_children() - start)))


if __name__ == "__main__":
    main()
