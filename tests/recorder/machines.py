"""A dask cluster on this machine, for the tests of ``--cluster`` and for ``benchmarks/scale.py``."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

__all__ = ["Machines"]


class Machines:
    """A scheduler and workers, each a process of its own, as they would be on machines of their own."""

    def __init__(self, folder: Path, workers: int) -> None:
        self.folder = folder
        self.scheduler = self._started("scheduler", "--port", "0", "--scheduler-file", str(folder / "scheduler.json"))
        while not (folder / "scheduler.json").exists():
            time.sleep(0.05)
        self.address = str(json.loads((folder / "scheduler.json").read_text())["address"])
        self.workers = [self._started("worker", self.address, "--nthreads", "1", "--no-nanny") for _ in range(workers)]

    def _started(self, kind: str, *options: str) -> subprocess.Popen[bytes]:
        command = [
            sys.executable,
            "-m",
            "distributed.cli.dask_" + kind,
            *options,
            "--host",
            "127.0.0.1",
            "--no-dashboard",
        ]
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        return subprocess.Popen(command, cwd=self.folder, **quiet)

    def stop(self) -> None:
        """End them all."""
        for each in (*self.workers, self.scheduler):
            each.kill()
            each.wait()
