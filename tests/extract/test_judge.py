"""Acts and hedges, by signs and by weights."""

from __future__ import annotations

import pytest

from evaluation.markup import attribution_of, read_marked
from laut.document.words import cut
from laut.extract.analysis import analyse
from laut.extract.judge_features import features, settings
from laut.extract.judge_model import judge_model
from laut.extract.judge_telling import act_words, told
from laut.languages.registry import language_for

ENGINES = ("grammar", "open")


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("body", "act"),
    [
        ("⟦q1 reported speech claim none|⟦s1|Die Reederei⟧ bestritt die Vorwürfe.⟧", "deny"),
        ("⟦q1 reported speech claim none|⟦s1|Die Gewerkschaft⟧ forderte mehr Lohn.⟧", "demand"),
        (
            "⟦f1|⟦s1|Die Ministerin⟧ ⟦c1|räumte⟧ ⟦c1|ein⟧,⟧ ⟦q1 indirect speech claim none|dass Fehler gemacht wurden⟧.",
            "admit",
        ),
        (
            "⟦f1|⟦s1|Der Verband⟧ ⟦c1|schätzt⟧,⟧ ⟦q1 indirect speech claim none|dass 200 Höfe betroffen sind⟧.",
            "estimate",
        ),
        ("⟦f1|⟦s1|Die Wehr⟧ ⟦c1|warnte⟧,⟧ ⟦q1 indirect speech claim none|dass der Deich bricht⟧.", "warn"),
    ],
)
def test_reporting_words_tell_the_act(judged_text, engine: str, body: str, act: str) -> None:
    assert judged_text(body, engine=engine).statements[0].act == act


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("body", "hedge"),
    [
        ("⟦q1 free_indirect speech claim none|Der Kapitän soll das Schiff verlassen haben.⟧", "unconfirmed"),
        ("⟦q1 free_indirect speech claim none|⟦s1|Der Kreis⟧ will die Schule bis Mai schließen.⟧", "planned"),
        ("⟦f1|⟦s1|Das Amt⟧ ⟦c1|bestreitet⟧,⟧ ⟦q1 indirect speech claim none|dass es den Raum gibt⟧.", "denied"),
        ("⟦q1 direct speech claim none|„Es regnet“⟧⟦f1|, ⟦c1|sagte⟧ ⟦s1|die Wirtin⟧⟧.", "none"),
    ],
)
def test_signs_tell_the_hedge(judged_text, engine: str, body: str, hedge: str) -> None:
    assert judged_text(body, engine=engine).statements[0].hedge == hedge


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("body", "act"),
    [
        ("⟦q1 reported speech claim none|⟦s1|Das Landesamt⟧ wollte davon nichts wissen.⟧", "deny"),
        ("⟦q1 reported speech claim none|⟦s1|Die Wirtin⟧ bat die Gäste um Entschuldigung.⟧", "admit"),
        ("⟦q1 reported speech claim none|⟦s1|Der Landkreis⟧ stellte rasche Hilfe in Aussicht.⟧", "promise"),
        ("⟦q1 reported speech claim none|⟦s1|Die Elternschaft⟧ übte scharfe Kritik am Schulamt.⟧", "accuse"),
    ],
)
def test_turns_of_phrase_tell_the_act(judged_text, engine: str, body: str, act: str) -> None:
    assert judged_text(body, engine=engine).statements[0].act == act


def test_the_longest_turn_of_phrase_tells_the_act() -> None:
    body = "⟦q1 reported speech claim none|⟦s1|The clerk⟧ pleaded not guilty.⟧"
    marked, language = read_marked(body), language_for("en")
    analysis = analyse(cut(marked.text, language), language)
    found = told(analysis, attribution_of(marked.statements[0]))
    assert found is not None
    assert (found.act, found.by) == ("deny", "phrase")


