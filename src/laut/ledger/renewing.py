"""Readings made anew: by a newer engine (``renew``) or by a person's decision (``lay_out_again``)."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, delete, func, select, update

from laut.ledger.entries import Entry, Page, unpack_reading
from laut.ledger.keeping import add_rows, keep_in, layout_of, set_reading
from laut.ledger.linking import CHANGED, index_keys, mark_stale, order_versions, unindex_keys
from laut.ledger.projection import made_by
from laut.ledger.schema import article, figure, kept_reading, page, statement
from laut.ledger.store import Ledger
from laut.ledger.words import indexed

__all__ = ["lay_out_again", "renew", "stored_pages"]


def stored_pages(ledger: Ledger) -> Iterator[Page]:
    """Every page of the ledger, in the order of their digests; fetched one by one."""
    last = ""
    columns = (page.c.digest, page.c.sha256, page.c.source, page.c.told, page.c.data)
    following = select(*columns).order_by(page.c.digest).limit(1)
    while True:
        with ledger.reading() as connection:
            row = connection.execute(following.where(page.c.digest > last)).one_or_none()
        if row is None:
            return
        last = row.digest
        yield Page(row.digest, row.sha256, row.source, row.told, row.data)


def renew(ledger: Ledger, entry: Entry) -> bool:
    """Put a new reading of a page that the ledger holds in the old one's place; tells whether anything changed.

    Where the page's text is now found otherwise, its article has another id: the
    page goes over to it, and the old article goes where no page is left to it.
    """
    with ledger.writing() as connection:
        columns = (article.c.n, article.c.id, article.c.page, kept_reading.c.packed)
        of_page = select(*columns).join(page, page.c.article_n == article.c.n).where(page.c.digest == entry.page.digest)
        old = connection.execute(of_page.join(kept_reading, kept_reading.c.article_n == article.c.n)).one()
        if old.id != entry.reading.document.id:
            keep_in(ledger, connection, [entry])
            _leave(ledger, connection, old.n)
            return True
        if old.page != entry.page.digest or unpack_reading(old.packed) == entry.reading:
            return False
        unindex_keys(connection, old.n)
        _clear_rows(ledger, connection, old.n)
        changed = {"touched": CHANGED, "made_by": made_by(entry.reading.laut)}
        connection.execute(update(article).where(article.c.n == old.n).values(changed))
        set_reading(connection, old.n, entry.reading)
        add_rows(ledger, connection, {old.n: layout_of(connection, entry.reading)})
        index_keys(connection, {old.n: entry.sketch})
        return True


def lay_out_again(ledger: Ledger, connection: Connection, sha256: str) -> None:
    """Make the rows of all articles with this text anew, after a review of it, and have their stories compared."""
    for row in connection.execute(
        select(article.c.n, article.c.story, kept_reading.c.packed)
        .join(kept_reading, kept_reading.c.article_n == article.c.n)
        .where(article.c.sha256 == sha256)
    ).all():
        _clear_rows(ledger, connection, row.n)
        add_rows(ledger, connection, {row.n: layout_of(connection, unpack_reading(row.packed))})
        mark_stale(connection, [row.story] if row.story else [])


def _leave(ledger: Ledger, connection: Connection, n: int) -> None:
    """After a page has left article ``n``: the least of its other pages stands for it, or it goes."""
    least = connection.scalar(select(func.min(page.c.digest)).where(page.c.article_n == n))
    if least is not None:  # its own new reading comes after this one, in the order of digests
        connection.execute(update(article).where(article.c.n == n).values(page=least))
        return
    row = connection.execute(
        select(article.c.url, kept_reading.c.packed)
        .join(kept_reading, kept_reading.c.article_n == article.c.n)
        .where(article.c.n == n)
    ).one()
    document = unpack_reading(row.packed).document
    unindex_keys(connection, n)
    _clear_rows(ledger, connection, n)
    ledger.driver.unindex(connection, "article", [(n, indexed(f"{document.title or ''} {document.text}"))])
    connection.execute(delete(article).where(article.c.n == n))
    order_versions(connection, [row.url])


def _clear_rows(ledger: Ledger, connection: Connection, n: int) -> None:
    quotes = connection.execute(select(statement.c.n, statement.c.quote).where(statement.c.article_n == n)).all()
    ledger.driver.unindex(connection, "statement", [(row.n, indexed(row.quote)) for row in quotes])
    connection.execute(delete(statement).where(statement.c.article_n == n))
    connection.execute(delete(figure).where(figure.c.article_n == n))
