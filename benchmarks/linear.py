"""The time and memory per character from 1 kB to 10 MB, for every reader, on prose and on patterns that make careless code quadratic.

    python -m benchmarks.linear [--most CHARACTERS] [--patience SECONDS] [--engine ENGINE] [--only BEGINNING]

A row is what is read, a column a size: the seconds of processor time per character
there, as a ratio to those of 4 kB of the corpus's prose. Where all is linear a row
stays level, or falls; a quadratic stage makes it grow tenfold a column. What is too
large to be read (a text above a million characters, a page above ten million bytes
or 60,000 tags, a feed above five million bytes) is refused, and how long that takes is what stands there. A
row whose next size would take longer than the patience, were it quadratic, ends in
"-". The last column is the most memory that the row took, in MB, beside what laut
itself takes: each row is a process of its own.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
from time import process_time

from benchmarks.linear_kinds import KINDS, Kind, of_size, prose, read
from laut.base.records import Engine
from laut.reader import read_text

SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
_PROSE = 4_000


def seconds(kind: Kind, size: int, engine: Engine) -> float:
    """Seconds of processor time to read what the kind makes of a size."""
    given = kind.made(size)
    start = process_time()
    read(kind, given, engine)
    return process_time() - start


def row(kind: Kind, sizes: list[int], engine: Engine, unit: float, patience: float) -> None:
    """Print a row, in a process of its own, so that its memory is its own."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        return
    before, took = _memory(), 0.0
    for size in sizes:
        if 100 * took > patience:
            print(f"{'-':>12}", end="")
            continue
        took = seconds(kind, size, engine)
        print(f"{took / size / unit:12.2g}", end="", flush=True)
    print(f"{_memory() - before:9.0f}", flush=True)
    os._exit(0)


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print a row for each kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=SIZES[-1])
    parser.add_argument("--patience", type=float, default=300.0)
    parser.add_argument("--engine", choices=["default", "open", "grammar"], default="default")
    parser.add_argument("--only", default="", help="How the names of the rows begin.")
    asked = parser.parse_args()

    text = of_size(prose("de"), _PROSE)
    times = []
    for _ in range(4):  # the first loads tables and weights
        start = process_time()
        read_text(text, language="de", published="2025-03-14", engine=asked.engine)
        times.append(process_time() - start)
    unit = min(times[1:]) / _PROSE
    sizes = [size for size in SIZES if size <= asked.most]
    print(f"{1e6 * unit:.1f} microseconds a character of prose = 1.00")
    print(f"{'characters':28}" + "".join(f"{size:>12,}" for size in sizes) + f"{'MB':>9}")
    for name, kind in KINDS.items():
        if not name.startswith(asked.only):
            continue
        print(f"{name:28}", end="")
        row(kind, sizes, asked.engine, unit, asked.patience)


if __name__ == "__main__":
    main()
