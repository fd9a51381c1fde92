"""The articles of PolNeAR (source, cue, content) in the scheme of our own corpus.

PolNeAR marks neither type nor frame: an attribution whose content stands in marks is read as direct, one without
a cue as indirect_free_indirect, others as indirect; the frame is what lies between source and cue, content aside.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evaluation.training.data import Article
from laut.base.records import StatementType
from laut.base.span import Span
from laut.extract.attribution import Attribution
from laut.extract.quotation import CLOSING_MARKS, OPENING_MARKS

__all__ = ["load_polnear"]


def load_polnear(folder: Path) -> list[Article]:
    """The articles of a folder, in the order of their names."""
    return [_article(json.loads(path.read_text("utf-8"))) for path in sorted(folder.glob("*.json"))]


def _article(d: dict[str, Any]) -> Article:
    return Article(
        id=d["id"], domain="polnear", text=d["text"], published=d["published"],
        statements=tuple(_statement(d["text"], a) for a in d["attributions"] if a["content"]),
    )  # fmt: skip


def _statement(text: str, a: dict[str, Any]) -> Attribution:
    quote, speaker, cue = (tuple(Span(s["start"], s["end"]) for s in a[role]) for role in ("content", "source", "cue"))
    return Attribution(
        type=_type(text, quote, cue), medium="speech_writing", quote=quote, speaker=speaker, cue=cue,
        frame=_frame([*speaker, *cue], quote), addressee=(),
    )  # fmt: skip


def _type(text: str, quote: Sequence[Span], cue: Sequence[Span]) -> StatementType:
    if text[quote[0].start] in OPENING_MARKS and text[quote[-1].end - 1] in CLOSING_MARKS | set(".,"):
        return "direct"
    return "indirect" if cue else "indirect_free_indirect"


def _frame(parts: Sequence[Span], quote: Sequence[Span]) -> tuple[Span, ...]:
    """The stretch from the first to the last of the parts, without the words of the quote."""
    if not parts:
        return ()
    at, stop = min(p.start for p in parts), max(p.end for p in parts)
    found: list[Span] = []
    for hole in sorted(quote):
        if hole.end <= at or hole.start >= stop:
            continue
        if hole.start > at:
            found.append(Span(at, hole.start))
        at = hole.end
    if at < stop:
        found.append(Span(at, stop))
    return tuple(found)
