"""Forms of English verbs: which there are, what they may be."""

import pytest

from laut.base.language import VerbForm
from laut.languages.registry import language_for

ENGLISH = language_for("en")
FORMS = ENGLISH.grammar.verb_forms(ENGLISH.lexicon("verbs"))


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("says", "say"), ("said", "say"), ("saying", "say"), ("denies", "deny"), ("denied", "deny"),
        ("admitted", "admit"), ("admitting", "admit"), ("announces", "announce"), ("announcing", "announce"),
        ("dying", "die"), ("agreeing", "agree"), ("getting", "get"), ("written", "write"), ("reaches", "reach"),
    ],
)  # fmt: skip
def test_forms_lead_to_their_verb(form: str, lemma: str) -> None:
    assert {reading.lemma for reading in FORMS[form]} == {lemma}


def test_a_past_form_may_be_a_participle() -> None:
    assert set(FORMS["told"]) == {VerbForm("tell", "finite", "indicative"), VerbForm("tell", "participle")}


def test_a_present_participle_in_the_verbs_place_has_no_mood() -> None:
    assert VerbForm("add", "finite") in FORMS["adding"]


@pytest.mark.parametrize("form", ["would", "had", "might", "could"])
def test_backshift_has_the_mood_of_what_another_said(form: str) -> None:
    assert FORMS[form][0].mood == "subjunctive2"
