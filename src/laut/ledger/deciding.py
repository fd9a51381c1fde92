"""Reviews into the ledger: a person's decision, kept and put to work at once."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, func, insert, select, update

from laut.base.comparison import record_id
from laut.base.errors import UsageError
from laut.base.records import Reading
from laut.ledger.entries import now, unpack_reading
from laut.ledger.linking import CHANGED, mark_stale
from laut.ledger.renewing import lay_out_again
from laut.ledger.reviewbook import all_reviews, reviews_of
from laut.ledger.reviewed import reviewed
from laut.ledger.reviews import Anchor, Review, ReviewOf, anchor_of
from laut.ledger.schema import article, kept_reading, question, report, review, review_anchor, story_speaker
from laut.ledger.store import Ledger

__all__ = ["anchor_at", "decide", "speaker_key", "undo"]


def anchor_at(ledger: Ledger, name: str, of: ReviewOf) -> Anchor:
    """Where the record with this id stands.

    A statement's or figure's id is that of the export; a question may be named by
    its id or by one of its figures, a story by its id or one of its articles, a
    speaker by the id of a person in an article or by its own. Raises UsageError
    where there is no such record.
    """
    with ledger.reading() as connection:
        where, _, local = _record_named(connection, name, of).partition(".")
        packed = connection.scalar(
            select(kept_reading.c.packed)
            .join(article, kept_reading.c.article_n == article.c.n)
            .where(article.c.id == where)
        )
        if packed is None:
            raise UsageError(f"no {of} {name!r} in {ledger.name!r}; the lists of `laut` and `laut export` name them")
        reading = unpack_reading(packed)
        return anchor_of(_with_missed(connection, reading), local, of)


def _with_missed(connection: Connection, reading: Reading) -> Reading:
    """A reading with the records that persons added, so that these can be reviewed in turn."""
    made = [each for each in reviews_of(connection, [reading.document.sha256]) if each.kind == "missed"]
    return reviewed(reading, made).reading


def _record_named(connection: Connection, name: str, of: ReviewOf) -> str:
    """The id of a figure, person or article that stands for a question, speaker or story."""
    if of == "question" and connection.scalar(select(question.c.id).where(question.c.id == name)):
        first = select(report.c.figure).where(report.c.question == name).order_by(report.c.position).limit(1)
        return str(connection.execute(first).scalar_one())
    if of == "speaker" and name.startswith("s-"):
        people = (
            connection.execute(select(story_speaker.c.people).where(story_speaker.c.speaker == name)).scalars().all()
        )
        return min((record_id(where, person) for some in people for where, person in some), default=name)
    return name


def speaker_key(ledger: Ledger, anchor: Anchor) -> str | None:
    """The key of the identity that the person at an anchor has over its story."""
    with ledger.reading() as connection:
        told = (
            select(article.c.story, kept_reading.c.packed)
            .join(kept_reading, kept_reading.c.article_n == article.c.n)
            .where(article.c.id == anchor.article)
        )
        row = connection.execute(told).one()
        people = unpack_reading(row.packed).people
        local = next((each.id for each in people if anchor.spans[0] in each.mentions), None)
        identities = connection.execute(select(story_speaker).where(story_speaker.c.story == row.story)).all()
        return next((each.key for each in identities if [anchor.article, local] in each.people), None)


def decide(ledger: Ledger, made: Review) -> int:
    """Keep a review and put it to work; gives its number. What it touches waits to be compared.

    Raises UsageError where a correction or an added record makes no record.
    """
    with ledger.writing() as connection:
        _try(connection, made)
        n = (connection.scalar(select(func.max(review.c.n))) or 0) + 1
        connection.execute(
            insert(review).values(
                n=n, kind=made.kind, of=made.of, change=dict(made.change), by=made.by, at=made.at, why=made.why
            )
        )
        connection.execute(
            insert(review_anchor),
            [
                {
                    "review_n": n,
                    "position": position,
                    "article": anchor.article,
                    "sha256": anchor.sha256,
                    "spans": [[span.start, span.end] for span in anchor.spans],
                    "text": anchor.text,
                }
                for position, anchor in enumerate(made.anchors)
            ],
        )
        _put_to_work(ledger, connection, made)
        return n


def undo(ledger: Ledger, n: int) -> Review:
    """Take a review back; it is kept, marked as undone. Raises UsageError where there is none to undo."""
    with ledger.writing() as connection:
        made = next((each for each in all_reviews(connection) if each.n == n), None)
        if made is None or made.undone_at is not None:
            raise UsageError(f"no review {n} to undo in {ledger.name!r}; `laut review list` shows them")
        moment = now()
        connection.execute(update(review).where(review.c.n == n).values(undone_at=moment))
        _put_to_work(ledger, connection, made)
        return replace(made, undone_at=moment)


def _try(connection: Connection, made: Review) -> None:
    """Apply a review to its text before it is kept, so that one that cannot be applied never is."""
    anchor = made.anchors[0]
    with_text = (
        select(kept_reading.c.packed)
        .join(article, kept_reading.c.article_n == article.c.n)
        .where(article.c.sha256 == anchor.sha256)
    )
    packed = connection.scalar(with_text.limit(1))
    if packed is None:
        raise UsageError(f"no article of the ledger has the text that the review is of ({anchor.text[:40]!r})")
    reviewed(unpack_reading(packed), [*reviews_of(connection, [anchor.sha256]), made])


def _put_to_work(ledger: Ledger, connection: Connection, made: Review) -> None:
    if made.of in {"statement", "figure"}:
        lay_out_again(ledger, connection, made.anchors[0].sha256)
    elif made.of == "story":
        named = article.c.id.in_([anchor.article for anchor in made.anchors])
        connection.execute(update(article).where(named).values(touched=CHANGED))
    else:
        texts = [anchor.sha256 for anchor in made.anchors]
        stories = set(
            connection.scalars(select(article.c.story).where(article.c.sha256.in_(texts), article.c.story.is_not(None)))
        )
        spoken = select(story_speaker.c.story).where(story_speaker.c.key.in_(made.change.get("keys", [])))
        mark_stale(connection, stories | set(connection.scalars(spoken)))
