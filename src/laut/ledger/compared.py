"""What articles say together, listed newest first: stories, questions, disputes, turns, speakers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, or_, select, tuple_

from laut.base.comparison import Question, Report, Step
from laut.base.errors import UsageError
from laut.ledger.filters import Filters, between, speakers_named
from laut.ledger.schema import (
    DISPUTED,
    article,
    dispute,
    figure,
    question,
    report,
    speaker,
    speaker_name,
    statement,
    step,
    story,
    story_speaker,
    turn,
)
from laut.ledger.store import Ledger
from laut.ledger.whole import questions_named, steps_of
from laut.ledger.words import name_key

__all__ = [
    "DisputeRow",
    "QuestionPage",
    "QuestionRow",
    "ReportLine",
    "SpeakerRow",
    "StoryRow",
    "TurnRow",
    "list_disputes",
    "list_questions",
    "list_speakers",
    "list_stories",
    "list_turns",
    "question_page",
]


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story in a list, with how much there is in it."""

    id: str
    first: str
    last: str
    title: str | None
    articles: int
    questions: int
    disputes: int
    turns: int


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question in a list: its range now, by how many reports, in how many disputes."""

    id: str
    last: str
    text_de: str
    text_en: str
    measure: str
    population: str | None
    place: str | None
    low: float | None
    high: float | None
    reports: int
    independent: int
    disputes: int
    story: str


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """Two sources that part on one question, each with its figure as printed."""

    question: str
    last: str
    text_de: str
    text_en: str
    kind: str
    source_a: str
    text_a: str
    source_b: str
    text_b: str
    figure_a: str
    figure_b: str
    story: str


@dataclass(frozen=True, slots=True)
class TurnRow:
    """A turn in a list, with its steps in order."""

    id: str
    last: str
    topic: str
    steps: tuple[Step, ...]
    story: str


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """A speaker in a list, under the name that most stories give."""

    id: str
    name: str
    kind: str
    statements: int
    stories: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report with the words it rests on: the figure's and those of the statement that carries it."""

    report: Report
    outlet: str | None
    language: str
    text: str
    hedge: str
    quote: str | None
    title: str | None


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """A question with all that is reported on it."""

    question: Question
    story: str
    story_title: str | None
    lines: tuple[ReportLine, ...]


def list_stories(ledger: Ledger, filters: Filters) -> list[StoryRow]:
    """Stories, the one with the newest article first."""
    wanted = [story.c.last >= filters.since] if filters.since else []
    wanted += between(story.c.first, Filters(until=filters.until))
    if filters.speaker:
        said = select(story_speaker.c.story).where(speakers_named(story_speaker.c.speaker, filters.speaker))
        wanted.append(story.c.id.in_(said))
    # What few stories have is gathered first; what most have is looked for in each, newest first.
    if filters.outlet:
        wanted.append(story.c.id.in_(select(article.c.story).where(article.c.outlet_key == name_key(filters.outlet))))
    if filters.language:
        wanted.append(exists().where(article.c.story == story.c.id, article.c.language == filters.language))
    asked = _questions_wanted(Filters(measure=filters.measure, place=filters.place, disputed=filters.disputed))
    if filters.place:
        wanted.append(story.c.id.in_(select(question.c.story).where(*asked)))
    elif asked:
        wanted.append(exists().where(question.c.story == story.c.id, *asked))
    columns = [story.c[name] for name in StoryRow.__slots__]
    found = select(*columns).where(*wanted).order_by(story.c.last.desc(), story.c.id).limit(filters.limit)
    with ledger.reading() as connection:
        return [StoryRow(*row) for row in connection.execute(found)]


def _questions_wanted(filters: Filters) -> list[ColumnElement[bool]]:
    """The conditions on a question that need no more than its own row, and its sources' names."""
    wanted = between(question.c.last, filters)
    if filters.measure:
        wanted.append(question.c.measure == filters.measure)
    if filters.place:
        wanted.append(question.c.place_key == name_key(filters.place))
    if filters.story:
        wanted.append(question.c.story == filters.story)
    if filters.disputed:
        wanted.append(DISPUTED)
    return wanted


def list_questions(ledger: Ledger, filters: Filters) -> list[QuestionRow]:
    """Questions, the one with the newest report first."""
    wanted = _questions_wanted(filters)
    if filters.speaker:
        answered = select(figure.c.question).where(
            speakers_named(figure.c.speaker, filters.speaker), figure.c.question.is_not(None)
        )
        wanted.append(question.c.id.in_(answered))
    columns = [question.c[name] for name in QuestionRow.__slots__]
    asked = select(*columns).where(*wanted).order_by(question.c.last.desc(), question.c.id).limit(filters.limit)
    with ledger.reading() as connection:
        return [QuestionRow(*row) for row in connection.execute(asked)]


