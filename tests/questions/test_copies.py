"""Copies: edited, partial, translated; and what only resembles."""

from laut.questions.copies import copies

from .conftest import Story

WIRE = (
    "Beim Brand einer Lagerhalle in Tarnheim sind am Freitag sieben Menschen verletzt worden. Das Feuer brach gegen 4 Uhr "
    "im Erdgeschoss aus, wie die Feuerwehr mitteilte. 120 Einsatzkräfte waren bis zum Mittag vor Ort.\n\n"
    "Die Ursache ist nach Angaben der Polizei noch unklar. Der Schaden wird auf 2,5 Millionen Kronen geschätzt."
)
LEAD = WIRE.split("\n\n", maxsplit=1)[0]


def test_an_edited_reprint_is_a_copy_of_the_agency(story: Story) -> None:
    wire = story.article("wire", WIRE, outlet="NWD", credit="NWD", day="2025-03-14T10:00:00+01:00")
    paper = story.article("paper", WIRE.replace("am Freitag ", ""), credit="NWD", day="2025-03-14T11:00:00+01:00")
    (copy,) = copies([paper, wire])
    assert (copy.article, copy.of, copy.agency, copy.whole) == ("paper", "wire", "nwd", True)


def test_one_paragraph_of_it_is_a_partial_copy(story: Story) -> None:
    own = " ".join(f"Ein eigener Satz der Redaktion, der mit Nummer {n} nichts Fremdes enthält." for n in range(12))
    wire = story.article("a", WIRE, day="2025-03-14T10:00:00+01:00")
    mixed = story.article("b", own + "\n\n" + LEAD, day="2025-03-14T12:00:00+01:00")
    (copy,) = copies([wire, mixed])
    assert not copy.whole
    assert [mixed.reading.document.text[s.start : s.end] for s in copy.spans] == [LEAD.rstrip(".")]


def test_a_credited_translation_is_a_copy(story: Story) -> None:
    english = (
        "Seven people were hurt on Friday when a warehouse burned in Tarnheim. The fire broke out at about 4 on the ground "
        "floor, firefighters said. 120 responders were there until noon.\n\n"
        "Police said the cause was still unclear. The damage is put at 2.5 million crowns."
    )
    wire = story.article("a", WIRE, outlet="NWD", credit="NWD", day="2025-03-14T10:00:00+01:00")
    post = story.article("b", english, language="en", credit="NWD", day="2025-03-14T12:00:00+01:00")
    assert [(c.article, c.of) for c in copies([post, wire])] == [("b", "a")]


def test_the_same_event_in_other_words_is_no_copy(story: Story) -> None:
    other = (
        "In Tarnheim hat es gebrannt. Sieben Verletzte zählte die Feuerwehr nach dem Brand einer Lagerhalle, sagte sie."
    )
    assert copies([story.article("a", WIRE), story.article("b", other)]) == []
