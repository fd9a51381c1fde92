"""Agencies by place and form: the invented ones count as the known ones do."""

from __future__ import annotations

import pytest

from laut.document.credits import CreditReader, authors
from laut.document.linked_data import Name
from laut.document.page_words import page_words
from laut.languages.registry import available, language_for

WORDS = page_words(tuple(language_for(code) for code in available()))
READER = CreditReader.of(WORDS, outlet=["Tageskurier"], people="Lena Moos", lines=[])


@pytest.mark.parametrize(
    ("paragraph", "agencies"),
    [
        ("Osthavn (NPD) – Vor der Küste", ["NPD"]),
        ("Velmar/Sortheim (dpa/AFP) - Bei einem Gefecht", ["dpa", "AFP"]),
        ("SORTHEIM, June 20 (OKNA) – The armed forces", ["OKNA"]),
        ("PORT HESTON, Sept. 3 (UNW) — Police", ["UNW"]),
        ("BERLIN dpa/taz | Bei einem", ["dpa", "taz"]),
        ("(vna) Ein Erdrutsch hat", ["vna"]),
        ("Frankfurt (Oder) – Bei einem Unfall", []),
        ("Die Liga (LND) – so heißt sie – tagt", []),
        ("Der Dienst sagte (dpa) – und", []),
    ],
)
def test_dateline(paragraph: str, agencies: list[str]) -> None:
    assert READER.dateline(paragraph) == agencies


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("(NPD/wk)", ["NPD"]),
        ("npd/TK", ["npd"]),
        ("(NPD, red, 5.3.2024)", ["NPD"]),
        ("Quelle: NPD", ["NPD"]),
        ("Source: NPD", ["NPD"]),
        ("(dpa/AFP)", ["dpa", "AFP"]),
        ("Mit Material von dpa und NOVA", ["dpa", "NOVA"]),
        ("(lmo)", []),
        ("(lm)", []),
        ("(red)", []),
        ("Quelle: Tageskurier", []),
        ("Quelle: Statistisches Amt", []),
        ("SHARE", []),
    ],
)
def test_foot(line: str, agencies: list[str]) -> None:
    assert READER.foot(line) == agencies


@pytest.mark.parametrize(
    ("paragraph", "agencies"),
    [
        ("Das sagte er (mit dpa) am Montag.", ["dpa"]),
        ("Das sagte er (dpa/AFP) am Montag.", ["dpa", "AFP"]),
        ("Die Fraktion (CDU/CSU) stimmte zu.", []),
        ("Die Agentur Associated Press (AP) berichtet.", []),
    ],
)
def test_within(paragraph: str, agencies: list[str]) -> None:
    assert READER.within(paragraph) == agencies


def test_closing_is_cut_where_it_begins() -> None:
    paragraph = "Das sagte er. (npd/AFP)"
    found = READER.closing(paragraph)
    assert found is not None
    assert (paragraph[: found[0]], found[1]) == ("Das sagte er.", ["npd", "AFP"])


def test_closing_leaves_what_is_no_credit() -> None:
    assert READER.closing("Das sagte er. (Eine Zusammenfassung folgt bis 06.30 Uhr.)") is None


@pytest.mark.parametrize(
    ("names", "bylines", "author"),
    [
        ([Name("Solveig Arnes", "Person"), Name("Peder Holt", "Person")], [], "Solveig Arnes, Peder Holt"),
        ([Name("npd/TK", "Organization")], [], None),
        ([Name("Tageskurier", "Person")], ["Von Lena Moos"], "Lena Moos"),
        ([], ["Joanna Keats, Osthavn"], "Joanna Keats"),
        ([], ["Agency staff"], None),
    ],
)
def test_authors_are_persons(names: list[Name], bylines: list[str], author: str | None) -> None:
    assert authors(names, bylines, ["Tageskurier"], WORDS) == author
