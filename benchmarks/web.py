"""How long each page of `laut serve` takes over a ledger that is there: `python -m benchmarks.web --ledger LEDGER`.

Pages are asked for in this process, as a browser would, each kind over as many
different records; `python -m benchmarks.ledger --ledger LEDGER` makes a large ledger.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from statistics import median
from time import perf_counter

from starlette.testclient import TestClient

from laut.ledger.compared import list_disputes, list_questions, list_speakers, list_stories
from laut.ledger.filters import Filters
from laut.ledger.lists import list_articles
from laut.ledger.pages import held
from laut.ledger.store import Ledger
from laut.show.web.safety import Rules
from laut.show.web.site import site


def addresses(ledger: Ledger, size: int) -> dict[str, list[str]]:
    """Addresses of each kind of page, spread over the newest records."""

    def some(kind: str, ids: Sequence[str]) -> list[str]:
        return [f"/{kind}/{each}" for each in ids[:: max(1, len(ids) // size)]][:size]

    many = Filters(limit=500)
    return {
        "start": ["/"] * 5,
        "story": some("story", [each.id for each in list_stories(ledger, many)]),
        "question": some("question", [each.id for each in list_questions(ledger, many)]),
        "question, disputed": some("question", [each.question for each in list_disputes(ledger, many)]),
        "article": some("article", [each.id for each in list_articles(ledger, many)]),
        "speaker": some("speaker", [each.id for each in list_speakers(ledger, many)]),
        "search": [f"/search?q={word}" for word in ("wasser", "minister", "tote")],
        "review": ["/review"] * 3,
    }


def main() -> None:
    """Print the median and the slowest time of each kind of page, after one that warms up."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--ledger", required=True)
    parser.add_argument("--size", type=int, default=40, help="How many of each kind.")
    given = parser.parse_args()
    with Ledger.open(given.ledger) as ledger:
        print(held(ledger))
        client = TestClient(site(ledger, Rules()), base_url="http://127.0.0.1")
        for kind, paths in addresses(ledger, given.size).items():
            times = []
            for path in (*paths[:1], *paths):
                begun = perf_counter()
                client.get(path).raise_for_status()
                times.append(1000 * (perf_counter() - begun))
            print(
                f"{kind:20}{median(times[1:]):8.1f} ms{max(times[1:]):9.1f} ms" if times[1:] else f"{kind:20}    none"
            )


if __name__ == "__main__":
    main()
