#!/usr/bin/env python3
"""Runs all blocks of docs/queries.md as they stand, on a sweep that it makes, in a temporary folder.

    pip install duckdb polars matplotlib
    docs/queries/run.py [--figures DIR]

A block of SQL begins with its name; the block of Python after it makes the same table under that name. Both must agree, and some answers must
agree with what the program itself says. BUSYHOUR is the program (default: target/release/busyhour). --figures keeps the figures.
"""

import argparse
import math
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import duckdb
import polars as pl

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/queries.md"
PLAN = ROOT / "scenarios/sweeps/own_or_vendor.toml"
POINTS = 54
FIGURES = {"response.png": "sweep_response.png", "heat_map.png": "sweep_heat_map.png"}


def sweep(program, plan, out):
    subprocess.run([program, "sweep", str(plan), "--out", str(out), "--quiet"], check=True)


def parts(program, folder, count):
    """The same design, cut into plans."""
    (folder / "plans").mkdir()
    # Relative to the plan, as the program wants it.
    scenario = os.path.relpath(PLAN.parent / "../own_or_vendor_300.toml", folder / "plans")
    text = re.sub(r"^scenario = .*$", f"scenario = '{scenario}'", PLAN.read_text(), flags=re.M)
    for part in range(count):
        plan = folder / f"plans/{part}.toml"
        ends = f"from = {POINTS * part // count}\nto = {POINTS * (part + 1) // count}"
        plan.write_text(text.replace("[axes]", f"[design]\n{ends}\n\n[axes]"))
        sweep(program, plan, folder / f"parts/{part}")


def same(name, sql, python):
    """The tables of a query by DuckDB and by Polars."""
    assert sql.columns == python.columns, f"{name}: {sql.columns} and {python.columns}"
    assert sql.height == python.height > 0, f"{name}: {sql.height} and {python.height} rows"
    for one, other in zip(sql.iter_rows(), python.iter_rows()):
        assert all(map(near, one, other)), f"{name}: {one} and {other}"
    print(f"{name}: {sql.height} rows, the same by DuckDB and Polars")


def near(one, other):
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
    return one == other


def rows_of(cursor):
    """A table of DuckDB as one of Polars, without a third library between them."""
    names = [column[0] for column in cursor.description]
    return pl.DataFrame(cursor.fetchall(), schema=names, orient="row", infer_schema_length=None)


def blocks(page):
    return re.findall(r"^```(sql|python)\n(.*?)^```$", page, flags=re.M | re.S)


def run(page):
    """Runs the blocks; what they made, by name."""
    made, queries = {}, {}
    database = duckdb.connect()
    for language, text in blocks(page):
        if language == "sql":
            name = re.match(r"-- (\w+)\n", text).group(1)
            queries[name] = rows_of(database.execute(text))
        else:
            exec(compile(text, str(PAGE), "exec"), made)
    for name, found in queries.items():
        same(name, found, made[name])
    return made


def check(made):
    """Answers beside what the program says of the same."""
    points, replications = made["points"], made["replications"]
    # A ratio of sums for each point and option is the figure of the table of points.
    own = replications.group_by("point", "option").agg(made["ratio"]("service_level", "service_level_of").alias("own"))
    for row in points.join(own, on=["point", "option"]).iter_rows(named=True):
        assert near(row["service_level"], row["own"]), row
    # So is the interval by Student's t of a plain mean.
    for row in replications.group_by("point", "option").agg(*made["interval"]("cost_uah")).iter_rows(named=True):
        told = points.filter(point=row["point"], option=row["option"]).row(0, named=True)
        for end, column in [("mean", "cost_uah"), ("low", "cost_uah_low"), ("high", "cost_uah_high")]:
            assert math.isclose(row[end], told[column], rel_tol=1e-5), (row, told[column])
    # A difference of means is the mean of differences.
    means = {(row["point"], row["option"]): row["cost_uah"] for row in points.iter_rows(named=True)}
    for row in made["vendor_less_own"].iter_rows(named=True):
        apart = means[row["point"], "vendor_by_minute"] - means[row["point"], "own_staff"]
        assert math.isclose(row["mean"], apart, rel_tol=1e-9, abs_tol=1e-4), row
    # The parts of a design are the whole: points and figures, bit by bit.
    order = ["point", "option", "contact"]
    whole = pl.read_parquet("sweep/points.parquet").sort(order)
    together = pl.read_parquet("parts/*/points.parquet").sort(order)
    assert whole.equals(together), "the parts are not the whole"
    assert made["all_parts"]["points"].to_list() == [POINTS] * 3
    print("ratios, intervals, differences and parts agree with the tables of the program")


def main():
    parser = argparse.ArgumentParser(description="Runs all blocks of docs/queries.md.")
    parser.add_argument("--figures", type=Path, help="a folder to keep the figures in")
    figures = parser.parse_args().figures
    figures = figures and figures.resolve()
    program = str(Path(os.environ.get("BUSYHOUR", ROOT / "target/release/busyhour")).resolve())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sweep(program, PLAN, folder / "sweep")
        parts(program, folder, 3)
        os.chdir(folder)
        check(run(PAGE.read_text()))
        for made, kept in FIGURES.items():
            assert (folder / made).stat().st_size > 5000, f"{made} is no figure"
            if figures:
                shutil.copyfile(folder / made, figures / kept)
        os.chdir(ROOT)


if __name__ == "__main__":
    main()
