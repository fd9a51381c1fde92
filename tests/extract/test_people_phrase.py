"""Phrases for someone, taken apart."""

from __future__ import annotations

import pytest

from laut.document.words import cut
from laut.extract.people_phrase import Phrase, dissect
from laut.extract.people_words import people_words
from laut.languages.registry import language_for


def phrase(text: str, language: str = "de") -> Phrase:
    chosen = language_for(language)
    return dissect(cut(text, chosen).forms, people_words(chosen))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("der Leiter der Behörde, Jan Tomsik,", ("Jan", "Tomsik")),
        ("Generalstabssprecherin Olga Brend", ("Olga", "Brend")),
        ("Wildhüter Gion Fravi", ("Gion", "Fravi")),
        ("die Urlauberin Imke Santoro", ("Imke", "Santoro")),
        ("ein Oberst namens Radu Mirescu", ("Radu", "Mirescu")),
        ("der Inspekteur der Marine, Jobst Reimann", ("Jobst", "Reimann")),
        ("die Zeitung „Nordstern“", ("Nordstern",)),
    ],
)
def test_names_stand_apart_from_what_somebody_is(text: str, name: tuple[str, ...]) -> None:
    assert phrase(text).name == name


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Angaben der kassarischen Küstenwache", "kassarische Küstenwache"),
        ("einem Bericht des Rechnungshofs", "Rechnungshof"),
        ("einem lubrischen Marinesprecher", "lubrischer Marinesprecher"),
        ("Polizeiangaben", "Polizei"),
        ("den Anglern", "Angler"),
        ("einer von ihnen, der nicht genannt werden will", "einer von ihnen"),
    ],
)
def test_descriptions_are_given_in_the_nominative(text: str, label: str) -> None:
    assert phrase(text).label == label


def test_pronouns_carry_their_gender() -> None:
    assert phrase("er").genders == "m"
    assert phrase("Sie").genders == "fp"
    assert phrase("ihrer Zählung").genders == "fp"


def test_rumours_are_nobodys_word() -> None:
    assert phrase("Gerüchten").nobody


@pytest.mark.parametrize(
    ("text", "name", "head"),
    [
        ("opposition leader Casimir Obuya", ("Casimir", "Obuya"), "leader"),
        ("the minister, Oluwaseyi Brandt-Hale,", ("Oluwaseyi", "Brandt-Hale"), "minister"),
        ("a channel called Sirv Live", ("Sirv", "Live"), "channel"),
    ],
)
def test_english_names_follow_small_nouns(text: str, name: tuple[str, ...], head: str) -> None:
    said = phrase(text, "en")
    assert (said.name, said.head) == (name, head)


def test_nothing_is_an_empty_phrase() -> None:
    assert phrase("„“").label == ""
