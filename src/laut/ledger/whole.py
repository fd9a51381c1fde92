"""Everything that a ledger holds, record by record, in an order that depends on content alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, select

from laut.base.comparison import (
    Copy,
    Dispute,
    Question,
    QuestionText,
    Report,
    SpeakerIdentity,
    Step,
    StoryComparison,
    Turn,
)
from laut.base.records import Measure, Reading
from laut.base.span import Span
from laut.ledger.entries import unpack_reading
from laut.ledger.reviewbook import all_reviews, reviews_of
from laut.ledger.reviewed import reviewed
from laut.ledger.reviews import Review, ReviewKind, holds
from laut.ledger.schema import (
    article,
    copy,
    dispute,
    figure,
    kept_reading,
    page,
    question,
    report,
    speaker,
    speaker_name,
    step,
    story,
    story_speaker,
    turn,
)
from laut.ledger.store import Ledger

__all__ = [
    "KeptArticle",
    "KeptPage",
    "KeptReview",
    "KeptSpeaker",
    "articles",
    "articles_with",
    "pages",
    "questions_named",
    "reviews",
    "speakers",
    "steps_of",
    "stories",
    "stories_that_count",
]

_AT_ONCE = 200
_IN_ORDER = select(article.c.n).order_by(article.c.published, article.c.id)


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """An article as persons left it, with what the comparison says of it; ``found`` is its reading before that.

    ``marks`` tell of each record what was decided last, by the record's id in
    its reading; likewise ``questions`` and ``reports`` of figures that answer
    one, and of people ``names`` over the story and the ids of ``speakers`` over
    the ledger. ``copies`` are those that this article is of others.
    """

    id: str
    given_id: str | None
    version_of: str | None
    copy_of: str | None
    story: str | None
    reading: Reading
    found: Reading
    marks: Mapping[str, ReviewKind]
    copies: tuple[Copy, ...]
    questions: Mapping[str, str]
    reports: Mapping[str, Report]
    names: Mapping[str, str]
    speakers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page as it came; ``packed`` is its bytes, packed."""

    digest: str
    sha256: str
    article: str
    url: str | None
    source: str
    packed: bytes
    added_at: str


@dataclass(frozen=True, slots=True)
class KeptSpeaker:
    """A speaker over the whole ledger, under the name that most stories give."""

    id: str
    name: str
    kind: str
    names: tuple[str, ...]
    stories: int
    statements: int


@dataclass(frozen=True, slots=True)
class KeptReview:
    """A review, and whether its words are gone: then it is an orphan."""

    review: Review
    orphan: bool


def _batches(values: Iterable[Any]) -> Iterator[list[Any]]:
    source = iter(values)
    while some := list(islice(source, _AT_ONCE)):
        yield some


def articles(ledger: Ledger) -> Iterator[KeptArticle]:
    """Every article, by (published, id)."""
    with ledger.reading() as connection:
        yield from _articles_of(connection, connection.scalars(_IN_ORDER))


def articles_with(ledger: Ledger, texts: Sequence[str]) -> Iterator[KeptArticle]:
    """The articles whose texts have these SHA-256, by (published, id)."""
    with ledger.reading() as connection:
        wanted = [
            n for some in _batches(texts) for n in connection.scalars(_IN_ORDER.where(article.c.sha256.in_(some)))
        ]
        yield from _articles_of(connection, wanted)


def stories_that_count(ledger: Ledger, measure: Measure) -> Iterator[tuple[StoryComparison, list[KeptArticle]]]:
    """The stories with figures of a measure, by (first day, id), each with its articles by (published, id)."""
    counting = (
        select(article.c.story).join(figure, figure.c.article_n == article.c.n).where(figure.c.measure == measure)
    )
    with ledger.reading() as connection:
        ids = connection.scalars(
            select(story.c.id).where(story.c.id.in_(counting)).order_by(story.c.first, story.c.id)
        ).all()
        for each in ids:
            inside = connection.scalars(_IN_ORDER.where(article.c.story == each))
            yield stories_named(connection, [each])[0], list(_articles_of(connection, inside))


def _articles_of(connection: Connection, numbers: Iterable[int]) -> Iterator[KeptArticle]:
    for some in _batches(list(numbers)):
        rows = {
            row.n: row
            for row in connection.execute(
                select(article, kept_reading.c.packed)
                .join(kept_reading, kept_reading.c.article_n == article.c.n)
                .where(article.c.n.in_(some))
            )
        }
        yield from _articles(connection, [rows[n] for n in some])


