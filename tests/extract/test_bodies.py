"""On whose behalf: a spokesman's number is the body's, a mayor's her own, and no body is invented."""

import pytest

from laut.base.records import Person
from laut.base.span import Span
from laut.extract.bodies import _body_of
from laut.languages.registry import language_for


def person(name: str, kind: str, at: int, *descriptions: str) -> Person:
    return Person(f"p{at}", name, kind, descriptions, (Span(at, at + 5),))  # type: ignore[arg-type]


BODIES = [
    person("Küstenwache", "organisation", 0),
    person("Reederei Brandt", "organisation", 20, "Reederei"),
    person("Verkehrsministerium", "organisation", 40),
    person("Grenzbehörde", "organisation", 60, "Behörde"),
]


@pytest.mark.parametrize(
    ("name", "description", "body"),
    [
        ("Runa Selm", "Sprecherin der Küstenwache", "Küstenwache"),
        ("Jon Tveit", "Unternehmenssprecher", "Reederei Brandt"),
        ("Kaja Holt", "Verkehrsministerin", "Verkehrsministerium"),
        ("Ilse Mar", "Leiterin", "Grenzbehörde"),
        ("Marten Hoyl", "Sprecher des Zivilschutzes", "Zivilschutz"),
        ("Nora Beng", "Leiterin der Behörde", "Grenzbehörde"),
        ("Arvid Kuus", "Außenminister", "Außenministerium"),
        ("Arvid Kuus", "Selmarks Außenminister", "Selmarks Außenministerium"),
        ("Arvid Kuus", "ehemaliger Außenminister", None),
        ("Arvid Kuus", "Ministerpräsident", None),
        ("Hedvika Sorn", "Bürgermeisterin", None),
        ("Aksel Rygg", "Oppositionsabgeordneter", None),
    ],
)
def test_for_whom_somebody_speaks(name: str, description: str, body: str | None) -> None:
    someone = person(name, "person", 80, description)
    assert _body_of(someone, [*BODIES, someone], language_for("de"), frozenset(), ()) == body


ENGLISH = [
    person("foreign ministry", "organisation", 0),
    person("Brand Lines", "person", 20, "operator"),
    person("Maren", "organisation", 40, "ferry"),
]


@pytest.mark.parametrize(
    ("description", "body"),
    [
        ("company spokesman", "Brand Lines"),
        ("company's spokesman", "Brand Lines"),
        ("defence minister", "defence ministry"),
        ("defence ministry spokesman", "defence ministry"),
        ("foreign minister", "foreign ministry"),
        ("minister", "foreign ministry"),
        ("former foreign minister", None),
        ("prime minister", None),
        ("head of surgery at the city hospital", None),
        ("head of the harbour authority", "harbour authority"),
    ],
)
def test_for_whom_somebody_speaks_in_english(description: str, body: str | None) -> None:
    someone = person("Milen Dorv", "person", 80, description)
    assert _body_of(someone, [*ENGLISH, someone], language_for("en"), frozenset(), ()) == body


def test_a_body_of_the_speakers_own_words_is_not_who_they_speak_for() -> None:
    someone = person("Leil Tamar", "person", 80, "Sprecherin")
    bodies = [person("Außenministerium", "organisation", 0), person("Behörden", "organisation", 60)]
    said = (Span(50, 70),)
    assert _body_of(someone, [*bodies, someone], language_for("de"), frozenset(), said) == "Außenministerium"


def test_who_has_just_spoken_goes_before_who_is_only_spoken_of() -> None:
    leader = person("Ilse Mar", "person", 100, "Vorsitzende")
    assert _body_of(leader, [*BODIES, leader], language_for("de"), frozenset({BODIES[2].mentions[0]}), ()) == (
        "Verkehrsministerium"
    )
