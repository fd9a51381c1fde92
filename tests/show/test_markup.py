"""Marked text: every character stands once, cut where a mark begins or ends."""

from laut.base.span import Span
from laut.show.markup import Mark, paragraphs

TEXT = "Er sagte, er gehe.\n\nSie blieb."


def test_characters_stand_once_and_paragraphs_apart() -> None:
    marks = [Mark(Span(0, 2), "s1", "speaker"), Mark(Span(10, 17), "s1", "quote"), Mark(Span(13, 17), "f1", "figure")]
    first, second = paragraphs(TEXT, marks)
    assert "".join(s.text for s in first.segments) == "Er sagte, er gehe."
    assert "".join(s.text for s in second.segments) == "Sie blieb."
    assert [(s.text, [m.role for m in s.marks]) for s in first.segments] == [
        ("Er", ["speaker"]), (" sagte, ", []), ("er ", ["quote"]), ("gehe", ["quote", "figure"]), (".", []),
    ]  # fmt: skip


def test_a_record_is_noted_where_it_begins() -> None:
    marks = [Mark(Span(10, 17), "s1", "quote"), Mark(Span(20, 23), "s1", "quote")]
    assert [p.records for p in paragraphs(TEXT, marks)] == [("s1",), ()]
