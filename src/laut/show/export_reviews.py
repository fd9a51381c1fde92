"""`laut export --reviews`: what persons decided, as training data.

One line an article that someone reviewed, in the shape of `laut read`: its
records as persons left them, so that scorers and trainers take it as gold; under
``reviews`` each decision with the record as it was found. Reviews whose words are
gone come last, with no document.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import IO, Any

from laut.base.plain import to_plain
from laut.base.records import Reading
from laut.ledger import whole
from laut.ledger.store import Ledger
from laut.ledger.whole import KeptReview
from laut.show.export_json import review_record

__all__ = ["export_reviews"]


def export_reviews(ledger: Ledger, out: IO[str]) -> None:
    """Write JSON Lines, articles by (published, id)."""
    out.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in _lines(ledger))


def _lines(ledger: Ledger) -> Iterator[dict[str, Any]]:
    by_text: dict[str, list[KeptReview]] = defaultdict(list)
    orphans = []
    for each in whole.reviews(ledger):
        if each.orphan:
            orphans.append(each)
        else:
            for text in {anchor.sha256 for anchor in each.review.anchors}:
                by_text[text].append(each)
    for kept in whole.articles_with(ledger, sorted(by_text)):
        found = to_plain(kept.found)
        decided = [
            {**review_record(each), "found": _found(each, found, kept.found)}
            for each in by_text[kept.found.document.sha256]
        ]
        yield {**to_plain(kept.reading), "reviews": decided}
    if orphans:
        yield {"document": None, "reviews": [review_record(each) for each in orphans]}


def _found(kept: KeptReview, plain: dict[str, Any], reading: Reading) -> dict[str, Any] | None:
    """The record that a decision is about, as it was found; None where a person added it or it is no single record."""
    review = kept.review
    if review.of not in {"statement", "figure"} or review.kind == "missed":
        return None
    spans = review.anchors[0].spans
    wanted = [{"start": span.start, "end": span.end} for span in spans]
    for each in plain[f"{review.of}s"]:
        stands = each["quote"]["spans"] if review.of == "statement" else [{"start": each["start"], "end": each["end"]}]
        if stands == wanted:
            record: dict[str, Any] = each
            return record
    return None
