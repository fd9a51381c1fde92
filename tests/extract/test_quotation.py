"""Marks pair by kind; what has no partner costs nothing but itself."""

import pytest

from laut.document.words import cut
from laut.extract.quotation import Pair, pair_marks
from laut.languages.registry import language_for


def pairs_of(text: str) -> list[tuple[str, int]]:
    words = cut(text, language_for("de"))

    def shown(pair: Pair) -> str:
        return " + ".join(words.span(part).of(text) for part in pair.parts)

    return [(shown(pair), pair.depth) for pair in pair_marks(words)]


@pytest.mark.parametrize("text", ["„Ja“", "»Ja«", "«Ja»", "“Ja”", '"Ja"', "‚Ja‘", "›Ja‹", "„Ja”"])
def test_marks_of_every_kind_pair(text: str) -> None:
    assert pairs_of(f"Er sagte {text} und ging.") == [(text, 0)]


def test_a_quotation_in_a_quotation_is_deeper() -> None:
    assert pairs_of("„Er rief ‚Feuer‘, dann lief er.“") == [("„Er rief ‚Feuer‘, dann lief er.“", 0), ("‚Feuer‘", 1)]


def test_a_mark_without_partner_is_left_alone() -> None:
    assert pairs_of("Am Tor stand „Kein Zutritt. Sie sagte: »Gut.«") == [("»Gut.«", 0)]


def test_an_opener_is_not_closed_in_another_paragraph() -> None:
    assert pairs_of("Er sagte: „Nein.\n\nSie sagte: »Doch.«") == [("»Doch.«", 0)]


def test_a_quotation_goes_on_where_the_next_paragraph_opens_again() -> None:
    assert pairs_of("„Zuerst kam Wasser.\n\n„Dann kam Schlamm.“\n\nEnde.") == [
        ("„Zuerst kam Wasser. + „Dann kam Schlamm.“", 0)
    ]


def test_an_apostrophe_opens_nothing() -> None:
    assert pairs_of("Wie geht’s, fragte sie, und er sagte: ‚Gut.‘") == [("‚Gut.‘", 0)]