@pytest.mark.parametrize(
    ("code", "body"),
    [
        (
            "en",
            "⟦q1 direct speech claim none|“It rained all night,”⟧ ⟦f1|⟦c1|said⟧ ⟦s1|a porter⟧ who asked not to be named and was praised by nobody⟧.",
        ),
        (
            "de",
            "⟦q1 direct speech claim none|„Es regnet“⟧⟦f1|, ⟦c1|sagte⟧ ⟦s1|die Wirtin⟧ auf die Frage eines Gastes⟧.",
        ),
    ],
)
def test_what_the_frame_says_of_the_speaker_tells_no_act(code: str, body: str) -> None:
    marked, language = read_marked(body), language_for(code)
    analysis = analyse(cut(marked.text, language), language)
    found = told(analysis, attribution_of(marked.statements[0]))
    assert found is not None
    assert found.plain


def test_a_cue_without_a_verb_leaves_the_telling_to_the_noun() -> None:
    body = "⟦f1|⟦c1|Nach⟧ ⟦s1|Schätzungen des Kreises⟧⟧ ⟦q1 indirect speech claim none|fehlen 40 Betten⟧."
    marked, language = read_marked(body), language_for("de")
    found = told(analyse(cut(marked.text, language), language), attribution_of(marked.statements[0]))
    assert found is not None
    assert (found.act, found.by) == ("estimate", "noun")


@pytest.mark.parametrize(
    ("code", "content", "form"),
    [
        ("en", "to leave the harbour", "infinitive"),
        ("en", "whether the harbour was closed", "question"),
        ("de", "dass er kommen werde", "subordinate"),
        ("de", "die Fenster geschlossen zu halten", "infinitive"),
        ("de", "ob der Hafen offen sei", "question"),
        ("de", "der Hafen sei zu", "finite"),
    ],
)
def test_the_form_of_the_content_stands_with_the_act_told(code: str, content: str, form: str) -> None:
    reporting = {"en": "⟦f1|⟦s1|She⟧ ⟦c1|asked⟧⟧", "de": "⟦f1|⟦s1|Sie⟧ ⟦c1|fragte⟧,⟧"}[code]
    marked = read_marked(f"{reporting} ⟦q1 indirect speech claim none|{content}⟧.")
    language = language_for(code)
    analysis = analyse(cut(marked.text, language), language)
    attributions = [attribution_of(marked.statements[0])]
    assert f"tf=ask+{form}" in features(analysis, settings(analysis, attributions, [None])[0])


def test_a_verb_the_analysis_does_not_know_tells_the_act_by_its_stem() -> None:
    table = act_words(language_for("de"))
    assert table.verb("verneinte") == "deny"
    assert table.verb("spazierte") is None


@pytest.mark.parametrize(
    ("doubt", "hedge"),
    [
        ("Überprüfen lässt sich das nicht.", "unconfirmed"),
        ("Der Hafen liegt im Norden. Die Angaben ließen sich nicht unabhängig prüfen.", "unconfirmed"),
        ("Der Hafen liegt im Norden.", "none"),
        ("\n\nÜberprüfen lässt sich das nicht.", "none"),
    ],
)
def test_a_doubt_covers_what_stands_before_it_in_its_paragraph(judged_text, doubt: str, hedge: str) -> None:
    body = (
        "⟦q1 indirect speech claim none|Im Hafen seien zwölf Boote gesunken⟧⟦f1|, ⟦c1|sagte⟧ ⟦s1|die Fischerin⟧⟧. "
        + doubt
    )
    assert judged_text(body).statements[0].hedge == hedge


def test_hearsay_passives_of_english_are_unconfirmed(judged_text) -> None:
    found = judged_text(
        "⟦q1 free_indirect speech claim none|The captain is said to have left the ship.⟧", language="en"
    )
    assert found.statements[0].hedge == "unconfirmed"


@pytest.mark.parametrize("code", ["de", "en"])
def test_the_weights_name_every_class_once(code: str) -> None:
    model = judge_model(language_for(code))
    assert model is not None
    assert len(set(model.acts)) == 13
    assert set(model.hedges) == {"none", "estimated", "unconfirmed", "denied", "planned"}
    assert model.act_weights.shape == (len(model.rows), 13)


def test_two_judgements_are_the_same(judged_text) -> None:
    body = "⟦q1 direct speech claim none|„Es regnet“⟧⟦f1|, ⟦c1|sagte⟧ ⟦s1|die Wirtin⟧⟧."
    assert judged_text(body).statements == judged_text(body).statements
