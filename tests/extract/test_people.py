"""Who is meant: one record for each person over an article."""

from __future__ import annotations


def test_surname_role_and_pronoun_are_one_person(judged_text) -> None:
    found = judged_text(
        "⟦q1 direct speech claim none|„Alles ruhig“⟧⟦f1|, ⟦c1|sagte⟧ ⟦s1|Bürgermeisterin Vera Lindt⟧⟧. "
        "⟦q2 direct speech claim none|„Wir warten ab“⟧⟦f2|, ⟦c2|sagte⟧ ⟦s2|Lindt⟧⟧. "
        "⟦q3 direct speech claim none|„Das reicht“⟧⟦f3|, ⟦c3|sagte⟧ ⟦s3|die Bürgermeisterin⟧⟧. "
        "⟦q4 direct speech claim none|„Gut so“⟧⟦f4|, ⟦c4|sagte⟧ ⟦s4|sie⟧⟧."
    )
    assert found.names == ["Vera Lindt"] * 4
    person = next(p for p in found.cast.people if p.name == "Vera Lindt")
    assert person.kind == "person"
    assert "Bürgermeisterin" in person.descriptions


def test_a_pronoun_takes_the_gender_into_account(judged_text) -> None:
    found = judged_text(
        "Minister Karl Brunn traf die Ärztin Ida Moll. ⟦q1 direct speech claim none|„Es eilt“⟧⟦f1|, ⟦c1|sagte⟧ ⟦s1|sie⟧⟧."
    )
    assert found.names == ["Ida Moll"]


def test_a_plural_verb_makes_sie_a_group(judged_text) -> None:
    found = judged_text(
        "Die Ärztin Ida Moll sprach mit mehreren Augenzeugen. "
        "⟦q1 indirect speech claim none|es sei laut geworden⟧⟦f1|, ⟦c1|berichteten⟧ ⟦s1|sie⟧⟧."
    )
    assert found.names in (["mehreren Augenzeugen"], ["mehrere Augenzeugen"])


def test_a_chain_keeps_its_speaker_without_words(judged_text) -> None:
    found = judged_text(
        "⟦q1 indirect speech claim none|Das Wasser sinke⟧⟦f1|, ⟦c1|sagte⟧ ⟦s1|Deichgraf Ole Wendt⟧⟧. "
        "⟦q2 indirect_free_indirect speech claim none|Die Pumpen liefen noch.⟧"
    )
    second = found.statements[1].speaker
    assert second is not None
    assert (second.spans, second.text, second.name) == ((), "", "Ole Wendt")


def test_a_body_is_taken_up_by_a_wider_word(judged_text) -> None:
    found = judged_text(
        "⟦q1 indirect speech claim none|Das Schiff sei sicher⟧⟦f1|, ⟦c1|teilte⟧ ⟦s1|die Reederei Nordlicht⟧ ⟦c1|mit⟧⟧. "
        "⟦q2 indirect speech claim none|man prüfe alles⟧⟦f2|, ⟦c2|erklärte⟧ ⟦s2|das Unternehmen⟧⟧."
    )
    assert found.names == ["Reederei Nordlicht"] * 2
    assert found.statements[1].speaker.person == found.statements[0].speaker.person


def test_unknown_is_never_a_speaker(judged_text) -> None:
    found = judged_text("⟦f1|⟦s1|Gerüchten⟧ ⟦c1|zufolge⟧⟧ ⟦q1 indirect speech claim none|kommt der Zirkus zurück⟧.")
    assert found.names == [None]


def test_every_mention_slices_to_words(judged_text) -> None:
    found = judged_text("⟦q1 direct speech claim none|„Gut“⟧⟦f1|, ⟦c1|sagte⟧ ⟦s1|Vera Lindt⟧⟧. Lindt lachte.")
    person = next(p for p in found.cast.people if p.name == "Vera Lindt")
    assert [span.of(found.text) for span in person.mentions] == ["Vera Lindt", "Lindt"]
    assert found.cast.who(person.mentions[:1]) is person


