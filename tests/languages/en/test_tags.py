"""English forms that may be noun or verb, by what stands beside them."""

import pytest

from laut.document.words import cut
from laut.extract.analysis import analyse
from laut.languages.registry import language_for

ENGLISH = language_for("en")


def tag(text: str, word: str) -> str:
    analysis = analyse(cut(text, ENGLISH), ENGLISH)
    return analysis.tags[analysis.lower.index(word)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The swing states have voted.", "states"),
        ("A false answer hurts.", "answer"),
        ("He rejected calls for a vote.", "calls"),
        ("They read the mayor's plans.", "plans"),
        ("It took 1 contest.", "contest"),
    ],
)
def test_a_noun(text: str, word: str) -> None:
    assert tag(text, word) == "noun"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The paper reports that it rained.", "reports"),
        ("Police plan a search.", "plan"),
        ("The families were housed in tents.", "were"),
        ("The brothers rallied a crowd.", "rallied"),
        ("He says it's late.", "it's"),
        ("I'm here, they've left.", "they've"),
    ],
)
def test_a_finite_verb(text: str, word: str) -> None:
    assert tag(text, word) == "finite"


def test_a_short_name_at_the_head_is_no_adverb() -> None:
    assert tag("Kelly said so.", "kelly") == "noun"
    assert tag("Finally it rained.", "finally") == "adverb"
