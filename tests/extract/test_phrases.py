"""Noun phrases: cores and how far they may reach."""

import pytest

from laut.document.words import cut
from laut.extract.analysis import analyse
from laut.extract.phrases import Phrase, find_phrases
from laut.languages.registry import language_for


def _phrases(text: str) -> tuple[tuple[str, ...], tuple[Phrase, ...]]:
    german = language_for("de")
    words = cut(text, german)
    return words.forms, find_phrases(analyse(words, german))


def _reaches(text: str, first: str) -> list[str]:
    """The phrase that begins with ``first``, at each of its ends."""
    forms, phrases = _phrases(text)
    phrase = next(p for p in phrases if forms[p.start] == first)
    return [" ".join(forms[phrase.start : end]) for end in phrase.ends]


@pytest.mark.parametrize(
    ("text", "first", "ends"),
    [
        ("Am Abend sprach Mara Welk von der Behörde in Tarn.", "Mara", ["Mara Welk", "Mara Welk von der Behörde"]),
        ("Der Sprecher der Polizei schwieg.", "Der", ["Der Sprecher", "Der Sprecher der Polizei"]),
        (
            "Die neue Ministerin Ida Korn (LPD) schwieg.",
            "Die",
            ["Die neue Ministerin Ida Korn", "Die neue Ministerin Ida Korn ( LPD )"],
        ),
        ("Sie schwieg.", "Sie", ["Sie"]),
    ],
)
def test_a_phrase_has_a_core_and_growing_ends(text: str, first: str, ends: list[str]) -> None:
    assert _reaches(text, first)[: len(ends)] == ends


def test_an_apposition_is_the_last_end() -> None:
    assert _reaches("Der Leiter der Behörde, Jan Tomsik, schwieg.", "Der")[-1] == "Der Leiter der Behörde , Jan Tomsik"


def test_a_short_name_in_marks_belongs_to_its_noun() -> None:
    assert _reaches("Das meldete die Zeitung „Tarner Bote“ am Abend.", "die")[0] == "die Zeitung „ Tarner Bote “"


def test_the_preposition_that_governs_a_phrase_is_known() -> None:
    forms, phrases = _phrases("Mit der Ministerin sprach niemand.")
    assert phrases[0].preposition is not None
    assert forms[phrases[0].preposition] == "Mit"


def test_every_phrase_lies_in_one_sentence_and_grows() -> None:
    text = "Der Rat der Stadt Tarn, der alte, tagte (lange) und „„schwieg. 12 von 30 ( Leuten , die"
    german = language_for("de")
    words = cut(text, german)
    for phrase in find_phrases(analyse(words, german)):
        sentence = next(s for s in words.sentences if phrase.start in s)
        assert list(phrase.ends) == sorted(set(phrase.ends))
        assert phrase.start <= phrase.head < phrase.ends[0]
        assert phrase.ends[-1] <= sentence.stop
