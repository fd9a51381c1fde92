"""The marked articles that models learn from: the Wikinews corpus (JSON) and laut's own (markup), as one record.

Every span is a half-open range of code points into the article's text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.markup import attribution_of, read_article
from laut.base.records import Medium, StatementType
from laut.base.span import Span
from laut.extract.attribution import Attribution

__all__ = ["Article", "load_corpus", "load_wikinews"]

_TYPES: dict[str, StatementType] = {
    "Direct": "direct", "Indirect": "indirect", "Reported": "reported",
    "FreeIndirect": "free_indirect", "IndirectFreeIndirect": "indirect_free_indirect",
}  # fmt: skip
# A medium that the annotators left open is read as "speech or writing": the scheme's word for "cannot tell".
_MEDIA: dict[str, Medium] = {
    "Speech": "speech", "Writing": "writing", "Thought": "thought", "SW": "speech_writing",
    "ST": "speech_thought", "TW": "thought_writing", "none": "speech_writing",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Article:
    """One marked article; ``domain`` is the corpus it comes from."""

    id: str
    domain: str
    text: str
    published: str | None
    statements: tuple[Attribution, ...]


def load_wikinews(folder: Path) -> list[Article]:
    """The articles of a folder of the German Wikinews quotation corpus, in the order of their names."""
    return [_wikinews(json.loads(path.read_text("utf-8"))) for path in sorted(folder.glob("*.json"))]


def load_corpus(folder: Path, language: str) -> list[Article]:
    """The articles of laut's own corpus that are in ``language``, in the order of their names."""
    articles = (read_article(path.read_text("utf-8")) for path in sorted(folder.glob(f"{language}-*.txt")))
    return [
        Article(a.id, "corpus", a.marked.text, a.date, tuple(map(attribution_of, a.marked.statements)))
        for a in articles
    ]


def _wikinews(d: dict[str, Any]) -> Article:
    date = re.search(r"\((\d{4}-\d{2}-\d{2})\)", d["documentName"])
    tokens = [Span(t["charBegin"], t["charEnd"]) for t in d["tokens"]]
    return Article(
        id=d["documentName"], domain="wikinews", text=d["originalText"], published=date.group(1) if date else None,
        statements=tuple(
            Attribution(
                type=_TYPES[a["type"]], medium=_MEDIA[a["medium"]],
                **{
                    role: _runs(a.get(role, {}).get("tokenIds", []), tokens)
                    for role in ("quote", "speaker", "cue", "frame", "addressee")
                },
            )
            for a in d["annotations"]
        ),
    )  # fmt: skip


def _runs(ids: Iterable[int], tokens: list[Span]) -> tuple[Span, ...]:
    """The spans of neighbouring tokens: what the corpus's scorer rests on, rather than its own list of spans."""
    runs: list[list[int]] = []
    for i in sorted(set(ids)):
        if runs and runs[-1][1] == i - 1:
            runs[-1][1] = i
        else:
            runs.append([i, i])
    return tuple(Span(tokens[first].start, tokens[last].end) for first, last in runs)