def _articles(connection: Connection, rows: Sequence[Row[Any]]) -> Iterator[KeptArticle]:
    ids = [row.id for row in rows]
    made = reviews_of(connection, {row.sha256 for row in rows})
    copies = defaultdict(list)
    for row in connection.execute(select(copy).where(copy.c.article.in_(ids)).order_by(copy.c.of)):
        copies[row.article].append(_copy(row))
    questions: dict[str, dict[str, str]] = defaultdict(dict)
    reports: dict[str, dict[str, Report]] = defaultdict(dict)
    answering = select(report).join(figure, figure.c.id == report.c.figure)
    for row in connection.execute(answering.where(figure.c.article_n.in_([row.n for row in rows]))):
        where, _, local = row.figure.partition(".")
        questions[where][local] = row.question
        reports[where][local] = _report(row)
    names: dict[str, dict[str, str]] = defaultdict(dict)
    told = {row.story for row in rows if row.story}
    ids_of: dict[str, dict[str, str]] = defaultdict(dict)
    for row in connection.execute(select(story_speaker).where(story_speaker.c.story.in_(told))):
        for where, person in row.people:
            names[where][person] = row.name
            ids_of[where][person] = row.speaker
    for row in rows:
        found = unpack_reading(row.packed)
        judged = reviewed(found, made)
        yield KeptArticle(
            row.id,
            row.given_id,
            row.version_of,
            row.copy_of,
            row.story,
            judged.reading,
            found,
            judged.marks,
            tuple(copies[row.id]),
            questions[row.id],
            reports[row.id],
            names[row.id],
            ids_of[row.id],
        )


def _copy(row: Row[Any]) -> Copy:
    return Copy(row.article, row.of or None, row.agency, row.whole, tuple(Span(start, end) for start, end in row.spans))


def stories(ledger: Ledger) -> Iterator[StoryComparison]:
    """Every story with its comparison, by (first day, id): just as it was put in place."""
    with ledger.reading() as connection:
        ids = connection.scalars(select(story.c.id).order_by(story.c.first, story.c.id)).all()
        for some in _batches(ids):
            yield from stories_named(connection, some)


def stories_named(connection: Connection, ids: Sequence[str]) -> list[StoryComparison]:
    """The comparisons of these stories, in their order; those that are not there are left out."""
    heads = {row.id: row for row in connection.execute(select(story).where(story.c.id.in_(ids)))}
    members = defaultdict(list)
    inside = select(article.c.id, article.c.story).where(article.c.story.in_(ids))
    for row in connection.execute(inside.order_by(article.c.published, article.c.id)):
        members[row.story].append(row.id)
    copies = _by_story(connection, copy, ids, _copy)
    said = _by_story(connection, story_speaker, ids, _identity)
    asked = defaultdict(list)
    for each_question, of_story in questions_named(connection, question.c.story.in_(ids)):
        asked[of_story].append(each_question)
    turned = _turns(connection, ids)
    return [
        StoryComparison(
            id=each,
            title=heads[each].title,
            first=heads[each].first or None,
            last=heads[each].last or None,
            articles=tuple(members[each]),
            copies=tuple(sorted(copies[each], key=lambda made: (made.article, made.of or ""))),
            speakers=tuple(sorted(said[each], key=lambda identity: identity.key)),
            questions=tuple(asked[each]),
            turns=tuple(turned[each]),
        )
        for each in ids
        if each in heads
    ]


def _by_story(connection: Connection, table: Table, ids: Sequence[str], record: Any) -> dict[str, list[Any]]:
    found = defaultdict(list)
    for row in connection.execute(select(table).where(table.c.story.in_(ids))):
        found[row.story].append(record(row))
    return found


def _identity(row: Row[Any]) -> SpeakerIdentity:
    people = tuple((where, person) for where, person in row.people)
    return SpeakerIdentity(row.key, row.name, row.kind, tuple(row.names), tuple(row.descriptions), people)


def _report(row: Row[Any]) -> Report:
    return Report(row.figure, row.article, row.source_name, row.published, row.as_of, row.low, row.high, row.copy)


