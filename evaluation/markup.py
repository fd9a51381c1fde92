"""The inline markup of our own texts: ⟦label|text⟧, nested and never crossing -> text and what is marked in it.

``evaluation/corpus/GUIDE.md`` defines the labels. Every span is a half-open range of code points into the
text without its marks.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast, get_args

from laut.base.records import (
    Act,
    Evidence,
    EvidenceKind,
    Hedge,
    Measure,
    Medium,
    Qualifier,
    StatementType,
    Time,
    TimeType,
)
from laut.base.span import Span
from laut.extract.attribution import Attribution

__all__ = [
    "Marked",
    "MarkedArticle",
    "MarkedFigure",
    "MarkedStatement",
    "MarkupError",
    "attribution_of",
    "read_article",
    "read_marked",
]

_ROLES = {"s": "speaker", "c": "cue", "f": "frame", "a": "addressee"}
_HEADER = ("id", "title", "outlet", "date", "language", "genre")
_MARKS = re.compile(r"⟦([^⟦⟧|]*)\||⟧")


class MarkupError(ValueError):
    """A text whose marks do not add up; the message quotes the place."""


@dataclass(frozen=True, slots=True)
class MarkedStatement:
    """One statement; a role without words has no spans."""

    number: int
    type: StatementType
    medium: Medium
    act: Act
    hedge: Hedge
    name: str | None
    via: tuple[str, ...]
    quote: tuple[Span, ...]
    speaker: tuple[Span, ...]
    cue: tuple[Span, ...]
    frame: tuple[Span, ...]
    addressee: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class MarkedFigure:
    """One figure; ``low`` and ``high`` None are open, ``source`` is whom it is attributed to."""

    start: int
    end: int
    text: str
    low: float | None
    high: float | None
    qualifier: Qualifier
    measure: Measure
    unit: str
    hedge: Hedge
    source: str | None
    counted: str | None
    place: str | None


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and what is marked in it, each kind in the order of the text."""

    text: str
    statements: tuple[MarkedStatement, ...]
    figures: tuple[MarkedFigure, ...]
    times: tuple[Time, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    """An article of the corpus: its header and its marked text."""

    id: str
    title: str
    outlet: str
    date: str
    language: str
    genre: str
    credits: tuple[str, ...]
    marked: Marked


@dataclass(frozen=True, slots=True)
class _Mark:
    """One ⟦label words|text⟧: ``values`` stand alone, ``options`` with an equals sign."""

    label: str
    values: tuple[str, ...]
    options: Mapping[str, str]
    span: Span


def attribution_of(gold: MarkedStatement) -> Attribution:
    """The attribution of a marked-up statement."""
    return Attribution(
        type=gold.type, medium=gold.medium, quote=gold.quote, speaker=gold.speaker, cue=gold.cue, frame=gold.frame,
        addressee=gold.addressee,
    )  # fmt: skip


def read_article(raw: str) -> MarkedArticle:
    """An article from its file's text; raises MarkupError where header or marks are wrong."""
    head, _, body = raw.partition("\n---\n")
    header = {
        key.strip(): value.strip() for key, _, value in (line.partition(":") for line in head.strip().splitlines())
    }
    if missing := [key for key in _HEADER if not header.get(key)]:
        raise MarkupError(f"header lacks {missing}")
    return MarkedArticle(
        **{key: header[key] for key in _HEADER},
        credits=tuple(name.strip() for name in header.get("credits", "").split(";") if name.strip()),
        marked=read_marked(re.sub(r"\n{3,}", "\n\n", body.strip())),
    )


def read_marked(body: str) -> Marked:
    """The text of ``body`` without its marks, and what they say; raises MarkupError where they are wrong."""
    text, marks = _parted(body)
    quotes: dict[int, list[_Mark]] = defaultdict(list)
    roles: dict[int, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    figures: list[MarkedFigure] = []
    times: list[Time] = []
    evidence: list[Evidence] = []
    for mark in marks:
        if match := re.fullmatch(r"q(\d+)", mark.label):
            quotes[int(match[1])].append(mark)
        elif match := re.fullmatch(r"([scfa])(\d+(?:,\d+)*)", mark.label):
            for number in match[2].split(","):
                roles[int(number)][_ROLES[match[1]]].append(mark.span)
        elif mark.label == "n":
            figures.append(_figure(mark, text))
        elif mark.label == "t" and len(mark.values) == 2:
            kind = cast(TimeType, _one_of(mark.values[0], TimeType, mark))
            times.append(Time(mark.span.start, mark.span.end, mark.span.of(text), kind, mark.values[1]))
        elif mark.label == "e" and len(mark.values) == 1:
            evidence.append(_evidence(mark, text))
        else:
            raise MarkupError(f"unknown mark ⟦{mark.label}| round {mark.span.of(text)[:40]!r}")
    if lost := sorted(set(roles) - set(quotes)):
        raise MarkupError(f"roles of no quote: {lost}")
    found = [_statement(number, parts, roles[number]) for number, parts in quotes.items()]
    found.sort(key=lambda statement: statement.quote[0].start)
    return Marked(text, tuple(found), tuple(figures), tuple(times), tuple(evidence))


def _parted(body: str) -> tuple[str, list[_Mark]]:
    """The text without marks, and the marks in the order of their starts, outer before inner."""
    text: list[str] = []
    found: list[_Mark] = []
    still_open: list[tuple[str, int]] = []
    size = last = 0
    for match in _MARKS.finditer(body):
        text.append(body[last : match.start()])
        size += match.start() - last
        last = match.end()
        if match[1] is not None:
            still_open.append((match[1], size))
            continue
        if not still_open:
            raise MarkupError(f"⟧ without ⟦ before {body[last : last + 40]!r}")
        label, start = still_open.pop()
        found.append(_mark(label, Span(start, size)))
    text.append(body[last:])
    clean = "".join(text)
    if still_open:
        raise MarkupError(f"⟦{still_open[-1][0]}| is left open")
    for mark in found:
        shown = mark.span.of(clean)
        if not shown or shown != shown.strip():
            raise MarkupError(f"⟦{mark.label}| is empty or has blanks at its edge: {shown[:40]!r}")
    return clean, sorted(found, key=lambda mark: (mark.span.start, -mark.span.end))


def _mark(label: str, span: Span) -> _Mark:
    words = label.split()
    if not words:
        raise MarkupError("a mark without label")
    options = dict(word.split("=", 1) for word in words[1:] if "=" in word)
    return _Mark(
        label=words[0],
        values=tuple(word for word in words[1:] if "=" not in word),
        options={key: value.replace("_", " ") for key, value in options.items()},
        span=span,
    )


def _statement(number: int, parts: list[_Mark], roles: Mapping[str, list[Span]]) -> MarkedStatement:
    described = [part for part in parts if part.values]
    if len(described) != 1 or len(described[0].values) != 4:
        raise MarkupError(f"q{number} wants type, medium, act and hedge on one of its parts")
    mark = described[0]
    kind, medium, act, hedge = mark.values
    return MarkedStatement(
        number=number,
        type=cast(StatementType, _one_of(kind, StatementType, mark)),
        medium=cast(Medium, _one_of(medium, Medium, mark)),
        act=cast(Act, _one_of(act, Act, mark)),
        hedge=cast(Hedge, _one_of(hedge, Hedge, mark)),
        name=mark.options.get("name"),
        via=_names(mark.options.get("via", "")),
        quote=tuple(part.span for part in parts),
        **{role: tuple(roles.get(role, ())) for role in _ROLES.values()},
    )


def _figure(mark: _Mark, text: str) -> MarkedFigure:
    if len(mark.values) != 6:
        raise MarkupError(f"⟦n| wants low high qualifier measure unit hedge round {mark.span.of(text)!r}")
    low, high, qualifier, measure, unit, hedge = mark.values
    return MarkedFigure(
        start=mark.span.start,
        end=mark.span.end,
        text=mark.span.of(text),
        low=None if low == "-" else float(low),
        high=None if high == "-" else float(high),
        qualifier=cast(Qualifier, _one_of(qualifier, Qualifier, mark)),
        measure=cast(Measure, _one_of(measure, Measure, mark)),
        unit=unit.replace("_", " "),
        hedge=cast(Hedge, _one_of(hedge, Hedge, mark)),
        source=mark.options.get("src"),
        counted=mark.options.get("of"),
        place=mark.options.get("at"),
    )


def _evidence(mark: _Mark, text: str) -> Evidence:
    return Evidence(
        start=mark.span.start,
        end=mark.span.end,
        text=mark.span.of(text),
        kind=cast(EvidenceKind, _one_of(mark.values[0], EvidenceKind, mark)),
        publisher=mark.options.get("publisher"),
        platform=mark.options.get("platform"),
        relayed_by=_names(mark.options.get("relayed", "")),
    )


def _names(listed: str) -> tuple[str, ...]:
    return tuple(name for name in listed.split(";") if name)


def _one_of(value: str, choices: object, mark: _Mark) -> str:
    if value not in get_args(choices):
        raise MarkupError(f"⟦{mark.label} … {value!r}: choose one of {', '.join(get_args(choices))}")
    return value
