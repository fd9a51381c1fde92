"""The same ledgers as for ``tests/ledger``, and articles to add."""

import json
from pathlib import Path

import pytest

from tests.ledger.conftest import target

__all__ = ["articles", "target"]

_PLACES = ("Tarnau", "Olmen", "Hallig Norr", "Sankt Veiden")
_SAID = (
    "In {place} sind nach Angaben der Polizei {n} Menschen ums Leben gekommen.",
    "„Wir haben {n} Tote geborgen“, sagte die Sprecherin der Wehr in {place}, Ada Moor.",
    "Ada Moor bestritt, dass es in {place} mehr als {n} Tote gebe.",
)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Forty short articles about four events, some of them the same text in another outlet."""
    rows = [
        {
            "text": " ".join(each.format(place=_PLACES[n % 4], n=3 + n // 4) for each in _SAID[: 1 + n % 3]),
            "published": f"2025-03-{1 + n // 2:02}",
            "outlet": f"Blatt {n % 5}",
            "language": "de",
        }
        for n in range(36)
    ]
    rows += [{**row, "outlet": "Bote"} for row in rows[:4]]
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path
