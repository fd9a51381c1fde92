"""A ledger holds what the comparison of the same articles in memory gives, however it grew."""

import random

from laut.base.comparison import Article
from laut.ledger import whole
from laut.ledger.assigning import assign
from laut.ledger.compared import list_stories
from laut.ledger.filters import Filters
from laut.ledger.growth import Compared, bundles, settle
from laut.ledger.keeping import keep
from laut.ledger.lists import list_articles
from laut.questions.compare import compare, compare_story
from laut.recorder.settling import PLACING


def events(entry):
    """Articles of several events that share people, so that stories compete for them."""
    chance = random.Random(11)
    cast = [f"{first} {last}" for first in ("Ada", "Bela", "Cem") for last in ("Moor", "Tann", "Ulm")]
    made = []
    for number in range(40):
        event = number % 5
        said = (
            f"Im Ort Nummer {event} von Tarnau am Fluss Olm starben {10 + number // 5} Menschen bei dem Unglück dort."
        )
        more = " ".join(chance.choices(["Feuer", "Wasser", "Wind", "Schnee", "Halle", "Schiff", "Boot", "Damm"], k=12))
        day = f"2025-{3 + number // 28:02}-{1 + number % 28:02}"
        made.append(entry(f"{said} {more}", day=day, outlet=f"Blatt {number % 3}", by=cast[(event + number // 20) % 9]))
    return made


def test_a_ledger_holds_what_the_comparison_in_memory_gives(ledger, entry, settled):
    made = events(entry)
    random.Random(2).shuffle(made)
    for at in range(0, len(made), 7):
        settled(ledger, *made[at : at + 7])
    articles = [Article(each.reading.document.id, each.reading) for each in made]
    expected = {story.id: story for story in compare(articles).stories}
    held = {story.id: story for story in whole.stories(ledger)}
    assert {name: story.articles for name, story in held.items()} == {
        name: story.articles for name, story in expected.items()
    }
    for name, story in expected.items():
        assert held[name].questions == story.questions
        assert held[name].turns == story.turns
        assert sorted(held[name].copies, key=repr) == sorted(story.copies, key=repr)


def test_only_the_story_that_an_article_joins_is_compared_again(ledger, entry, settled):
    made = events(entry)
    settled(ledger, *made[:-1])
    keep(ledger, made[-1:])
    assign(ledger, PLACING)
    stale = list(bundles(ledger))
    joined = {row.story for row in list_articles(ledger, Filters(limit=99)) if row.id == made[-1].reading.document.id}
    assert {bundle.story for bundle in stale} == joined


def test_a_story_that_changed_while_it_was_compared_comes_round_again(ledger, entry, settled):
    one, other = entry("Es starben 12 Menschen im Ort Olm."), entry("Es starben 12 Menschen im Ort Olm.", outlet="Bote")
    settled(ledger)
    keep(ledger, [one])
    assign(ledger, PLACING)
    (bundle,) = bundles(ledger)
    ready = Compared(bundle, compare_story(bundle.articles()))
    with ledger.writing() as connection:
        connection.exec_driver_sql("UPDATE stale_story SET times = times + 1")
    assert settle(ledger, [ready]) == 0
    settled(ledger, other)
    assert sum(story.articles for story in list_stories(ledger, Filters())) == 2
