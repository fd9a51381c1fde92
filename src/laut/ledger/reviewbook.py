"""The reviews that a ledger holds, read back, and what they mean for records as they are now."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, Row, select

from laut.base.comparison import Decision, record_id
from laut.base.records import Reading
from laut.base.span import Span
from laut.ledger.entries import unpack_reading
from laut.ledger.reviews import Anchor, Review
from laut.ledger.schema import article, kept_reading, review, review_anchor

__all__ = ["all_reviews", "decisions_of", "one_speaker", "reading_of_text", "reviews_of"]


def all_reviews(connection: Connection) -> list[Review]:
    """Every review, in the order in which they were made, undone ones included."""
    return _read(connection, None)


def reviews_of(connection: Connection, texts: Iterable[str]) -> list[Review]:
    """The standing reviews anchored in any of the texts with these SHA-256, in the order in which they were made."""
    wanted = set(texts)
    if connection.scalar(select(review.c.n).limit(1)) is None:  # the common case, and the one to be quick in
        return []
    numbers = connection.execute(select(review_anchor.c.review_n, review_anchor.c.sha256)).all()
    held = {row.review_n for row in numbers if row.sha256 in wanted}
    return [each for each in _read(connection, held) if each.undone_at is None]


def _read(connection: Connection, numbers: set[int] | None) -> list[Review]:
    anchors: dict[int, list[Anchor]] = {}
    for row in connection.execute(select(review_anchor).order_by(review_anchor.c.review_n, review_anchor.c.position)):
        spans = tuple(Span(start, end) for start, end in row.spans)
        anchors.setdefault(row.review_n, []).append(Anchor(row.article, row.sha256, spans, row.text))
    rows = connection.execute(select(review).order_by(review.c.n))
    return [_review(row, anchors[row.n]) for row in rows if numbers is None or row.n in numbers]


def _review(row: Row[tuple[object, ...]], anchors: list[Anchor]) -> Review:
    return Review(
        kind=row.kind,
        of=row.of,
        anchors=tuple(anchors),
        by=row.by,
        at=row.at,
        why=row.why,
        change=row.change,
        n=row.n,
        undone_at=row.undone_at,
    )


def reading_of_text(connection: Connection, anchor: Anchor) -> Reading | None:
    """The reading of the text that an anchor stands in: of its own article, else of one with the same text."""
    rows = connection.execute(
        select(article.c.id, kept_reading.c.packed)
        .join(kept_reading, kept_reading.c.article_n == article.c.n)
        .where(article.c.sha256 == anchor.sha256)
        .order_by(article.c.id)
    ).all()
    own = next((row for row in rows if row.id == anchor.article), rows[0] if rows else None)
    return unpack_reading(own.packed) if own else None


def decisions_of(connection: Connection, reviews: Iterable[Review]) -> list[Decision]:
    """Which records persons put together or apart, by the ids that the records have now; orphans decide nothing."""
    found = []
    for each in reviews:
        if each.kind not in {"merge", "split"} or each.of not in {"question", "speaker", "story"}:
            continue
        names = [_name_now(connection, each, anchor) for anchor in each.anchors]
        if len(names) == 2 and names[0] and names[1]:
            of = each.of
            assert of in {"question", "speaker", "story"}
            found.append(Decision(of=of, together=each.kind == "merge", between=(names[0], names[1])))
    return sorted(found)


def _name_now(connection: Connection, each: Review, anchor: Anchor) -> str | None:
    """The id that the record at an anchor has now; None where it is gone."""
    reading = reading_of_text(connection, anchor)
    if reading is None:
        return None
    document = reading.document
    if each.of == "story":
        return document.id
    if each.of == "question":
        local = next((f.id for f in reading.figures if (Span(f.start, f.end),) == anchor.spans), None)
    else:
        local = next((p.id for p in reading.people if anchor.spans[0] in p.mentions), None)
    return record_id(document.id, local) if local else None


def one_speaker(connection: Connection) -> dict[str, str]:
    """Which keys of speakers persons said to be one, over all stories: each to the least of those it is one with."""
    merged = select(review.c.change).where(
        review.c.of == "speaker", review.c.kind == "merge", review.c.undone_at.is_(None)
    )
    least: dict[str, str] = {}
    for change in connection.scalars(merged.order_by(review.c.n)):
        if not change.get("keys"):
            continue
        first, second = sorted(least.get(key, key) for key in change["keys"])
        least = {key: first if goal == second else goal for key, goal in least.items()} | {first: first, second: first}
    return least
