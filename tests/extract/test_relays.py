"""Whose word it is where an outlet stands between."""

from __future__ import annotations

import pytest

from laut import read_text


def told(text: str, language: str) -> tuple[str, tuple[str, ...]]:
    """Whose word the first statement of ``text`` is, and through whom."""
    statement = read_text(text, language=language).statements[0]
    return (statement.speaker.name or "" if statement.speaker else ""), tuple(statement.via)


@pytest.mark.parametrize(
    ("text", "language", "name", "via"),
    [
        (
            "The dam was never checked, the magazine Reed & Tide reported, citing a former inspector.",
            "en", "former inspector", ("Reed & Tide",),
        ),
        (
            "Citing hospital staff in Orluk, the Tiderate agency reported that nine people had died.",
            "en", "hospital staff in Orluk", ("Tiderate agency",),
        ),
        (
            "The paper was never signed, according to an internal memo seen by the Hartwell Courier.",
            "en", "internal memo", ("Hartwell Courier",),
        ),
        (
            "Die Zeitung „Küstenbote“ berichtet unter Berufung auf einen Sprecher der Hafenwache, der Damm sei gebrochen.",
            "de", "Sprecher der Hafenwache", ("Küstenbote",),
        ),
    ],
)  # fmt: skip
def test_the_one_cited_speaks_and_the_outlet_is_the_channel(
    text: str, language: str, name: str, via: tuple[str, ...]
) -> None:
    assert told(text, language) == (name, via)


def test_an_outlet_that_is_told_is_no_owner_of_who_tells_it() -> None:
    text = "Der Damm sei gebrochen, bestätigte der Ruderverband der Nachrichtenagentur KWD."
    assert told(text, "de") == ("Ruderverband", ("KWD",))


def test_a_paper_without_an_author_leaves_the_outlet_its_word() -> None:
    text = "Das Blatt „Hafenpost“ hatte unter Berufung auf interne Abrechnungen berichtet, er habe Geld genommen."
    assert told(text, "de")[0] == "Hafenpost"


def test_the_agency_of_a_dateline_is_nobody_spoken_of() -> None:
    text = "DUNMERE (Tidal News) – Twelve workers were hurt on Thursday, the company said."
    assert told(text, "en")[0] == "company"
