"""Entries -> rows: each whole or not at all, nothing twice, the same whatever the order.

An article is known by its content (``entries.identified``). What depends on the
order of coming is only ``n``, which no one outside sees.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from sqlalchemy import Column, Connection, delete, func, insert, select, update

from laut.base.records import Reading
from laut.ledger.entries import Entry, Failure, now, pack_reading
from laut.ledger.linking import CHANGED, index_keys, order_versions
from laut.ledger.projection import Layout, Row, laid_out
from laut.ledger.reviewbook import reviews_of
from laut.ledger.reviewed import reviewed
from laut.ledger.schema import article, failure, figure, kept_reading, page, statement
from laut.ledger.store import Ledger

__all__ = ["add_rows", "keep", "keep_in", "known", "layout_of", "set_reading"]

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
        return keep_in(ledger, connection, arrivals)


def keep_in(ledger: Ledger, connection: Connection, arrivals: Sequence[Entry | Failure]) -> list[bool]:
    """As ``keep``, in a transaction that is open already."""
    _keep_failures(connection, arrivals)
    entries = [each for each in arrivals if isinstance(each, Entry)]
    held = _held(connection, [each.reading.document.id for each in entries])
    new: list[_New] = []
    pages: list[Row] = []
    answers = []
    n = _next(connection, article.c.n)
    for each in arrivals:
        if isinstance(each, Failure):
            answers.append(False)
            continue
        name, digest = each.reading.document.id, each.page.digest
        answers.append(name not in held)
        if name not in held:
            held[name] = (n, digest)
            new.append(_New(n, each))
            n += 1
        elif digest < held[name][1]:  # whichever page comes first, the reading is that of the least
            held[name] = (held[name][0], digest)
            new = [replace(other, entry=each) if other.n == held[name][0] else other for other in new]
            least = {"page": digest, "source": each.page.source}
            connection.execute(update(article).where(article.c.n == held[name][0]).values(least))
            set_reading(connection, held[name][0], each.reading)
        pages.append(_page(each, held[name][0]))
    _add_articles(ledger, connection, new)
    _add_pages(connection, pages)
    return answers


@dataclass(frozen=True, slots=True)
class _New:
    """An article that the ledger does not hold yet, with its number."""

    n: int
    entry: Entry


def _keep_failures(connection: Connection, arrivals: Sequence[Entry | Failure]) -> None:
    """Forget what is said of earlier tries of these sources, and put down who failed now."""
    tried = [each.page if isinstance(each, Entry) else each for each in arrivals]
    earlier = failure.c.digest.in_([each.digest for each in tried]) | failure.c.source.in_(
        [each.source for each in tried]
    )
    connection.execute(delete(failure).where(earlier))
    failed = {each.digest: each for each in arrivals if isinstance(each, Failure)}
    if failed:
        rows = [
            {"digest": each.digest, "source": each.source, "reason": each.reason, "failed_at": now()}
            for each in failed.values()
        ]
        connection.execute(insert(failure), rows)


def _held(connection: Connection, names: Sequence[str]) -> dict[str, tuple[int, str]]:
    """Of these articles those that are there: their numbers, and the pages that their readings are of."""
    rows = connection.execute(select(article.c.id, article.c.n, article.c.page).where(article.c.id.in_(names)))
    return {row.id: (row.n, row.page) for row in rows}


def _page(entry: Entry, n: int) -> Row:
    kept = entry.page
    return {
        "digest": kept.digest,
        "article_n": n,
        "sha256": kept.sha256,
        "source": kept.source,
        "told": dict(kept.told),
        "data": kept.packed,
        "added_at": now(),
    }


def _add_pages(connection: Connection, pages: Sequence[Row]) -> None:
    """Add pages; one that is there already goes over to its article of now."""
    there = set(connection.scalars(select(page.c.digest).where(page.c.digest.in_([row["digest"] for row in pages]))))
    for row in pages:
        if row["digest"] in there:
            connection.execute(update(page).where(page.c.digest == row["digest"]).values(article_n=row["article_n"]))
    if new := {row["digest"]: row for row in pages if row["digest"] not in there}:
        connection.execute(insert(page), list(new.values()))


def _add_articles(ledger: Ledger, connection: Connection, new: Sequence[_New]) -> None:
    if not new:
        return
    reviews = reviews_of(connection, {each.entry.reading.document.sha256 for each in new})
    layouts = []
    for each in new:
        judged = reviewed(each.entry.reading, reviews)
        layouts.append(laid_out(judged.reading, judged.marks))
    connection.execute(insert(article), [_article(each, layout) for each, layout in zip(new, layouts, strict=True)])
    packed = [{"article_n": each.n, "packed": pack_reading(each.entry.reading)} for each in new]
    connection.execute(insert(kept_reading), packed)
    add_rows(ledger, connection, {each.n: layout for each, layout in zip(new, layouts, strict=True)})
    ledger.driver.index(
        connection, "article", [(each.n, layout.article_words) for each, layout in zip(new, layouts, strict=True)]
    )
    index_keys(connection, {each.n: each.entry.sketch for each in new})
    order_versions(connection, [each.entry.reading.document.url for each in new])


def _article(each: _New, layout: Layout) -> Row:
    entry = each.entry
    return {
        "n": each.n,
        "given_id": entry.given_id,
        "page": entry.page.digest,
        "touched": CHANGED,
        **layout.article,
    }


def set_reading(connection: Connection, n: int, reading: Reading) -> None:
    """Put another reading in the place of that of article ``n``."""
    now_read = update(kept_reading).where(kept_reading.c.article_n == n).values(packed=pack_reading(reading))
    connection.execute(now_read)


def layout_of(connection: Connection, reading: Reading) -> Layout:
    """The rows of a reading as persons left it."""
    judged = reviewed(reading, reviews_of(connection, [reading.document.sha256]))
    return laid_out(judged.reading, judged.marks)


def add_rows(ledger: Ledger, connection: Connection, layouts: Mapping[int, Layout]) -> None:
    """Add the statements and figures of articles, by number, findable by their words."""
    statements = [{**row, "article_n": n} for n, layout in layouts.items() for row in layout.statements]
    words = [each for layout in layouts.values() for each in layout.statement_words]
    if statements:
        first = _next(connection, statement.c.n)
        connection.execute(insert(statement), [{**row, "n": at} for at, row in enumerate(statements, first)])
        ledger.driver.index(connection, "statement", enumerate(words, first))
    figures = [{**row, "article_n": n} for n, layout in layouts.items() for row in layout.figures]
    if figures:
        first = _next(connection, figure.c.n)
        connection.execute(insert(figure), [{**row, "n": at} for at, row in enumerate(figures, first)])


def _next(connection: Connection, column: Column[int]) -> int:
    """The next number of a table; writers come one after the other, so nobody else takes it."""
    return (connection.scalar(select(func.max(column))) or 0) + 1
