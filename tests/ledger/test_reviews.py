"""A person's decisions: put to work, kept with their words, taken back, never moved to other words."""

from dataclasses import replace

import pytest

from laut.base.errors import UsageError
from laut.base.span import Span, joined
from laut.ledger import lists, whole
from laut.ledger.compared import list_speakers, list_stories
from laut.ledger.deciding import anchor_at, decide, speaker_key, undo
from laut.ledger.entries import identified
from laut.ledger.filters import Filters
from laut.ledger.renewing import renew
from laut.ledger.reviews import Anchor, Review

FIRE = "Bei dem Brand in Tarnau starben 12 Menschen. Weitere 9 sind verletzt."


@pytest.fixture
def one(ledger, entry, settled):
    made = entry(FIRE)
    settled(ledger, made)
    return made


def decision(kind, of, *anchors, **change):
    return Review(
        kind=kind, of=of, anchors=anchors, by="ida", at="2026-01-01T00:00:00+00:00", why="seen it", change=change
    )


def figures(ledger):
    return [(row.text, row.low, row.measure, row.review) for row in lists.list_figures(ledger, Filters())]


def test_a_rejected_figure_is_out_and_can_be_brought_back(ledger, one):
    anchor = anchor_at(ledger, f"{one.reading.document.id}.f1", "figure")
    assert anchor.text == "12"
    number = decide(ledger, decision("reject", "figure", anchor))
    assert figures(ledger) == [("9", 9.0, "killed", None)]
    undo(ledger, number)
    assert [text for text, *_ in figures(ledger)] == ["12", "9"]
    with pytest.raises(UsageError, match="no review"):
        undo(ledger, number)


def test_a_correction_sets_fields_and_leaves_the_id(ledger, one):
    name = f"{one.reading.document.id}.f2"
    decide(ledger, decision("correct", "figure", anchor_at(ledger, name, "figure"), measure="injured", high=None))
    decide(ledger, decision("correct", "figure", anchor_at(ledger, name, "figure"), qualifier="at_least"))
    row = next(row for row in lists.list_figures(ledger, Filters()) if row.id == name)
    assert (row.measure, row.low, row.high, row.qualifier, row.review) == ("injured", 9.0, None, "at_least", "correct")


def test_a_statement_is_corrected_by_its_place_in_the_text(ledger, one):
    name = f"{one.reading.document.id}.s1"
    change = {"quote": {"spans": [{"start": 0, "end": 13}]}, "speaker": "Béla Tann", "act": "deny"}
    decide(ledger, decision("correct", "statement", anchor_at(ledger, name, "statement"), **change))
    (row,) = lists.list_statements(ledger, Filters())
    assert (row.quote, row.said_by, row.act) == ("Bei dem Brand", "Béla Tann", "deny")


@pytest.mark.parametrize("change", [{"measure": "sadness"}, {"low": "many"}])
def test_a_correction_that_makes_no_record_is_refused_and_not_kept(ledger, one, change):
    anchor = anchor_at(ledger, f"{one.reading.document.id}.f1", "figure")
    with pytest.raises(UsageError, match="makes no record"):
        decide(ledger, decision("correct", "figure", anchor, **change))
    assert list(whole.reviews(ledger)) == []


def test_a_missed_statement_is_added_and_can_be_reviewed_in_turn(ledger, one):
    document = one.reading.document
    span = Span(FIRE.index("Weitere"), len(FIRE))
    anchor = Anchor(document.id, document.sha256, (span,), joined((span,), FIRE))
    decide(ledger, decision("missed", "statement", anchor, act="announce", speaker="Ada Moor"))
    added = next(row for row in lists.list_statements(ledger, Filters()) if row.review == "missed")
    assert (added.quote, added.act, added.said_by) == ("Weitere 9 sind verletzt.", "announce", "Ada Moor")
    decide(ledger, decision("reject", "statement", anchor_at(ledger, added.id, "statement")))
    assert len(lists.list_statements(ledger, Filters())) == 1