def questions_named(connection: Connection, wanted: ColumnElement[bool]) -> list[tuple[Question, str]]:
    """The questions for which ``wanted`` holds, by id, each with its story."""
    told = defaultdict(list)
    for row in connection.execute(_under(report, question, wanted).order_by(report.c.question, report.c.position)):
        told[row.question].append(_report(row))
    apart = defaultdict(list)
    for row in connection.execute(_under(dispute, question, wanted).order_by(dispute.c.question, dispute.c.position)):
        apart[row.question].append(Dispute((row.figure_a, row.figure_b), (row.source_a, row.source_b), row.kind))
    return [
        (
            Question(
                row.id,
                QuestionText(row.text_de, row.text_en),
                row.measure,
                row.population,
                row.place,
                tuple(told[row.id]),
                row.low,
                row.high,
                row.independent,
                tuple(apart[row.id]),
            ),
            row.story,
        )
        for row in connection.execute(select(question).where(wanted).order_by(question.c.id))
    ]


def _turns(connection: Connection, ids: Sequence[str]) -> dict[str, list[Turn]]:
    found = defaultdict(list)
    steps = steps_of(connection, step.c.story.in_(ids))
    for row in connection.execute(select(turn).where(turn.c.story.in_(ids)).order_by(turn.c.story, turn.c.position)):
        found[row.story].append(Turn(row.id, row.topic, steps[row.story, row.position]))
    return found


def steps_of(connection: Connection, wanted: ColumnElement[bool]) -> dict[tuple[str, int], tuple[Step, ...]]:
    """The steps for which ``wanted`` holds, in order, by story and the place of their turn in it."""
    steps = defaultdict(list)
    for row in connection.execute(select(step).where(wanted).order_by(step.c.story, step.c.turn, step.c.position)):
        steps[row.story, row.turn].append(Step(row.act, row.date, row.article, row.statement, row.by))
    return {at: tuple(taken) for at, taken in steps.items()}


def _under(part: Table, whole: Table, wanted: ColumnElement[bool]) -> Any:
    """The rows of ``part`` that belong to rows of ``whole`` for which ``wanted`` holds."""
    return select(part).join(whole, whole.c.id == part.c[whole.name]).where(wanted)


def speakers(ledger: Ledger) -> Iterator[KeptSpeaker]:
    """Every speaker, by id."""
    with ledger.reading() as connection:
        for some in _batches(connection.scalars(select(speaker.c.id).order_by(speaker.c.id)).all()):
            names = defaultdict(list)
            ranked = select(speaker_name).where(speaker_name.c.speaker.in_(some))
            for row in connection.execute(ranked.order_by(speaker_name.c.main.desc(), speaker_name.c.name)):
                names[row.speaker].append(row.name)
            for row in connection.execute(select(speaker).where(speaker.c.id.in_(some)).order_by(speaker.c.id)):
                known = names[row.id]
                yield KeptSpeaker(row.id, known[0], row.kind, tuple(sorted(known)), row.stories, row.statements)


def reviews(ledger: Ledger) -> Iterator[KeptReview]:
    """Every review in the order in which they were made, undone ones included."""
    with ledger.reading() as connection:
        for each in all_reviews(connection):
            texts = [anchor.sha256 for anchor in each.anchors]
            rows = connection.execute(
                select(article.c.sha256, kept_reading.c.packed)
                .join(kept_reading, kept_reading.c.article_n == article.c.n)
                .where(article.c.sha256.in_(texts))
            )
            readings = {row.sha256: unpack_reading(row.packed) for row in rows}
            there = all(
                anchor.sha256 in readings and holds(each, anchor, readings[anchor.sha256]) for anchor in each.anchors
            )
            yield KeptReview(each, orphan=not there)


def pages(ledger: Ledger) -> Iterator[KeptPage]:
    """Every page as it came, by digest."""
    last = ""
    columns = (page.c.digest, page.c.sha256, page.c.source, page.c.data, page.c.added_at, article.c.id, article.c.url)
    following = select(*columns).join(article, article.c.n == page.c.article_n).order_by(page.c.digest).limit(50)
    with ledger.reading() as connection:
        while rows := connection.execute(following.where(page.c.digest > last)).all():
            for row in rows:
                yield KeptPage(row.digest, row.sha256, row.id, row.url, row.source, row.data, row.added_at)
            last = rows[-1].digest
