"""A function over many things, on many machines: the workers of a dask.distributed scheduler, its results in order.

Work goes out a few things at a time and never far ahead, so that neither side
holds much; a worker that is lost (killed, unplugged, out of memory) loses only
results, and those are made again elsewhere.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import AbstractContextManager
from itertools import islice
from types import TracebackType
from typing import Any, Self, TypeVar

from laut.base.errors import LautError, UsageError, one_line
from laut.reader import VERSION

__all__ = ["Cluster"]

_In = TypeVar("_In")
_Out = TypeVar("_Out")
_TOGETHER = 8  # things sent at once: a message costs a millisecond or two, a page some forty to read
_AHEAD = 3  # such lots in flight for each worker: one it works on, one on the way to it, one on the way back
_PATIENCE = 20.0  # seconds until a scheduler must have answered


class Cluster(AbstractContextManager["Cluster"]):
    """The workers at ``address`` (tcp://host:8786), each of which must have the same laut.

    ``together`` is how many things a worker is handed at once. Raises UsageError
    where dask is not installed, LautError where nobody answers or a worker's laut
    is another one.
    """

    def __init__(self, address: str, *, together: int = _TOGETHER) -> None:
        self._together = together
        self._client: Any = _connected(address)
        versions = self._client.run(_version)
        if other := sorted({each for each in versions.values() if each != VERSION}):
            self._client.close()
            raise LautError(
                f"workers at {address!r} have laut {', '.join(other)}, this is {VERSION}; install the same on all"
            )

    def in_order(self, function: Callable[[_In], _Out], things: Iterable[_In]) -> Iterator[_Out]:
        """As ``Crew`` says; where no worker is there it waits for one to come."""
        rest = iter(things)
        flying: deque[Any] = deque()
        try:
            while True:
                flying.extend(self._sent(function, rest, max(1, self._size() * _AHEAD) - len(flying)))
                if not flying:
                    return
                yield from _result(flying.popleft())
        finally:
            self._client.cancel(list(flying))

    def _sent(self, function: Callable[[_In], _Out], rest: Iterator[_In], lots: int) -> Iterator[Any]:
        for _ in range(lots):
            if lot := list(islice(rest, self._together)):
                # Not "pure": two equal pages are two things, and naming a task by its content would hash every page.
                yield self._client.submit(_each, function, lot, pure=False)

    def _size(self) -> int:
        return sum(self._client.nthreads().values())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()


def _connected(address: str) -> Any:
    try:
        from distributed import Client  # noqa: PLC0415  an extra, asked for by name
    except ImportError as error:
        raise UsageError("--cluster needs dask; install it with: pip install 'laut[cluster]'") from error
    try:
        return Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        raise LautError(
            f"no dask scheduler answers at {address!r} ({one_line(error)}); give one as tcp://host:8786"
        ) from error


def _result(future: Any) -> list[Any]:
    from distributed import KilledWorker  # noqa: PLC0415  as in ``_connected``

    try:
        done: list[Any] = future.result()
    except KilledWorker as error:
        raise LautError(
            "several workers in turn ended by force over the same pages (out of memory?); what was kept is safe: "
            "add the same again to go on"
        ) from error
    except (CancelledError, OSError) as error:
        raise LautError(
            f"the cluster is gone ({type(error).__name__}); what was kept is safe: add the same again to go on"
        ) from error
    return done


def _version() -> str:
    return VERSION


def _each(function: Callable[[_In], _Out], things: list[_In]) -> list[_Out]:
    return [function(thing) for thing in things]