def test_words_that_do_not_stand_where_the_review_says_make_an_orphan(ledger, one):
    """Reading again finds another text: the review stays, its record is not sought elsewhere."""
    decide(ledger, decision("reject", "figure", anchor_at(ledger, f"{one.reading.document.id}.f1", "figure")))
    document = one.reading.document
    moved = replace(one.reading, document=replace(document, id="x", text=f"Neu. {FIRE}", sha256="0" * 64))
    renew(ledger, replace(one, reading=identified(replace(moved, figures=(), statements=()))[0]))
    (kept,) = whole.reviews(ledger)
    assert kept.orphan
    assert kept.review.anchors[0].text == "12"


def test_reading_again_keeps_reviews_though_records_are_numbered_anew(ledger, one, settled):
    decide(
        ledger, decision("correct", "figure", anchor_at(ledger, f"{one.reading.document.id}.f1", "figure"), low=10.0)
    )
    first, second = one.reading.figures
    swapped = (replace(first, id="f7", confidence=0.5), replace(second, id="f1"))
    assert renew(ledger, replace(one, reading=replace(one.reading, figures=swapped)))
    settled(ledger)
    assert {(row.text, row.low) for row in lists.list_figures(ledger, Filters())} == {("12", 10.0), ("9", 9.0)}
    assert not next(whole.reviews(ledger)).orphan


def test_stories_are_merged_and_split_by_a_person(ledger, entry, settled):
    fire, strike = entry(FIRE), entry("Der Streik in Olmen begann mit 300 Leuten.", by="Cem Ulm", day="2025-04-01")
    settled(ledger, fire, strike)
    names = [each.reading.document.id for each in (fire, strike)]
    assert len(list_stories(ledger, Filters())) == 2
    number = decide(ledger, decision("merge", "story", *(anchor_at(ledger, name, "story") for name in names)))
    settled(ledger)
    assert [row.articles for row in list_stories(ledger, Filters())] == [2]
    undo(ledger, number)
    settled(ledger)
    assert [row.articles for row in list_stories(ledger, Filters())] == [1, 1]


def test_articles_that_a_person_parts_are_of_two_stories(ledger, entry, settled):
    text = " ".join(f"{FIRE} Satz {n}." for n in range(9))
    one, other = entry(text), entry(text, outlet="Bote", day="2025-03-15")
    settled(ledger, one, other)
    assert len(list_stories(ledger, Filters())) == 1
    anchors = [anchor_at(ledger, each.reading.document.id, "story") for each in (one, other)]
    decide(ledger, decision("split", "story", *anchors))
    settled(ledger)
    assert len(list_stories(ledger, Filters())) == 2


def test_speakers_are_merged_over_stories_and_the_merge_is_taken_back(ledger, entry, settled):
    settled(
        ledger,
        entry(FIRE, by="Ada Moor"),
        entry("Der Streik in Olmen begann mit 300 Leuten.", by="Adda Mohr", day="2025-09-01"),
    )
    rows = list_speakers(ledger, Filters())
    anchors = [anchor_at(ledger, row.id, "speaker") for row in rows]
    keys = [speaker_key(ledger, anchor) for anchor in anchors]
    number = decide(ledger, decision("merge", "speaker", *anchors, keys=keys))
    settled(ledger)
    (merged,) = list_speakers(ledger, Filters())
    assert (merged.names, merged.statements, merged.stories) == (("Ada Moor", "Adda Mohr"), 2, 2)
    undo(ledger, number)
    settled(ledger)
    assert {row.id for row in list_speakers(ledger, Filters())} == {row.id for row in rows}


def test_a_record_that_is_not_there_is_misuse(ledger, one):
    for name, of in (
        ("none.f1", "figure"),
        (f"{one.reading.document.id}.f99", "figure"),
        ("s-none", "speaker"),
        ("q-none", "question"),
    ):
        with pytest.raises(UsageError):
            anchor_at(ledger, name, of)
