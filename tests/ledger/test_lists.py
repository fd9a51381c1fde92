"""Lists: filters, order, search; the same rows on both databases."""

import pytest
from sqlalchemy import insert

from laut.base.errors import UsageError
from laut.ledger import compared, lists
from laut.ledger.filters import Filters
from laut.ledger.schema import dispute
from laut.ledger.store import Ledger
from laut.ledger.words import Phrase, passage, phrases
from tests.ledger.conftest import KINDS, entry_of, keep_and_settle, place_for_a_ledger

FIRE = "Bei dem Brand in Tarnau starben 12 Menschen. Im Lager der Velmarwerke am Orrenkai lagerten Batterien der Marke Solvian."


@pytest.fixture(scope="module", params=KINDS)
def full(request, tmp_path_factory):
    """Three articles of one fire, one of them by another speaker; one of something else."""
    with (
        place_for_a_ledger(request.param, tmp_path_factory.mktemp("full")) as place,
        Ledger.open(place, create=True) as ledger,
    ):
        keep_and_settle(
            ledger,
            entry_of(FIRE, day="2025-03-14T09:00:00+01:00", outlet="Tarnauer Bote", by="Ada Moor"),
            entry_of(FIRE.replace("12", "14"), day="2025-03-15", outlet="Blatt", by="Ada Moor"),
            entry_of(FIRE.replace("12", "15"), day="2025-03-15", outlet="Norrland-Kurier", by="Béla Tann"),
            entry_of("Der Streik in Olmen begann mit 300 Leuten.", day="2024-12-31", outlet="Blatt", by="Cem Ulm"),
        )
        yield ledger


def test_the_newest_stand_first(full):
    days = [row.published[:10] for row in lists.list_articles(full, Filters())]
    assert days == ["2025-03-15", "2025-03-15", "2025-03-14", "2024-12-31"]


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ({}, 4),
        ({"since": "2025"}, 3),
        ({"since": "2025-03-15"}, 2),
        ({"until": "2025-03-14"}, 2),
        ({"until": "2024"}, 1),
        ({"since": "2024-12", "until": "2024-12"}, 1),
        ({"speaker": "moor"}, 2),
        ({"speaker": "bela"}, 1),
        ({"speaker": "nobody"}, 0),
        ({"outlet": "BLATT"}, 2),
        ({"outlet": "Blatt", "since": "2025-01-01"}, 1),
        ({"language": "en"}, 0),
        ({"act": "claim"}, 4),
        ({"act": "deny"}, 0),
        ({"hedge": "none", "speaker": "Moor"}, 2),
        ({"limit": 1}, 1),
    ],
)
def test_statements_and_figures_are_filtered_alike(full, wanted, count):
    assert len(lists.list_statements(full, Filters(**wanted))) == count
    assert len(lists.list_figures(full, Filters(**wanted))) == count


def test_figures_are_filtered_by_measure_and_place(full):
    assert len(lists.list_figures(full, Filters(measure="killed"))) == 4
    assert lists.list_figures(full, Filters(measure="injured")) == []
    assert lists.list_figures(full, Filters(place="Tarnau")) == []


def test_a_story_filters_its_articles(full):
    story = next(row.story for row in lists.list_articles(full, Filters(outlet="Tarnauer Bote")))
    assert (
        len(lists.list_articles(full, Filters(story=story)))
        == compared.list_stories(full, Filters(until="2025"))[0].articles
    )


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("brand", 3),
        ("BRAND tarnau", 3),
        ("brand olmen", 0),
        ('"in Tarnau"', 3),
        ('"Tarnau in"', 0),
        ("strei*", 1),
        ("strei", 0),
        ("Kurier", 1),
    ],
)
def test_words_are_found_in_title_and_text(full, asked, count):
    assert len(lists.search(full, Filters(words=asked))) == count


def test_statements_are_found_by_their_words(full):
    assert [row.said_by for row in lists.list_statements(full, Filters(words="streik"))] == ["Cem Ulm"]


def test_a_hit_shows_where_the_words_stand(full):
    (hit,) = lists.search(full, Filters(words="streik"))
    assert "Streik in Olmen" in hit.passage


def test_a_search_for_no_word_is_misuse(full):
    with pytest.raises(UsageError, match="no word"):
        lists.search(full, Filters(words="!?"))


@pytest.mark.parametrize(
    "wrong", [{"since": "yesterday"}, {"until": "2025-13-01"}, {"since": "2025-02-30"}, {"limit": 0}]
)
def test_a_filter_that_means_nothing_is_misuse(wrong):
    with pytest.raises(UsageError):
        Filters(**wrong)


def test_speakers_are_one_over_stories(full):
    rows = {row.name: row for row in compared.list_speakers(full, Filters())}
    assert rows["Ada Moor"].statements == 2
    assert [row.name for row in compared.list_speakers(full, Filters(speaker="tann"))] == ["Béla Tann"]


def test_disputes_are_found_by_either_source_without_case_and_accents(ledger):
    keep_and_settle(ledger, entry_of(FIRE, by="Ada Moor"), entry_of(FIRE.replace("12", "15"), by="Béla Tann"))
    one, other = lists.list_figures(ledger, Filters())
    (asked,) = compared.list_questions(ledger, Filters())
    parting = {
        "question": asked.id, "position": 0, "figure_a": one.id, "figure_b": other.id, "source_a": one.source_name,
        "source_b": other.source_name, "kind": "apart", "last": one.published,
    }  # fmt: skip
    with ledger.writing() as connection:
        connection.execute(insert(dispute), parting)
    found = {name: len(compared.list_disputes(ledger, Filters(speaker=name))) for name in ("moor", "BELA ta", "Cem")}
    assert found == {"moor": 1, "BELA ta": 1, "Cem": 0}


def test_an_unknown_question_is_misuse(full):
    with pytest.raises(UsageError, match="no question 'q-none'"):
        compared.question_page(full, "q-none")


def test_what_is_asked_for_is_folded():
    assert phrases('Ölpest "in der Bucht" hav*') == (
        Phrase(("olpest",)),
        Phrase(("in", "der", "bucht")),
        Phrase(("hav",), prefix=True),
    )
    assert phrases("New-York*") == (Phrase(("new", "york"), prefix=True),)


def test_a_passage_is_cut_around_the_words():
    text = "Anfang " * 30 + "Die Ölpest kam." + " Ende" * 30
    cut = passage(text, phrases("olpest"), around=20)
    assert "Die Ölpest kam." in cut
    assert cut.startswith("…")
    assert cut.endswith("…")
    assert passage("kurz", phrases("anders")) == "kurz"
