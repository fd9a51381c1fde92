"""What came is placed in stories, and each story that changed is compared, until nothing waits."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from laut.ledger.assigning import assign
from laut.ledger.growth import bundles, settle, waiting
from laut.ledger.linking import Placing
from laut.ledger.store import Ledger
from laut.questions.sketches import LATEST, LINK, NEAREST, REACH, home
from laut.recorder.crew import Crew
from laut.recorder.preparing import compared

__all__ = ["PLACING", "settle_all"]

PLACING = Placing(weight=LINK, reach=REACH, nearest=NEAREST, latest=LATEST, home=home)
_AT_ONCE = 32  # stories put in place by one transaction: a commit may cost as much as a comparison


def settle_all(ledger: Ledger, crew: Crew) -> Iterator[int]:
    """Place and compare all that waits; yields how many articles are settled, as it goes on.

    What another process adds meanwhile is settled too.
    """
    while waiting(ledger):
        while assign(ledger, PLACING):
            pass
        stories = crew.in_order(compared, bundles(ledger))
        while some := list(islice(stories, _AT_ONCE)):
            yield settle(ledger, some)
