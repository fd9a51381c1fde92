"""What is kept, and that order and repetition do not matter."""

import json
import random

from sqlalchemy import select

from laut.ledger import lists, schema
from laut.ledger.entries import Failure, identified
from laut.ledger.filters import Filters
from laut.ledger.growth import waiting
from laut.ledger.keeping import keep, known
from laut.ledger.store import Ledger
from laut.ledger.whole import articles

ALIKE = "Bei dem Brand in Tarnau starben 12 Menschen. Die Halle von Tarnau stand leer, teilte die Wehr mit."


def test_the_same_page_twice_is_kept_once(ledger, entry):
    one = entry(ALIKE)
    assert keep(ledger, [one, one]) == [True, False]
    assert keep(ledger, [one]) == [False]
    assert len(list(articles(ledger))) == 1
    assert known(ledger, [one.page.digest, "0"]) == {one.page.digest}


def test_one_text_in_two_outlets_is_two_articles(ledger, entry):
    assert keep(ledger, [entry(ALIKE), entry(ALIKE, outlet="Bote")]) == [True, True]


def test_a_page_fetched_again_with_other_advertisements_is_the_same_article(ledger, entry):
    """Both pages are kept; the reading is that of the page with the lesser digest, whichever came first."""
    pages = [entry(ALIKE, page=f"<p>{ALIKE}</p><div>{n}</div>", source=f"{n}.html") for n in range(3)]
    keep(ledger, pages)
    least = min(pages, key=lambda each: each.page.digest)
    with ledger.reading() as connection:
        assert connection.execute(select(schema.article.c.page, schema.article.c.source)).all() == [
            (least.page.digest, least.page.source)
        ]
        assert len(connection.execute(select(schema.page.c.digest)).all()) == 3


def test_a_later_text_at_the_same_address_is_a_version(ledger, entry, settled):
    url = "https://blatt.example/brand"
    first = entry(ALIKE, url=url, day="2025-03-14T08:00:00+01:00")
    later = entry(
        ALIKE.replace("12", "14"), url=url, day="2025-03-14T08:00:00+01:00", modified="2025-03-14T11:00:00+01:00"
    )
    settled(ledger, later, first)
    by_id = {each.id: each for each in articles(ledger)}
    assert by_id[first.reading.document.id].version_of == later.reading.document.id
    assert by_id[later.reading.document.id].version_of is None
    assert len({each.story for each in by_id.values()}) == 1


def test_versions_are_ordered_by_the_moment_not_by_how_it_is_written(ledger, entry, settled):
    url = "https://blatt.example/brand"
    first = entry(ALIKE, url=url, modified="2025-03-14T10:00:00+02:00")
    later = entry(ALIKE.replace("12", "14"), url=url, modified="2025-03-14T09:30:00+00:00")
    odd = entry(ALIKE.replace("12", "17"), url=url, modified="0001-01-01T00:00:00+14:00")
    settled(ledger, later, first, odd)
    newest = later.reading.document.id
    assert {each.id: each.version_of for each in articles(ledger)} == {
        newest: None, first.reading.document.id: newest, odd.reading.document.id: newest,
    }  # fmt: skip


def test_failures_are_kept_until_the_source_can_be_read(ledger, entry):
    one = entry(ALIKE)
    keep(ledger, [Failure(one.page.digest, "a.html", "no text in it")])
    assert [(row.source, row.reason) for row in lists.list_failures(ledger, 5)] == [("a.html", "no text in it")]
    keep(ledger, [one])
    assert lists.list_failures(ledger, 5) == []


def test_a_ledger_is_the_same_whatever_the_order_of_coming(target, entry, settled, told, tmp_path):
    """Twelve articles of three events: in order, backwards one by one, and shuffled in batches."""
    events = (
        "Der Brand in Tarnau forderte 12 Tote",
        "Das Boot vor Hallig Norr sank mit 40 Menschen",
        "Der Streik in Olmen begann",
    )
    people = ("Ada Moor", "Bela Tann", "Cem Ulm")
    made = [
        entry(f"{event} am Tag {day}. Es war ein {word}.", day=f"2025-03-{14 + day}", outlet=f"Blatt {day}", by=who)
        for (event, who, word) in zip(events, people, ("Unglück", "Sturm", "Ausstand"), strict=True)
        for day in range(4)
    ]
    settled(ledger_one := Ledger.open(tmp_path / "one.db", create=True), *made)
    expected = told(ledger_one)
    ledger_one.close()
    chance = random.Random(3)
    with Ledger.open(target, create=True) as ledger:
        for each in reversed(made[6:]):
            settled(ledger, each)
        rest = made[:6]
        chance.shuffle(rest)
        keep(ledger, rest[:3])
        settled(ledger, *rest[3:])
        assert waiting(ledger) == 0
        assert told(ledger) == expected
    assert len(json.loads(expected)["articles"]) == 12


def test_what_a_hostile_page_says_of_itself_can_be_kept(ledger, entry, settled):
    """Addresses and names of any length: PostgreSQL's indexes take a few thousand bytes."""
    long = "ä" * 9000
    settled(ledger, entry(ALIKE, url=f"https://blatt.example/{long}", outlet=long, by=long, source=long))
    assert len(lists.list_statements(ledger, Filters(outlet=long, speaker=long[:200]))) == 1
    keep(ledger, [Failure("0", long, long)])
    assert len(lists.list_failures(ledger, 5)) == 1


def test_ids_are_made_of_content(entry):
    reading = entry(ALIKE).reading
    assert identified(reading)[0] != reading, "the id that a ledger gave counts as given, the second time"
    assert entry(ALIKE).reading.document.id == reading.document.id
    assert entry(ALIKE, outlet="Bote").reading.document.id != reading.document.id
