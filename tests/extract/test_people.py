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
