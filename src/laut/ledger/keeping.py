"""Entries -> rows: each whole or not at all, nothing twice, the same whatever the order.

An article is known by its content (``entries.identified``). What depends on the
order of coming is only ``n``, which no one outside sees.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from sqlalchemy import Column, Connection, delete, func, insert, or_, select, update

from laut.base.records import Reading
from laut.ledger.entries import Entry, Failure, now, pack_reading
from laut.ledger.linking import CHANGED, index_keys, order_versions
from laut.ledger.projection import Layout, laid_out
from laut.ledger.reviewbook import reviews_of
from laut.ledger.reviewed import reviewed
from laut.ledger.schema import article, failure, figure, page, statement
from laut.ledger.store import Ledger

__all__ = ["add_rows", "keep", "keep_entry", "known", "layout_of"]

_AT_ONCE = 500  # values in one question; SQLite takes 32,766 at most


def known(ledger: Ledger, digests: Iterable[str]) -> set[str]:
    """Which of these pages the ledger holds."""
    with ledger.reading() as connection:
        return {
            held
            for some in _pieces(digests)
            for held in connection.scalars(select(page.c.digest).where(page.c.digest.in_(some)))
        }


def _pieces(values: Iterable[str]) -> Iterator[list[str]]:
    source = iter(values)
    while some := list(islice(source, _AT_ONCE)):
        yield some


def keep(ledger: Ledger, arrivals: Sequence[Entry | Failure]) -> list[bool]:
    """Keep what arrived, in one transaction; tells of each whether it is an article that the ledger did not hold."""
    with ledger.writing() as connection:
        return [
            _keep_failure(connection, each) if isinstance(each, Failure) else keep_entry(ledger, connection, each)
            for each in arrivals
        ]


def _keep_failure(connection: Connection, failed: Failure) -> bool:
    _forget_failure(connection, failed.digest, failed.source)
    connection.execute(
        insert(failure).values(digest=failed.digest, source=failed.source, reason=failed.reason, failed_at=now())
    )
    return False


def _forget_failure(connection: Connection, digest: str, source: str) -> None:
    connection.execute(delete(failure).where(or_(failure.c.digest == digest, failure.c.source == source)))


def keep_entry(ledger: Ledger, connection: Connection, entry: Entry) -> bool:
    """Keep one page and what it says; tells whether its article is new."""
    _forget_failure(connection, entry.page.digest, entry.page.source)
    held = connection.execute(
        select(article.c.n, article.c.page).where(article.c.id == entry.reading.document.id)
    ).one_or_none()
    n = _add_article(ledger, connection, entry) if held is None else held.n
    if held is not None and entry.page.digest < held.page:  # whichever page comes first, the reading is that of the least
        least = {"page": entry.page.digest, "source": entry.page.source, "reading": pack_reading(entry.reading)}
        connection.execute(update(article).where(article.c.n == n).values(least))
    moved = update(page).where(page.c.digest == entry.page.digest).values(article_n=n)
    if connection.execute(moved).rowcount == 0:
        connection.execute(
            insert(page).values(
                digest=entry.page.digest, article_n=n, sha256=entry.page.sha256, source=entry.page.source,
                told=dict(entry.page.told), data=entry.page.packed, added_at=now(),
            )
        )
    return held is None


def _add_article(ledger: Ledger, connection: Connection, entry: Entry) -> int:
    layout = layout_of(connection, entry.reading)
    n = _next(connection, article.c.n)
    connection.execute(
        insert(article).values(
            n=n, given_id=entry.given_id, page=entry.page.digest, reading=pack_reading(entry.reading),
            touched=CHANGED, **layout.article,
        )
    )
    add_rows(ledger, connection, n, layout)
    ledger.driver.index(connection, "article", [(n, layout.article_words)])
    index_keys(connection, n, entry.sketch)
    order_versions(connection, entry.reading.document.url)
    return n


def layout_of(connection: Connection, reading: Reading) -> Layout:
    """The rows of a reading as persons left it."""
    judged = reviewed(reading, reviews_of(connection, [reading.document.sha256]))
    return laid_out(judged.reading, judged.marks)


def add_rows(ledger: Ledger, connection: Connection, n: int, layout: Layout) -> None:
    """Add the statements and figures of article ``n``, findable by their words."""
    if layout.statements:
        first = _next(connection, statement.c.n)
        rows = [{**row, "n": at, "article_n": n} for at, row in enumerate(layout.statements, first)]
        connection.execute(insert(statement), rows)
        ledger.driver.index(connection, "statement", enumerate(layout.statement_words, first))
    if layout.figures:
        first = _next(connection, figure.c.n)
        rows = [{**row, "n": at, "article_n": n} for at, row in enumerate(layout.figures, first)]
        connection.execute(insert(figure), rows)


def _next(connection: Connection, column: Column[int]) -> int:
    """The next number of a table; writers come one after the other, so nobody else takes it."""
    return (connection.scalar(select(func.max(column))) or 0) + 1