def list_disputes(ledger: Ledger, filters: Filters) -> list[DisputeRow]:
    """Disputes, the newest first."""
    one, other = figure.alias("one"), figure.alias("other")
    found = _disputes_found(filters).subquery()
    own = {"text_a": one.c.text, "text_b": other.c.text}
    of_question = ("text_de", "text_en", "story")
    columns = [
        own[name].label(name) if name in own else (question if name in of_question else dispute).c[name]
        for name in DisputeRow.__slots__
    ]
    asked = (
        select(*columns)
        .join(found, and_(found.c.question == dispute.c.question, found.c.position == dispute.c.position))
        .join(question, question.c.id == dispute.c.question)
        .join(one, one.c.id == dispute.c.figure_a)
        .join(other, other.c.id == dispute.c.figure_b)
        .order_by(dispute.c.last.desc(), dispute.c.question, dispute.c.position)
    )
    with ledger.reading() as connection:
        return [DisputeRow(*row) for row in connection.execute(asked)]


def _disputes_found(filters: Filters) -> Select[tuple[str, int]]:
    """Question and position of the disputes wanted, the newest first: only these are joined with what they are about."""
    asked = select(dispute.c.question, dispute.c.position).where(*between(dispute.c.last, filters))
    of_question = _questions_wanted(Filters(measure=filters.measure, place=filters.place, story=filters.story))
    if of_question:
        asked = asked.join(question, question.c.id == dispute.c.question).where(*of_question)
    if filters.speaker:
        # By the speakers of the figures, and by name: a source that stands in no statement has no speaker's id.
        names = select(speaker_name.c.name).where(speakers_named(speaker_name.c.speaker, filters.speaker))
        told = select(figure.c.id).where(speakers_named(figure.c.speaker, filters.speaker))
        sides = [side.in_(names) for side in (dispute.c.source_a, dispute.c.source_b)]
        sides += [side.in_(told) for side in (dispute.c.figure_a, dispute.c.figure_b)]
        asked = asked.where(or_(*sides))
    return asked.order_by(dispute.c.last.desc(), dispute.c.question, dispute.c.position).limit(filters.limit)


def list_turns(ledger: Ledger, filters: Filters) -> list[TurnRow]:
    """Turns, the one with the newest step first."""
    wanted = between(turn.c.last, filters)
    if filters.story:
        wanted.append(turn.c.story == filters.story)
    if filters.speaker:
        spoken = select(step.c.story, step.c.turn).join(statement, statement.c.id == step.c.statement)
        spoken = spoken.where(speakers_named(statement.c.speaker, filters.speaker))
        wanted.append(tuple_(turn.c.story, turn.c.position).in_(spoken))
    asked = select(turn).where(*wanted).order_by(turn.c.last.desc(), turn.c.story, turn.c.position).limit(filters.limit)
    with ledger.reading() as connection:
        rows = connection.execute(asked).all()
        steps = steps_of(connection, step.c.story.in_({row.story for row in rows}))
    return [TurnRow(row.id, row.last, row.topic, steps[row.story, row.position], row.story) for row in rows]


def list_speakers(ledger: Ledger, filters: Filters) -> list[SpeakerRow]:
    """Speakers, the one who says most first."""
    asked = select(speaker).order_by(speaker.c.statements.desc(), speaker.c.id).limit(filters.limit)
    if filters.speaker:
        asked = asked.where(speakers_named(speaker.c.id, filters.speaker))
    with ledger.reading() as connection:
        rows = connection.execute(asked).all()
        names: dict[str, list[str]] = {row.id: [] for row in rows}
        ranked = select(speaker_name).where(speaker_name.c.speaker.in_(names))
        for each in connection.execute(ranked.order_by(speaker_name.c.main.desc(), speaker_name.c.name)):
            names[each.speaker].append(each.name)
    return [
        SpeakerRow(row.id, names[row.id][0], row.kind, row.statements, row.stories, tuple(sorted(names[row.id])))
        for row in rows
    ]


def question_page(ledger: Ledger, name: str) -> QuestionPage:
    """The question with this id, or the one that a figure with this id answers.

    A question's id changes when an article comes that is older than its first
    one; the old id still finds it, since it names a figure. Raises UsageError
    where there is none.
    """
    with ledger.reading() as connection:
        found = _question_id(connection, name)
        if found is None:
            raise UsageError(f"no question {name!r} in {ledger.name!r}; `laut questions` lists those there are")
        told, of_story = questions_named(connection, question.c.id == found)[0]
        title = connection.scalar(select(story.c.title).where(story.c.id == of_story))
        lines = {row.id: row for row in connection.execute(_lines(found))}
    return QuestionPage(told, of_story, title, tuple(_line(each, lines[each.figure]) for each in told.reports))


def _question_id(connection: Connection, name: str) -> str | None:
    if connection.scalar(select(question.c.id).where(question.c.id == name)):
        return name
    return connection.scalar(select(report.c.question).where(report.c.figure == name.removeprefix("q-")).limit(1))


def _lines(question_id: str) -> Any:
    columns = (
        figure.c.id,
        article.c.outlet,
        article.c.language,
        article.c.title,
        figure.c.text,
        figure.c.hedge,
        statement.c.quote,
    )
    return (
        select(*columns)
        .join(article, article.c.n == figure.c.article_n)
        .join(statement, statement.c.id == figure.c.statement, isouter=True)
        .where(figure.c.question == question_id)
    )


def _line(told: Report, row: Any) -> ReportLine:
    return ReportLine(told, row.outlet, row.language, row.text, row.hedge, row.quote, row.title)
