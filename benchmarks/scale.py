"""Many machines, on this one: what one worker and two make of the same archives, into a ledger and into shards.

    python -m benchmarks.scale [--workers 1 2] [--pages N] [--archives N] [--ledger postgresql://…]

Workers are processes of a dask scheduler, each with a thread of its own, as they
would be on other machines. Printed are pages a second by the clock on the wall,
seconds of the processor a page (of the workers, and of the process that adds), and
the most memory that one of them took. The system's load is printed beside: where
it is above the number of cores, the wall's clock says little.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import psutil

from benchmarks.archive import archive_of
from laut.ledger.store import Ledger
from laut.reader import Wishes
from laut.recorder.adding import Added, add
from laut.recorder.cluster import Cluster
from laut.recorder.pool import Pool
from laut.recorder.sharding import shard
from tests.recorder.machines import Machines


@dataclass(frozen=True, slots=True)
class Spent:
    """What a run took: pages, seconds on the wall, processor seconds of all workers and of this process, MB of the largest worker and of this."""

    pages: int
    wall: float
    workers: float
    here: float
    worker_memory: float
    memory: float


def _processor(pids: Iterable[int]) -> float:
    return sum(sum(psutil.Process(pid).cpu_times()[:2]) for pid in pids)


def _megabytes(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next((float(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


def measured(machines: Machines, kind: str, archives: list[str], target: str) -> Spent:
    """Read the archives into a ledger or into shards, after a first run that loads the models of every worker."""
    pids = [each.pid for each in machines.workers]
    with Cluster(machines.address, together=1 if kind == "shards" else 8) as crew:
        crew._client.wait_for_workers(len(pids), timeout=120)
        crew._client.run(_warm)
        before, here, began = _processor(pids), _processor([os.getpid()]), perf_counter()
        if kind == "shards":
            pages = sum(each.pages for each in shard(archives, Wishes(), folder=Path(target), crew=crew))
        else:
            with Ledger.open(target, create=True) as ledger:
                pages = sum(isinstance(each, Added) for each in add(ledger, archives, Wishes(), crew=crew))
        wall = perf_counter() - began
        return Spent(
            pages, wall, _processor(pids) - before, _processor([os.getpid()]) - here,
            max(map(_megabytes, pids)), _megabytes(os.getpid()),
        )  # fmt: skip


def _warm() -> None:
    from laut.reader import read_text  # noqa: PLC0415  runs on a worker

    for language in ("de", "en"):
        read_text("Warm.", language=language)


def from_shards(folder: Path, target: str) -> tuple[int, float]:
    """Add shards to a ledger in this process: pages, and seconds of its processor."""
    with Ledger.open(target, create=True) as ledger, Pool(1) as crew:
        before = _processor([os.getpid()])
        pages = sum(isinstance(each, Added) for each in add(ledger, [str(folder)], Wishes(), crew=crew))
        return pages, _processor([os.getpid()]) - before


def main() -> None:
    """Print a line a run."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    options.add_argument("--pages", type=int, default=195, help="of one archive")
    options.add_argument("--archives", type=int, default=4)
    options.add_argument("--ledger", help="PostgreSQL, empty; else SQLite")
    asked = options.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        archives = [str(folder / f"{n}.warc.gz") for n in range(asked.archives)]
        for n, path in enumerate(archives):
            Path(path).write_bytes(archive_of(asked.pages, first=n * asked.pages))
        print(
            f"{asked.archives} archives of {asked.pages} pages; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
        )
        for workers in asked.workers:
            for kind in ("ledger", "shards"):
                home = folder / f"{workers}-{kind}"
                home.mkdir()
                machines = Machines(home, workers)
                try:
                    target = asked.ledger if kind == "ledger" and asked.ledger else str(home / "out")
                    _print(workers, kind, measured(machines, kind, archives, target))
                finally:
                    machines.stop()
        pages, seconds = from_shards(folder / f"{asked.workers[-1]}-shards" / "out", str(folder / "from-shards.db"))
        print(
            f"shards into a ledger: {1000 * seconds / max(pages, 1):.1f} ms of the processor a page, comparison included"
        )


def _print(workers: int, kind: str, spent: Spent) -> None:
    print(
        f"{workers} workers -> {kind:7} {spent.pages} pages, {spent.pages / spent.wall:5.1f} a second on the wall; "
        f"a page: workers {1000 * spent.workers / spent.pages:.1f} ms, adding process {1000 * spent.here / spent.pages:.1f} ms; "
        f"memory: worker {spent.worker_memory:.0f} MB, adding process {spent.memory:.0f} MB; load {os.getloadavg()[0]:.1f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