def test_english_surnames_and_pronouns(judged_text) -> None:
    found = judged_text(
        "⟦q1 direct speech claim none|“All calm,”⟧ ⟦f1|⟦c1|said⟧ ⟦s1|mayor Ruth Pell⟧⟧. "
        "⟦q2 direct speech claim none|“We wait,”⟧ ⟦f2|⟦s2|Ms Pell⟧ ⟦c2|added⟧⟧. "
        "⟦q3 direct speech claim none|“Enough,”⟧ ⟦f3|⟦s3|she⟧ ⟦c3|said⟧⟧.",
        language="en",
    )
    assert found.names == ["Ruth Pell"] * 3


def test_the_narration_keeps_somebody_in_view(judged_text) -> None:
    found = judged_text(
        "Die Ärztin Ida Moll leitet das Lager. Der Sender Hafen Live feierte die Klinik. Moll lebt allein. Sie reist viel. "
        "⟦q1 direct speech claim none|„Es reicht“⟧⟦f1|, ⟦c1|sagt⟧ ⟦s1|sie⟧⟧."
    )
    assert found.names == ["Ida Moll"]


def test_who_asks_does_not_answer(judged_text) -> None:
    found = judged_text(
        "Senator Carl Holt met the moderator, Emma Reed. "
        "⟦q1 direct speech ask none|“Is that a plan?”⟧ ⟦f1|⟦c1|asked⟧ ⟦s1|the moderator, Emma Reed⟧⟧.\n\n"
        "⟦q2 direct speech claim none|“It is,”⟧ ⟦f2|⟦s2|he⟧ ⟦c2|said⟧⟧.",
        language="en",
    )
    assert found.names == ["Emma Reed", "Carl Holt"]


def test_a_description_explains_the_name_before_it(judged_text) -> None:
    found = judged_text(
        "Rosa Ndiaye überrascht das nicht. "
        "⟦q1 indirect speech claim none|⟦f1|⟦s1|Die Handelsexpertin der Hochschule Lorch⟧ ⟦c1|meint⟧,⟧ man habe zu viel gebaut⟧."
    )
    assert found.names == ["Rosa Ndiaye"]


def test_an_office_that_was_never_brought_in_is_somebody_else(judged_text) -> None:
    found = judged_text(
        "⟦q1 direct speech claim none|„Gut“⟧⟦f1|, ⟦c1|sagte⟧ ⟦s1|Wildhüter Karl Brunn⟧⟧. "
        "⟦q2 indirect speech claim none|es sei nichts entschieden⟧⟦f2|, ⟦c2|sagte⟧ ⟦s2|der Landrat⟧⟧."
    )
    assert found.names == ["Karl Brunn", "Landrat"]


def test_the_company_is_a_name_that_nothing_shows_to_be_a_persons(judged_text) -> None:
    found = judged_text(
        "Hallam Aggregates wants to dig. ⟦q1 indirect speech claim none|⟦f1|⟦s1|The company⟧ ⟦c1|said⟧⟧ it was safe⟧.",
        language="en",
    )
    assert found.names == ["Hallam Aggregates"]
    assert found.cast.people[0].kind == "organisation"


def test_whose_word_it_is_stands_behind_the_word_for_it(judged_text) -> None:
    found = judged_text(
        "⟦f1|⟦c1|Nach⟧ ⟦s1|Informationen⟧⟧ von Nordfunk ⟦q1 indirect speech claim none|war niemand im Dienst⟧."
    )
    assert found.names == ["Nordfunk"]


def test_the_latter_is_the_one_mentioned_last(judged_text) -> None:
    found = judged_text(
        "Minister Karl Brunn entließ die Leiterin der Wache. "
        "⟦q1 indirect speech claim none|⟦f1|⟦s1|Diese⟧ ⟦c1|gibt⟧ ⟦c1|an⟧,⟧ man habe sie gedrängt⟧."
    )
    assert found.names == ["Leiterin"]


def test_a_body_without_a_capital_is_taken_up_by_it(judged_text) -> None:
    found = judged_text(
        "Ten days on, the infrastructure ministry has raised the toll to 41. "
        "⟦q1 indirect speech claim none|Nine people remain missing⟧⟦f1|, ⟦s1|it⟧ ⟦c1|said⟧⟧.",
        "en",
    )
    assert found.names == ["infrastructure ministry"]
