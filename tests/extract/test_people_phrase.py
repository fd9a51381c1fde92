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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Channel Nine", ("Channel", "Nine")),
        ("the local Radio Callory", ("Radio", "Callory")),
        ("the magazine Reed & Tide", ("Reed", "&", "Tide")),
    ],
)
def test_what_an_english_outlet_is_may_begin_its_name(text: str, name: tuple[str, ...]) -> None:
    assert phrase(text, "en").name == name


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("a leaked report seen by the Hartwell Courier", "leaked report"),
        ("a police crew quoted by Channel 6", "police crew"),
        ("The sheriff’s first statement", "sheriff"),
        ("by the police", "police"),
    ],
)
def test_a_description_is_free_of_who_holds_the_paper(text: str, label: str) -> None:
    assert phrase(text, "en").label == label


def test_a_body_between_commas_is_who_owns_it() -> None:
    assert phrase("Der Eigentümer, die Firma Laniva", "de").label == "Firma Laniva"


def test_a_name_in_marks_keeps_its_small_words() -> None:
    assert phrase("die Zeitung „Nordmark am Sonntag“", "de").name == ("Nordmark", "am", "Sonntag")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("der Vereinten Nationen", "Vereinte Nationen"),
        ("dem Roten Kreuz", "Rotes Kreuz"),
        ("des Roten Halbmonds", "Roter Halbmond"),
        ("die Berliner Polizei", "Berliner Polizei"),
    ],
)
def test_adjectives_of_a_name_stand_in_the_nominative(text: str, label: str) -> None:
    assert phrase(text).label == label
