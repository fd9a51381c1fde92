"""The forms of German verbs are generated from their principal parts."""

import pytest

from laut.extract.verbs import verbs_of
from laut.languages.registry import language_for


def readings(form: str) -> set[tuple[str, str, str]]:
    return {(reading.lemma, reading.kind, reading.mood) for reading in verbs_of(language_for("de")).readings(form)}


@pytest.mark.parametrize(
    ("form", "reading"),
    [
        ("sagt", ("sagen", "finite", "indicative")),
        ("sage", ("sagen", "finite", "subjunctive1")),
        ("fordere", ("fordern", "finite", "subjunctive1")),
        ("fordert", ("fordern", "finite", "indicative")),
        ("sprach", ("sprechen", "finite", "indicative")),
        ("spräche", ("sprechen", "finite", "subjunctive2")),
        ("stünden", ("stehen", "finite", "subjunctive2")),
        ("gesprochen", ("sprechen", "participle", "")),
        ("versprochen", ("versprechen", "participle", "")),
        ("berichtet", ("berichten", "participle", "")),
        ("kritisiert", ("kritisieren", "participle", "")),
        ("mitgeteilt", ("mitteilen", "participle", "")),
        ("mitzuteilen", ("mitteilen", "zu_infinitive", "")),
        ("antwortete", ("antworten", "finite", "indicative")),
        ("müsse", ("müssen", "finite", "subjunctive1")),
        ("seien", ("sein", "finite", "subjunctive1")),
    ],
)
def test_forms(form: str, reading: tuple[str, str, str]) -> None:
    assert reading in readings(form)


@pytest.mark.parametrize("form", ["haus", "schnell", "xyzzy", ""])
def test_what_is_no_verb_has_no_reading(form: str) -> None:
    assert not readings(form)


def test_a_bare_participle_is_no_form_of_its_own() -> None:
    assert all(kind != "bare_participle" for _, kind, _ in readings("fordert"))
