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
        ("Arvid Kuus", "Außenminister", None),
        ("Hedvika Sorn", "Bürgermeisterin", None),
        ("Aksel Rygg", "Oppositionsabgeordneter", None),
    ],
)
def test_for_whom_somebody_speaks(name: str, description: str, body: str | None) -> None:
    someone = person(name, "person", 80, description)
    assert _body_of(someone, [*BODIES, someone], language_for("de")) == body
