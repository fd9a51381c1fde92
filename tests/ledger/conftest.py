"""Ledgers of both kinds, and small readings made by hand to fill them."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from laut.base.comparison import Article
from laut.base.records import Figure, Maker, Part, Person, Reading, Speaker, Statement
from laut.base.span import Span
from laut.document.article import Facts, document_of
from laut.ledger.entries import Entry, identified, page_of
from laut.ledger.keeping import keep
from laut.ledger.store import Ledger
from laut.questions.sketches import sketch
from laut.recorder.pool import Pool
from laut.recorder.settling import settle_all
from laut.show.export_json import export_json

KINDS = ("sqlite", "postgres")


@contextmanager
def place_for_a_ledger(kind: str, folder: Path) -> Iterator[str]:
    """Where a new ledger may be made: a file, or a schema of its own on the PostgreSQL server of ``LAUT_TEST_POSTGRES``."""
    if kind == "sqlite":
        yield str(folder / "ledger.db")
        return
    server = os.environ.get("LAUT_TEST_POSTGRES")
    if not server:
        pytest.skip("no PostgreSQL server: LAUT_TEST_POSTGRES names none")
    name = f"t{uuid.uuid4().hex[:12]}"
    engine = create_engine(server.replace("postgresql:", "postgresql+psycopg:", 1))
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    yield f"{server}?options=-csearch_path%3D{name}"
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
    engine.dispose()


@pytest.fixture(params=KINDS)
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A place for a ledger of either kind."""
    with place_for_a_ledger(request.param, tmp_path) as place:
        yield place


@pytest.fixture
def ledger(target: str) -> Iterator[Ledger]:
    """A new ledger of either kind."""
    with Ledger.open(target, create=True) as opened:
        yield opened


def entry_of(
    words: str,
    *,
    outlet: str = "Blatt",
    day: str | None = "2025-03-14",
    url: str | None = None,
    source: str = "a.html",
    page: str | None = None,
    by: str = "Ada Moor",
    modified: str | None = None,
) -> Entry:
    """An article of some words: the first sentence is said by someone, every number of it counts dead."""
    facts = Facts(source=source, outlet=outlet, title=f"Titel {outlet}", published=day, url=url, modified=modified)
    document = document_of(words, facts, language="de")
    end = words.find(".") if "." in words else len(words)
    person = Person("p1", by, "person", ("die Sprecherin",), (Span(0, 1),))
    said = Statement(
        id="s1",
        type="indirect",
        medium="speech",
        act="claim",
        hedge="none",
        quote=Part.of(words, Span(0, end)),
        speaker=Speaker((), "", by, "p1"),
        cue=None,
        frame=None,
        addressee=None,
        via=(),
        confidence=0.9,
        found_by="hand",
    )
    figures = []
    at = 0
    for word in words.split(" "):
        if word.strip(".").isdigit():
            value, start = float(word.strip(".")), at
            figures.append(
                Figure(
                    id=f"f{len(figures) + 1}",
                    start=start,
                    end=start + len(word.strip(".")),
                    text=word.strip("."),
                    low=value,
                    high=value,
                    qualifier="exact",
                    unit="person",
                    measure="killed",
                    counted="Menschen",
                    place=None,
                    when=None,
                    statement="s1",
                    source_name=by,
                    hedge="none",
                    confidence=0.9,
                    found_by="hand",
                )
            )
        at += len(word) + 1
    reading = Reading(Maker("0", {"de": "hand"}), document, (said,), tuple(figures), (), (person,), ())
    named, given = identified(reading)
    made = page_of((page or words).encode(), source, {"url": url, "outlet": outlet, "published": day})
    return Entry(made, given, named, sketch(Article(named.document.id, named)))


@pytest.fixture
def entry() -> Callable[..., Entry]:
    return entry_of


def keep_and_settle(ledger: Ledger, *entries: Entry) -> None:
    """Keeps entries and has all compared that waits."""
    if entries:
        keep(ledger, entries)
    with Pool(1) as pool:
        for _ in settle_all(ledger, pool):
            pass


@pytest.fixture
def settled() -> Callable[..., None]:
    return keep_and_settle


@pytest.fixture
def told() -> Callable[[Ledger], str]:
    """All that a ledger holds, as its export prints it."""

    def run(ledger: Ledger) -> str:
        out = StringIO()
        export_json(ledger, out)
        return out.getvalue()

    return run
