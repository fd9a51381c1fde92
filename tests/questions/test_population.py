"""Whom a figure counts: kinds, own and opposing side, limits and parts, from the words close to it."""

import pytest

from laut.base.comparison import Article
from laut.questions.likeness import Counted, counted
from laut.questions.surroundings import Surroundings
from laut.questions.timeline import told

from .conftest import Story

SIDES = frozenset({"morva", "selin"})


def first(article: Article) -> Counted:
    return counted(told(article, article.reading.figures[0]), Surroundings([article]), SIDES, None)


@pytest.mark.parametrize(
    ("text", "number", "noun", "source", "kind", "side", "against"),
    [
        ("Das morvanische Ministerium sprach von acht eigenen Gefallenen.", "acht", "Gefallenen", "morvanisches Ministerium", "soldier", "morva", None),
        ("Der Gegner habe 30 Mann verloren.", "30", "Mann", "morvanisches Ministerium", "person", None, "morva"),
        ("Auf selinischer Seite starben 12 Soldaten.", "12", "Soldaten", "Beobachter", "soldier", "selin", None),
        ("Gezählt wurden 52 tote Zivilisten auf beiden Seiten.", "52", "tote Zivilisten", "Beobachter", "civilian", None, None),
        ("Es gab 7 zivile Opfer.", "7", "zivile Opfer", "Beobachter", "civilian", None, None),
    ],
)  # fmt: skip
def test_whose_people_are_counted(
    story: Story, text: str, number: str, noun: str, source: str, kind: str, side: str | None, against: str | None
) -> None:
    whom = first(story.figure(story.article("a", text), number, 1, counted=noun, source=source)).population
    assert (whom.kind, whom.side, whom.against) == (kind, side, against)


@pytest.mark.parametrize(
    ("text", "number", "limit", "part"),
    [
        ("Zugelassen war das Boot für 40 Personen.", "40", True, False),
        ("At sea were 61 people, including nine crew.", "61", False, False),
        ("At sea were many people, including nine crew.", "nine", False, True),
    ],
)
def test_limits_and_parts_are_told_apart(story: Story, text: str, number: str, limit: bool, part: bool) -> None:
    language = "de" if "war" in text else "en"
    close = first(story.figure(story.article("a", text, language=language), number, 1, counted="people")).wording
    assert (close.limit, close.part) == (limit, part)
