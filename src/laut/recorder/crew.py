"""Who does the work: this process or several (``pool``), or many machines (``cluster``)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from typing import Any, Protocol, TypeVar

__all__ = ["Crew"]

_In = TypeVar("_In")
_Out = TypeVar("_Out")


class Crew(AbstractContextManager[Any], Protocol):
    """Does one thing to many things; left as a context manager, it takes nothing more."""

    def in_order(self, function: Callable[[_In], _Out], things: Iterable[_In]) -> Iterator[_Out]:
        """``function`` of each thing, in their order; things are taken only as fast as they are worked off.

        Both must be picklable, and doing a thing twice must do no harm: where a
        worker is lost, what it had in hand is done again by another. Raises what
        ``function`` raises, LautError where nobody is left to do the work.
        """
        ...
