"""The records of a comparison: what several readings say together, as frozen data.

They stand in ``base`` because two folders that may not know each other share
them: ``questions`` makes them, ``ledger`` keeps them. A record of an article is
named over the whole ledger by ``record_id``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from laut.base.records import Measure, PersonKind, Reading
from laut.base.span import Span

__all__ = [
    "UNDATED",
    "Article",
    "Comparison",
    "Copy",
    "Decision",
    "Dispute",
    "DisputeKind",
    "Key",
    "Question",
    "QuestionText",
    "Report",
    "Sketch",
    "SpeakerIdentity",
    "Step",
    "StepAct",
    "StoryComparison",
    "Turn",
    "record_id",
]

DisputeKind = Literal["apart", "denied", "part_whole"]
StepAct = Literal["alleged", "denied", "admitted", "confirmed"]


UNDATED = -1_000_000  # a day before every day: where articles without one stand in order


def record_id(article: str, local: str) -> str:
    """The name, over a whole ledger, of the record that its reading calls ``local``."""
    return f"{article}.{local}"


@dataclass(frozen=True, slots=True)
class Article:
    """A reading under its id in the ledger.

    ``version_of`` is the id of the newest text at the same address, where this is an older one.
    """

    id: str
    reading: Reading
    version_of: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """Something by which an article of the same story can be found: a rare name, a run of words.

    ``text`` carries its kind (``name:maren dahl``, ``band:3:9f…``); ``weight`` says how much it
    proves when two articles share it, and depends on the key alone, never on the ledger.
    """

    text: str
    weight: int


@dataclass(frozen=True, slots=True)
class Sketch:
    """What the ledger indexes of an article: its day (days since 1970-01-01, None undated) and its keys."""

    article: str
    day: int | None
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """What a person decided of two records: that they belong together, or that they do not.

    ``of`` says to what: two figures to one question, two people to one speaker, two articles to
    one story; ``between`` names them (``record_id`` of a figure or person, id of an article).
    A decision wins over every rule of the comparison.
    """

    of: Literal["question", "speaker", "story"]
    together: bool
    between: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Copy:
    """``article`` prints the text of ``of``, whole or in ``spans`` (code points of ``article``'s text).

    ``of`` is None where the original is not in the ledger and only a credit tells; ``agency`` names
    whose text it is, where known.
    """

    article: str
    of: str | None
    agency: str | None
    whole: bool
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class SpeakerIdentity:
    """One speaker over the articles of a story.

    Identities of different stories with the same ``key`` are one speaker in the ledger: a key is
    the full name, normalised (``person:aksel rygg``); a name that proves nothing outside its story
    (a surname, "the coast guard") carries the story in its key. ``people`` are pairs of an
    article and the id of a person in its reading.
    """

    key: str
    name: str
    kind: PersonKind
    names: tuple[str, ...]
    descriptions: tuple[str, ...]
    people: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """One figure as an answer to a question.

    ``figure`` is a ``record_id``; ``published`` and ``as_of`` are ISO 8601, ``as_of`` a day or a
    month; ``low`` and ``high`` as printed, without tolerance; ``copy`` is the article whose words
    this repeats, None where they are its own.
    """

    figure: str
    article: str
    source_name: str | None
    published: str | None
    as_of: str | None
    low: float | None
    high: float | None
    copy: str | None


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two figures (``record_id``) of two independent sources that cannot both hold."""

    between: tuple[str, str]
    sources: tuple[str, str]
    kind: DisputeKind


@dataclass(frozen=True, slots=True)
class QuestionText:
    """The question in words, one field a language of the output's contract, named by its code (ISO 639-1)."""

    de: str
    en: str


@dataclass(frozen=True, slots=True)
class Question:
    """What two or more figures answer in common.

    ``id`` is ``q-`` and the first report's figure: it stays as later articles come, and where an
    earlier one takes the first place, the old id still names a figure of the question;
    ``reports`` are in order of publication; ``low`` and ``high`` bound the standing reports;
    ``independent`` counts the reports that repeat no other.
    """

    id: str
    text: QuestionText
    measure: Measure
    population: str | None
    place: str | None
    reports: tuple[Report, ...]
    low: float | None
    high: float | None
    independent: int
    disputes: tuple[Dispute, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a turn: who did what to the proposition, when, in which statement (``record_id``)."""

    act: StepAct
    date: str | None
    article: str
    statement: str
    by: str | None


@dataclass(frozen=True, slots=True)
class Turn:
    """What was held about one proposition, step by step; ``topic`` names it in the words of the first step."""

    id: str
    topic: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class StoryComparison:
    """What the articles of one story say together.

    ``id`` is that of the first article by (published, id); ``title`` that of the article that best
    tells of it; ``first`` and ``last`` are the days of its first and last article.
    """

    id: str
    title: str | None
    first: str | None
    last: str | None
    articles: tuple[str, ...]
    copies: tuple[Copy, ...]
    speakers: tuple[SpeakerIdentity, ...]
    questions: tuple[Question, ...]
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a set of articles says together, story by story in order of their ids."""

    stories: tuple[StoryComparison, ...]
