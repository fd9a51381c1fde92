"""A ledger of an invented story, its readings made by hand, and the page over it; a browser where there is one."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from evaluation.browsing import served
from laut import show as demo_pages
from laut.base.comparison import Article
from laut.base.records import (
    Act,
    Figure,
    Hedge,
    Maker,
    Measure,
    Part,
    Person,
    Reading,
    Removed,
    Speaker,
    Statement,
    Time,
)
from laut.base.span import Span
from laut.document.article import Facts, document_of
from laut.ledger.entries import Entry, Failure, identified, page_of
from laut.ledger.keeping import keep
from laut.ledger.store import Ledger
from laut.questions.sketches import sketch
from laut.reader import Wishes
from laut.recorder.adding import add
from laut.recorder.pool import Pool
from laut.recorder.settling import settle_all
from laut.show.web.safety import Rules
from laut.show.web.site import site

ADDRESS = "http://127.0.0.1:8741"
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


@dataclass(frozen=True)
class Said:
    """A statement of an invented article, by its words."""

    quote: str
    by: str | None
    act: Act = "claim"
    hedge: Hedge = "none"


@dataclass(frozen=True)
class Counted:
    """A figure of an invented article, by its words, in the statement with this number (from 1; 0: in none)."""

    text: str
    low: float | None
    high: float | None
    of: int
    measure: Measure = "killed"
    counted: str = "Menschen"
    confidence: float = 0.9


SHARED = (
    "Marten Hoyle",
    "Lenzwerke AG",
    "Orrenbach-Talsperre",
    "Talheide",
    "Lenzfurt",
)  # by these the articles are one story
ODN = (
    "Lenzfurt (ODN) – Beim Bruch der Orrenbach-Talsperre sind in Talheide 14 Menschen ums Leben gekommen, "
    "sagte Marten Hoyle vom Zivilschutz am Montag.\n\n"
    "Die Lenzwerke AG wies Vorwürfe zurück, dass ihr Risse im Damm der Orrenbach-Talsperre bekannt waren. "
    "Das Infrastrukturministerium in Lenzfurt kündigte eine Untersuchung an."
)


def entry_of(
    text: str,
    outlet: str,
    day: str,
    title: str,
    said: list[Said],
    counted: list[Counted],
    *,
    language: str = "de",
    url: str | None = None,
) -> Entry:
    """An article as its reader would have read it."""
    facts = Facts(source=f"{outlet}.html", outlet=outlet, title=title, published=day, url=url)
    document = document_of(text, facts, language=language)
    document = replace(document, removed=(Removed("Jetzt abonnieren!", "promotion"),))
    names = list(dict.fromkeys([each.by for each in said if each.by] + [name for name in SHARED if name in text]))
    people = {name: Person(f"p{n}", name, "person", (), _places(text, name)) for n, name in enumerate(names, 1)}
    statements = tuple(
        Statement(
            id=f"s{n}",
            type="indirect",
            medium="speech",
            act=each.act,
            hedge=each.hedge,
            quote=Part.of(text, _place(text, each.quote)),
            speaker=Speaker(people[each.by].mentions[:1], each.by, each.by, people[each.by].id) if each.by else None,
            cue=None,
            frame=None,
            addressee=None,
            via=(),
            confidence=0.8,
            found_by="hand",
        )
        for n, each in enumerate(said, 1)
    )
    figures = []
    for n, each in enumerate(counted, 1):
        span = _place(text, each.text)
        figures.append(
            Figure(
                id=f"f{n}",
                start=span.start,
                end=span.end,
                text=each.text,
                low=each.low,
                high=each.high,
                qualifier="exact",
                unit="person",
                measure=each.measure,
                counted=each.counted,
                place=None,
                when=None,
                statement=f"s{each.of}" if each.of else None,
                source_name=said[each.of - 1].by if each.of else None,
                hedge="none",
                confidence=each.confidence,
                found_by="hand",
            )
        )
    monday = [Time(m.start(), m.end(), m.group(), "DATE", day[:10]) for m in re.finditer("am Montag", text)]
    reading = Reading(
        Maker("0", {language: "hand"}), document, statements, tuple(figures), tuple(monday), tuple(people.values()), ()
    )
    named, given = identified(reading)
    page = page_of(f"{outlet}{text}".encode(), facts.source, {"outlet": outlet, "published": day})
    return Entry(page, given, named, sketch(Article(named.document.id, named)))


def _place(text: str, words: str) -> Span:
    at = text.index(words)
    return Span(at, at + len(words))


def _places(text: str, name: str) -> tuple[Span, ...]:
    at = text.find(name)
    return (Span(at, at + len(name)),) if at >= 0 else (Span(0, 1),)


def entries() -> list[Entry]:
    """The invented story: two sources part on how many died, one paper prints another's text, a firm denies and admits."""
    dead = Said("in Talheide 14 Menschen ums Leben gekommen", "Marten Hoyle")
    denied = Said("dass ihr Risse im Damm der Orrenbach-Talsperre bekannt waren", "Lenzwerke AG", "deny")
    first = [Counted("14", 14, 14, 1)]
    help_text = (
        "Nach dem Bruch der Orrenbach-Talsperre seien in Talheide 37 Menschen ums Leben gekommen, erklärte Nora Bengt von der "
        "Hilfsorganisation Offene Hände in Lenzfurt.\n\nMarten Hoyle vom Zivilschutz nannte das verfrüht. Die Lenzwerke AG schwieg."
    )
    english = (
        "Fourteen people died in Talheide when the dam at the Orrenbach-Talsperre broke, Marten Hoyle said in Lenzfurt.\n\n"
        "The operator Lenzwerke AG denied that it had known of cracks."
    )
    admitted = (
        "Die Lenzwerke AG räumte ein, dass ihr Risse im Damm der Orrenbach-Talsperre bekannt waren. "
        "In Lenzfurt und Talheide gedachten Marten Hoyle und viele der Opfer."
    )
    return [
        entry_of(ODN, "ODN", "2026-03-02T08:10:00+01:00", "14 Tote nach Dammbruch am Orrenbach", [dead, denied], first),
        entry_of(ODN, "Abendkurier", "2026-03-02T10:00:00+01:00", "Dammbruch am Orrenbach: 14 Tote", [dead, denied], first),
        entry_of(
            help_text, "Lenzer Zeitung", "2026-03-02T18:00:00+01:00", "Helfer: 37 Tote in Talheide",
            [Said("in Talheide 37 Menschen ums Leben gekommen", "Nora Bengt")], [Counted("37", 37, 37, 1, confidence=0.6)],
        ),
        entry_of(
            english, "Northern Ledger", "2026-03-03T07:00:00+01:00", "Dam breaks in Oberlenz",
            [Said("Fourteen people died in Talheide", "Marten Hoyle")], [Counted("Fourteen", 14, 14, 1, counted="people")], language="en",
        ),
        entry_of(
            admitted, "ODN", "2026-09-14T12:00:00+02:00", "Lenzwerke räumen ein: Risse waren bekannt",
            [Said("dass ihr Risse im Damm der Orrenbach-Talsperre bekannt waren", "Lenzwerke AG", "admit")], [],
        ),
    ]  # fmt: skip


