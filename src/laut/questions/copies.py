"""Which articles print another's text: by runs of shared words, and across languages by credit and shared anchors.

Near-copies of agency text share little as bags of words once they are cut and
edited, so what counts is containment (how much of the copy stands in the
original), not resemblance (Broder 1997; NEWS-COPY, arXiv 2210.04261). A
translation shares no words, but its names and numbers in the same order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from difflib import SequenceMatcher

from laut.base.comparison import Article, Copy
from laut.base.fold import fold
from laut.base.span import Span
from laut.questions.terms import stem, words

__all__ = ["copies", "moment"]

RUN = 5  # words of a shingle; shorter runs are shared by chance (Broder 1997 uses 4 to 10)
WHOLE = 0.5  # share of an article's words in shared runs from which all of it is a copy
PART = 25  # words of one shared stretch from which part of an article is a copy: two sentences
ANCHORS = 0.55  # share of names and numbers in the same order from which a credited article is a translation
WITHIN = timedelta(days=3)  # a wire is reprinted within hours; three days allow for a weekly
_ANCHOR = re.compile(r"\b(?:\d[\d.,]*\d|\d|[A-ZÄÖÜÅØÆŠŽČ][\w-]{3,})")


@dataclass(frozen=True, slots=True)
class _Text:
    """An article as the comparison of texts needs it."""

    id: str
    language: str
    credits: frozenset[str]
    outlet: str
    at: datetime | None
    spans: tuple[tuple[int, int], ...]
    forms: tuple[str, ...]
    runs: frozenset[tuple[str, ...]]
    anchors: tuple[str, ...]


def moment(published: str | None) -> datetime | None:
    """``published`` (ISO 8601, day or time) as a moment; without a zone it is taken as UTC."""
    if not published:
        return None
    try:
        parsed = datetime.fromisoformat(published)
    except ValueError:
        return None
    return parsed.replace(tzinfo=UTC) if parsed.tzinfo is None else parsed.astimezone(UTC)


def copies(articles: Sequence[Article]) -> list[Copy]:
    """The copies among the articles of one story, each of the earliest original it has."""
    texts = sorted(map(_text, articles), key=_precedence)
    found: list[Copy] = []
    copied: dict[str, str] = {}
    for number, text in enumerate(texts):
        best = max(
            (_match(text, other) for other in texts[:number] if _near(text, other)), default=None, key=lambda m: m[0]
        )
        if best is None or not best[0]:
            continue
        _, original, spans, whole = best
        root = copied.get(original.id, original.id)
        if whole:
            copied[text.id] = root
        agency = sorted(text.credits & (original.credits | {fold(original.outlet)}))
        found.append(Copy(article=text.id, of=root, agency=agency[0] if agency else None, whole=whole, spans=spans))
    return found


def _text(article: Article) -> _Text:
    document = article.reading.document
    cut = list(words(document.text))
    forms = tuple(form for _, _, form in cut)
    return _Text(
        id=article.id,
        language=document.language,
        credits=frozenset(fold(credit) for credit in document.credits),
        outlet=document.outlet or "",
        at=moment(document.published),
        spans=tuple((start, end) for start, end, _ in cut),
        forms=forms,
        runs=frozenset(zip(*(forms[i:] for i in range(RUN)), strict=False)),
        anchors=tuple(stem(m.group()) for m in _ANCHOR.finditer(document.text)),
    )


def _precedence(text: _Text) -> tuple[datetime, bool, str]:
    """Earlier first; at the same moment the agency itself before those who credit it."""
    own = fold(text.outlet) in text.credits
    return (text.at or datetime.max.replace(tzinfo=UTC), not own, text.id)


def _near(one: _Text, other: _Text) -> bool:
    return one.at is None or other.at is None or abs(one.at - other.at) <= WITHIN


def _match(text: _Text, original: _Text) -> tuple[float, _Text, tuple[Span, ...], bool]:
    """How much of ``text`` prints ``original``: (share, original, spans, whether all of it)."""
    if text.language == original.language:
        spans, share, longest = _shared(text, original)
        whole = share >= WHOLE
        return (
            (share, original, () if whole else spans, whole) if whole or longest >= PART else (0.0, original, (), False)
        )
    if not text.credits & (original.credits | {fold(original.outlet)}):
        return (0.0, original, (), False)
    share = _in_order(text.anchors, original.anchors)
    return (share, original, (), True) if share >= ANCHORS else (0.0, original, (), False)


def _shared(text: _Text, original: _Text) -> tuple[tuple[Span, ...], float, int]:
    """The stretches of ``text`` that shared runs cover, their share of its words, the longest in words."""
    covered = [False] * len(text.forms)
    for i in range(len(text.forms) - RUN + 1):
        if text.forms[i : i + RUN] in original.runs:
            covered[i : i + RUN] = [True] * RUN
    stretches: list[range] = []
    start: int | None = None
    for i, inside in enumerate([*covered, False]):
        if inside and start is None:
            start = i
        elif not inside and start is not None:
            stretches.append(range(start, i))
            start = None
    longest = max(map(len, stretches), default=0)
    spans = tuple(Span(text.spans[s[0]][0], text.spans[s[-1]][1]) for s in stretches if len(s) >= PART)
    return spans, sum(covered) / max(1, len(covered)), longest


def _in_order(anchors: tuple[str, ...], others: tuple[str, ...]) -> float:
    """Share of the shorter list's anchors that stand in the other in the same order; words of one side only aside."""
    common = set(anchors) & set(others)
    here, there = [a for a in anchors if a in common], [a for a in others if a in common]
    numbers = [{a for a in side if a[0].isdigit()} for side in (anchors, others)]
    if not here or not there or not all(numbers):
        return 0.0
    matched = sum(block.size for block in SequenceMatcher(None, here, there, autojunk=False).get_matching_blocks())
    kept = len(numbers[0] & numbers[1]) / min(len(numbers[0]), len(numbers[1]))
    return min(kept, matched / min(len(here), len(there)))
