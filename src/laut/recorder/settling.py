"""What came is compared with what was there, story by story, until nothing waits."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from laut.ledger.growth import Bundle, Connected, Settled, bundle_of, settle, touched_sets, waiting
from laut.ledger.store import Ledger
from laut.questions.compare import stories
from laut.recorder.pool import Pool
from laut.recorder.preparing import compared

__all__ = ["settle_all"]

_AT_ONCE = 32  # sets put in place by one transaction: a commit may cost as much as a comparison


@dataclass(frozen=True, slots=True)
class _Work:
    """A connected set with the stories in it that are to be compared and those that stand."""

    connected: Connected
    bundles: tuple[Bundle, ...]
    standing: frozenset[str]


def settle_all(ledger: Ledger, pool: Pool) -> Iterator[int]:
    """Compare all that was touched; yields how many articles are settled, as it goes on.

    What another process touches meanwhile is settled too.
    """
    while waiting(ledger):
        settled = _settled(ledger, pool)
        while some := list(islice(settled, _AT_ONCE)):
            yield settle(ledger, some)


def _settled(ledger: Ledger, pool: Pool) -> Iterator[Settled]:
    sent: deque[_Work] = deque()

    def bundles() -> Iterator[tuple[Bundle, ...]]:
        for connected in touched_sets(ledger):
            sent.append(_work(ledger, connected))
            yield sent[-1].bundles

    for results in pool.in_order(compared, bundles()):
        work = sent.popleft()
        yield Settled(work.connected, results, work.standing)


def _work(ledger: Ledger, connected: Connected) -> _Work:
    """Part a connected set into stories and see which of them are new or changed."""
    parts = stories([member.sketch for member in connected.members], connected.decisions)
    standing = [part for part in parts if connected.unchanged(part)]
    changed = [part for part in parts if part not in standing]
    inside = {member.sketch.article: member.story for member in connected.members}
    return _Work(
        connected,
        tuple(bundle_of(ledger, connected, part) for part in changed),
        frozenset(story for part in standing if (story := inside[part[0]])),
    )
