"""Measure what the workbook promises about speed, and print Markdown tables.

    python -m benchmarks                    # all of it, about half an hour; leave the computer alone meanwhile
    python -m benchmarks redraw importing   # some of it
    python -m benchmarks --quick            # a minute or two each, to see that everything works: no figures for anybody
"""

from __future__ import annotations

import argparse
import importlib
import sys

from . import stand

NAMES = ("importing", "store", "million", "memory", "handout", "opening", "redraw")


def main(argv: list[str] | None = None) -> None:
    """Run the benchmarks named (all, when none is) and print each table as it comes."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one or more of: {', '.join(NAMES)} (default: all)")
    parser.add_argument("--quick", action="store_true", help="few repetitions, to try the benchmarks themselves")
    wishes = parser.parse_args(argv)
    if unknown := set(wishes.names) - set(NAMES):
        parser.error(f"there is no benchmark called {', '.join(sorted(unknown))}")
    command = " ".join(["python -m benchmarks", *(["--quick"] if wishes.quick else []), *wishes.names])
    print(f"{stand.machine()}  \n`{command}`\n", flush=True)
    for name in wishes.names or NAMES:
        benchmark = importlib.import_module(f"{__package__}.{name}")
        busy = stand.load()
        with stand.home():
            numbers = benchmark.measure(**(benchmark.QUICK if wishes.quick else {}))
        print(stand.table(f"{benchmark.TITLE} (load before: {busy})", benchmark.rows(numbers)), flush=True)
    if wishes.quick:
        print("Few repetitions: these figures are for nobody.", file=sys.stderr)


if __name__ == "__main__":
    main()
