#!/usr/bin/env python3
"""Runs a sweep on Dask: each task is one shard, run by `busyhour sweep` as a process of its own.

    sweep.py PLAN DIR SHARDS                              workers of its own on this machine
    sweep.py PLAN DIR SHARDS --scheduler tcp://host:8786  workers that are there

Plan, folder and program must be seen by every worker under the same path. BUSYHOUR is the program
(default: target/release/busyhour). The same line again goes on where the last one stopped.
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

from distributed import Client, LocalCluster, as_completed

HERE = Path(__file__).resolve().parent


def run_shard(command):
    """On a worker: runs one shard, and returns how it ended and what it said."""
    # A worker may itself be a task of Slurm or of MPI: the shard is said by number, so that nothing is read from there.
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    return done.returncode, done.stderr.strip()


class Sweep:
    """A sweep that `busyhour` runs."""

    def __init__(self, program, plan, folder, shards, threads):
        self.program, self.plan, self.folder = program, plan, folder
        self.shards, self.threads = shards, threads

    def command(self, shard):
        part = ["--shard", f"{shard}/{self.shards}", "--threads", str(self.threads), "--quiet"]
        return [self.program, "sweep", self.plan, "--out", self.folder, *part]

    def missing(self):
        """Shards that are not done, by what lies in the journals."""
        if not Path(self.folder, "sweep.json").exists():
            return list(range(1, self.shards + 1))
        command = [self.program, "sweep", "missing", self.folder, "--shards", str(self.shards)]
        told = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
        return [int(shard) for shard in told.split(",")] if told else []

    def merge(self):
        return subprocess.run([self.program, "sweep", "merge", self.folder]).returncode


def run(client, sweep, shards):
    """Runs shards, and tells of those that did not end well. Whether they are done is not asked of them."""
    # pure=False: Dask would take a second run of the same command for the first one's result.
    # A worker that is lost gives its tasks to others, which go on from the journals of the shards.
    futures = {client.submit(run_shard, sweep.command(shard), pure=False, retries=2): shard for shard in shards}
    for future in as_completed(futures):
        shard = futures[future]
        if future.status != "finished":
            print(f"shard {shard}: {future.exception()}", file=sys.stderr)
            continue
        code, said = future.result()
        if code != 0:
            print(f"shard {shard} ended with {code}: {said}", file=sys.stderr)
        else:
            print(f"shard {shard} of {sweep.shards}", flush=True)


def asked():
    parser = argparse.ArgumentParser(description="Runs a sweep on Dask.")
    parser.add_argument("plan", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("shards", type=int)
    parser.add_argument("--scheduler", help="address of a scheduler; without it workers are started here")
    parser.add_argument("--workers", type=int, default=os.cpu_count(), help="workers to start here")
    parser.add_argument("--threads", type=int, default=1, help="threads of one shard")
    parser.add_argument("--rounds", type=int, default=3, help="how often what is missing is run, at most")
    parser.add_argument("--pause", type=float, default=30, help="seconds between them")
    return parser.parse_args()


def main():
    asks = asked()
    program = Path(os.environ.get("BUSYHOUR", HERE / "../../target/release/busyhour")).resolve()
    sweep = Sweep(str(program), str(asks.plan.resolve()), str(asks.folder.resolve()), asks.shards, asks.threads)
    # A plan that is wrong is told here, once, rather than by every task.
    if subprocess.run([sweep.program, "sweep", "plan", sweep.plan], stdout=subprocess.DEVNULL).returncode != 0:
        return 2
    if asks.scheduler:
        cluster = None
    else:
        # One task at a time for each worker: a shard is a process with threads of its own.
        cluster = LocalCluster(n_workers=asks.workers, threads_per_worker=1, dashboard_address=None)
    try:
        with Client(asks.scheduler or cluster, timeout="30s") as client:
            for number in range(asks.rounds):
                shards = sweep.missing()
                if not shards:
                    break
                if number > 0:
                    print(f"missing: {','.join(map(str, shards))}; once more", flush=True)
                    # The shard of a lost worker may still be at work, and then nobody else may write its journal.
                    time.sleep(asks.pause)
                run(client, sweep, shards)
    finally:
        if cluster:
            cluster.close()
    shards = sweep.missing()
    if shards:
        print(f"shards {','.join(map(str, shards))} are not done", file=sys.stderr)
        return 5
    return sweep.merge()


if __name__ == "__main__":
    sys.exit(main())
