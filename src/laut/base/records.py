"""The records of a reading: what `laut read` prints, as frozen data.

Every offset is a half-open range of code points into ``Document.text``; a
record's ``text`` is always the slice that its spans give.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from laut.base.span import Span, joined

__all__ = [
    "Act",
    "Document",
    "Engine",
    "Evidence",
    "EvidenceKind",
    "Figure",
    "Hedge",
    "Maker",
    "Measure",
    "Medium",
    "Part",
    "Person",
    "PersonKind",
    "Place",
    "Qualifier",
    "Reading",
    "Removed",
    "RemovedReason",
    "Speaker",
    "Statement",
    "StatementType",
    "Time",
    "TimeType",
    "When",
]

Engine = Literal["default", "open", "grammar"]
StatementType = Literal["direct", "indirect", "reported", "free_indirect", "indirect_free_indirect"]
Medium = Literal["speech", "writing", "thought", "speech_writing", "speech_thought", "thought_writing"]
Act = Literal[
    "claim", "confirm", "deny", "admit", "estimate", "demand", "announce",
    "warn", "explain", "praise", "accuse", "promise", "ask",
]  # fmt: skip
Hedge = Literal["none", "estimated", "unconfirmed", "denied", "planned"]
Qualifier = Literal[
    "exact", "approx", "at_least", "at_most", "more_than", "less_than", "range", "vague"
]  # fmt: skip
Measure = Literal[
    "killed", "injured", "missing", "rescued", "detained", "displaced", "troops", "participants",
    "affected", "infected", "aboard", "people_other", "money", "share", "things", "events",
    "physical", "duration",
]  # fmt: skip
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
PersonKind = Literal["person", "organisation", "outlet", "office", "group", "unnamed"]
EvidenceKind = Literal["video", "photo", "audio", "document", "satellite", "data"]
RemovedReason = Literal[
    "promotion", "consent", "embed", "teaser", "caption", "credit",
    "navigation", "comment", "newsletter",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Removed:
    """A piece of the page that is not the article, and why."""

    text: str
    reason: RemovedReason


@dataclass(frozen=True, slots=True)
class Document:
    """One published piece: its clean text and what the page says of it.

    ``published`` and ``modified`` are ISO 8601, with a zone where the page gives
    one; ``sha256`` is that of ``text`` as UTF-8.
    """

    id: str
    source: str
    url: str | None
    outlet: str | None
    title: str | None
    author: str | None
    published: str | None
    modified: str | None
    language: str
    credits: tuple[str, ...]
    text: str
    sha256: str
    removed: tuple[Removed, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Words of the text that play one role: ``text`` is the spans' words joined by a blank."""

    spans: tuple[Span, ...]
    text: str

    @classmethod
    def of(cls, text: str, *spans: Span) -> Part:
        """The part of ``text`` that ``spans`` cover."""
        return cls(spans=spans, text=joined(spans, text))


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it: words of the text (none where only context names them) and the resolved name."""

    spans: tuple[Span, ...]
    text: str
    name: str | None
    person: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """Something said by someone, as reported (the Wikinews / Redewiedergabe scheme)."""

    id: str
    type: StatementType
    medium: Medium
    act: Act
    hedge: Hedge
    quote: Part
    speaker: Speaker | None
    cue: Part | None
    frame: Part | None
    addressee: Part | None
    via: tuple[str, ...]
    confidence: float
    found_by: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place as written, with its gazetteer entry where one is known (ISO 3166 country, WGS 84)."""

    text: str
    name: str | None
    country: str | None
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class When:
    """The time expression a figure is tied to, with its TIMEX3 value."""

    text: str
    value: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts; ``low`` and ``high`` bound it, None is open."""

    id: str
    start: int
    end: int
    text: str
    low: float | None
    high: float | None
    qualifier: Qualifier
    unit: str | None
    measure: Measure
    counted: str | None
    place: Place | None
    when: When | None
    statement: str | None
    source_name: str | None
    hedge: Hedge
    confidence: float
    found_by: str


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression with its TIMEX3 type and value (ISO-TimeML)."""

    start: int
    end: int
    text: str
    type: TimeType
    value: str


@dataclass(frozen=True, slots=True)
class Person:
    """Who is mentioned: one name, its mentions, its descriptions."""

    id: str
    name: str
    kind: PersonKind
    descriptions: tuple[str, ...]
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Material shown or cited, who published it and who passed it on."""

    start: int
    end: int
    text: str
    kind: EvidenceKind
    publisher: str | None
    platform: str | None
    relayed_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Maker:
    """Which laut made a reading: its version and the model of each language."""

    version: str
    models: dict[str, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """One article, read."""

    laut: Maker
    document: Document
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    times: tuple[Time, ...]
    people: tuple[Person, ...]
    evidence: tuple[Evidence, ...]
