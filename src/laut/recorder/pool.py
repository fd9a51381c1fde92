"""A function over many things, in this process or on all cores, its results in order: the crew of one machine."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager
from itertools import chain, islice
from types import TracebackType
from typing import Self, TypeVar

from laut.base.errors import LautError

__all__ = ["Pool"]

_In = TypeVar("_In")
_Out = TypeVar("_Out")
_FEW = 8  # things that are done sooner than another process has loaded its models
_AHEAD = 4  # things in flight for each process: enough to keep it busy, few enough to hold in memory


class Pool(AbstractContextManager["Pool"]):
    """``jobs`` processes (None: one a core); with one, or for fewer than ``few`` things, this process does the work."""

    def __init__(self, jobs: int | None = None, *, few: int = _FEW) -> None:
        self.jobs = jobs or os.cpu_count() or 1
        self._few = few
        self._executor: ProcessPoolExecutor | None = None

    def in_order(self, function: Callable[[_In], _Out], things: Iterable[_In]) -> Iterator[_Out]:
        """As ``Crew`` says. A few things are done in this process: starting others takes longer than that."""
        rest = iter(things)
        few = list(islice(rest, self._few))
        if self.jobs == 1 or (len(few) < self._few and self._executor is None):
            yield from map(function, chain(few, rest))
            return
        flying: deque[Future[_Out]] = deque()
        try:
            for thing in chain(few, rest):
                flying.append(self._started().submit(function, thing))
                if len(flying) >= self.jobs * _AHEAD:
                    yield flying.popleft().result()
            while flying:
                yield flying.popleft().result()
        except BrokenProcessPool as error:
            raise LautError(
                "a process that was reading ended by force (out of memory?); what was kept is safe: "
                "add the same again to go on, with --jobs 1 if memory is short"
            ) from error
        finally:
            for future in flying:
                future.cancel()

    def _started(self) -> ProcessPoolExecutor:
        if self._executor is None:
            # Not forked: progress bars and databases run threads, which a forked child would hold half of.
            context = multiprocessing.get_context("spawn")
            self._executor = ProcessPoolExecutor(self.jobs, mp_context=context, initializer=_prepare_process)
        return self._executor

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None

    def __enter__(self) -> Self:
        return self


def _prepare_process() -> None:
    """Leave Ctrl-C to the parent, and end with it even where it is killed: nobody would take our results."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
