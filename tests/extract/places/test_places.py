"""Places of invented sentences: known ones with country and coordinates, unknown ones as text."""

from __future__ import annotations

import pytest

from laut.base.records import Place
from laut.document.words import cut
from laut.extract.analysis import analyse
from laut.extract.places import country_of, find_places
from laut.languages.registry import language_for


def _places(text: str, language: str) -> list[Place]:
    found = find_places(analyse(cut(text, language_for(language)), language_for(language)))
    return [found.place(mention) for mention in found.mentions]


@pytest.mark.parametrize(
    ("text", "language", "name", "country"),
    [
        ("In Mailand starben zwei Menschen.", "de", "Milan", "IT"),
        ("Die Lage in Nordkorea ist unklar.", "de", "North Korea", "KP"),
        ("Gestern in Wien gab es Regen.", "de", "Vienna", "AT"),
        ("Die Truppen verließen gestern Großbritannien.", "de", "United Kingdom", "GB"),
        ("Two people died in Vienna.", "en", "Vienna", "AT"),
    ],
)
def test_known_place(text: str, language: str, name: str, country: str) -> None:
    (place,) = _places(text, language)
    assert (place.name, place.country) == (name, country)
    assert place.lat is not None


def test_unknown_place_stays_as_text_and_is_known_from_then_on() -> None:
    places = _places("Gestern brannte es in Tamrin. Der Ölhafen von Tamrin ist zu.", "de")
    assert [(place.text, place.name) for place in places] == [("Tamrin", None), ("Tamrin", None)]


def test_a_phrase_without_article_is_not_always_a_place() -> None:
    assert _places("Er sitzt in Haft, das Haus steht in Flammen.", "de") == []


def test_of_places_with_one_name_that_of_the_told_country_is_meant() -> None:
    (_, place) = _places("Die kanadische Polizei in Kanada meldet ein Feuer in London.", "de")
    assert place.country == "CA"


@pytest.mark.parametrize(
    ("word", "language", "country"),
    [("nordkoreanischen", "de", "KP"), ("peruaner", "de", "PE"), ("italians", "en", "IT"), ("haus", "de", None)],
)
def test_country_of_adjectives_and_people(word: str, language: str, country: str | None) -> None:
    assert country_of(language_for(language), word) == country
