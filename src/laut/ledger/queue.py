"""What waits for a person's decision, what is worth most first; and what was decided last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import ColumnElement, Connection, Select, Table, func, select, union

from laut.ledger.reviewbook import all_reviews, reading_of_text
from laut.ledger.reviews import Review, holds
from laut.ledger.schema import article, dispute, figure, statement
from laut.ledger.store import Ledger
from laut.ledger.whole import KeptReview

__all__ = ["Progress", "ToDecide", "latest_reviews", "progress", "to_decide"]

# So many of the newest disputes, and of the newest records, are looked at: the queue stays quick in a ledger of any size.
_LOOKED_AT = 1_000
_NEWEST_DISPUTES = (
    select(dispute.c.figure_a, dispute.c.figure_b)
    .order_by(dispute.c.last.desc(), dispute.c.question)
    .limit(_LOOKED_AT)
    .subquery()
)
_IN_DISPUTE = union(select(_NEWEST_DISPUTES.c.figure_a), select(_NEWEST_DISPUTES.c.figure_b))
_CARRYING = select(figure.c.statement).where(figure.c.id.in_(_IN_DISPUTE))  # the statements that carry these figures


@dataclass(frozen=True, slots=True)
class ToDecide:
    """A record that nobody has looked at; ``question`` is the one it is in dispute on, else None."""

    of: Literal["statement", "figure"]
    id: str
    article: str
    confidence: float
    question: str | None

    @property
    def weight(self) -> float:
        """How much a look at it is worth: its doubt, four times as much where it makes a dispute.

        Four: a disputed figure of confidence 0.9 comes before an undisputed one of 0.6.
        """
        return (1.0 - self.confidence + 0.01) * (4.0 if self.question else 1.0)


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the figures that make the newest disputes someone has looked at, and how many decisions stand in all."""

    disputed: int
    disputed_decided: int
    decisions: int


def to_decide(ledger: Ledger, limit: int) -> list[ToDecide]:
    """Statements and figures that nobody has looked at, what is worth most first."""
    parting = select(figure.c.id, figure.c.statement, figure.c.question).where(figure.c.id.in_(_IN_DISPUTE))
    with ledger.reading() as connection:
        asked: dict[str, str] = {}
        for row in connection.execute(parting):
            asked |= {row.id: row.question} | ({row.statement: row.question} if row.statement else {})
        found = [
            *_to_decide(connection, "figure", figure.c.id.in_(_IN_DISPUTE), asked),
            *_to_decide(connection, "statement", statement.c.id.in_(_CARRYING), asked),
        ]
    return sorted(set(found), key=lambda each: (-each.weight, each.article, each.id))[:limit]


def _to_decide(
    connection: Connection, of: Literal["figure", "statement"], parted: ColumnElement[bool], asked: Mapping[str, str]
) -> Iterator[ToDecide]:
    """The records of one kind that make disputes, and the newest of all; some come twice."""
    table = figure if of == "figure" else statement
    newest = _waiting(table).order_by(table.c.published.desc(), table.c.n).limit(_LOOKED_AT)
    for some in (_waiting(table).where(parted), newest):
        for row in connection.execute(some):
            yield ToDecide(of, row.id, row.article, row.confidence, asked.get(row.id))


def _waiting(table: Table) -> Select[tuple[str, str, float]]:
    columns = (table.c.id, article.c.id.label("article"), table.c.confidence)
    return select(*columns).join(article, article.c.n == table.c.article_n).where(table.c.review.is_(None))


def progress(ledger: Ledger) -> Progress:
    """How far the looking has come."""
    of_disputes = select(func.count()).select_from(figure).where(figure.c.id.in_(_IN_DISPUTE))
    with ledger.reading() as connection:
        disputed = connection.scalar(of_disputes) or 0
        decided = connection.scalar(of_disputes.where(figure.c.review.is_not(None))) or 0
        standing = sum(each.undone_at is None for each in all_reviews(connection))
    return Progress(disputed, decided, standing)


def latest_reviews(ledger: Ledger, limit: int) -> list[KeptReview]:
    """The reviews made last, the newest first, undone ones included."""
    with ledger.reading() as connection:
        made = all_reviews(connection)[-limit:]
        return [KeptReview(each, orphan=not _words_there(connection, each)) for each in reversed(made)]


def _words_there(connection: Connection, made: Review) -> bool:
    """Whether the words of each anchor are still read as the record that the review is of."""
    readings = [(anchor, reading_of_text(connection, anchor)) for anchor in made.anchors]
    return all(reading is not None and holds(made, anchor, reading) for anchor, reading in readings)