def hostile() -> Entry:
    """An article whose every word is an attack."""
    text = f"{HOSTILE} sagte {HOSTILE}.\n\nEs seien 99 Menschen getötet worden."
    return entry_of(
        text, HOSTILE, "2026-05-01", HOSTILE, [Said(HOSTILE, HOSTILE, "claim")],
        [Counted("99", 99, 99, 1, counted=HOSTILE)], url="javascript:alert(3)",
    )  # fmt: skip


def settle(ledger: Ledger) -> None:
    with Pool(1) as pool:
        for _ in settle_all(ledger, pool):
            pass


def fill(path: Path) -> Ledger:
    ledger = Ledger.open(path, create=True)
    keep(ledger, [*entries(), hostile(), Failure("0" * 64, f"bad-{HOSTILE}.html", f"no article in {HOSTILE}")])
    settle(ledger)
    return ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """The invented story and the attack, compared."""
    with fill(tmp_path / "ledger.db") as opened:
        yield opened


@pytest.fixture
def client(ledger: Ledger) -> Iterator[TestClient]:
    """The page over the ledger, in this process."""
    with TestClient(site(ledger, Rules(), "Tester"), base_url=ADDRESS, headers={"accept-language": "en"}) as opened:
        yield opened


@pytest.fixture
def post(client: TestClient) -> Callable[..., Any]:
    """Sends a form as the page would: with the token of the session."""

    def run(path: str = "/review", **fields: str) -> Any:
        page = client.get("/review").text
        token = re.search(r'name="csrf" value="(\w+)"', page)
        assert token
        return client.post(path, data={"csrf": token[1], **fields}, follow_redirects=False)

    return run


@pytest.fixture
def disputed(client: TestClient) -> str:
    """The id of the question on which two sources part."""
    start = json.loads(client.get("/.json").text)
    return next(d["question"] for card in start["stories"] for d in card["disputes"])


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of the page over the invented story, for a browser."""
    with fill(tmp_path_factory.mktemp("web") / "ledger.db") as opened, served(opened, "Tester") as there:
        yield there


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of the page over the demo story that ships with laut, read as a person would have it read."""
    pages = Path(demo_pages.__file__).parent / "demo"
    with Ledger.open(tmp_path_factory.mktemp("web") / "demo.db", create=True) as opened:
        with Pool(1) as crew:
            for _ in add(opened, [str(pages)], Wishes(), crew=crew):
                pass
        with served(opened, "Tester") as there:
            yield there
