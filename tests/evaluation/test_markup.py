"""Marks come off, and what they say comes out; a text whose marks do not add up is refused with the place."""

from pathlib import Path

import pytest

from evaluation.markup import MarkupError, read_article, read_marked
from laut.base.span import Span

CORPUS = Path(__file__).parents[2] / "evaluation" / "corpus"


def test_roles_fragments_and_nesting() -> None:
    marked = read_marked(
        "⟦q1 direct speech claim none name=Ida_Rask via=NPD|„Er“⟧⟦f1|, ⟦c1|sagte⟧ ⟦s1|Ida Rask⟧⟧, ⟦q1|„ging ⟦t DATE 2026|2026⟧.“⟧"
    )
    statement = marked.statements[0]
    assert marked.text == "„Er“, sagte Ida Rask, „ging 2026.“"
    assert [span.of(marked.text) for span in statement.quote] == ["„Er“", "„ging 2026.“"]
    assert statement.speaker == (Span(12, 20),)
    assert (statement.name, statement.via) == ("Ida Rask", ("NPD",))
    assert marked.times[0].value == "2026"


def test_figures_and_evidence() -> None:
    marked = read_marked(
        "⟦n 20 - more_than killed person none src=Amt of=Tote|Mehr als 20⟧ Tote zeigt ⟦e video platform=Murmel|ein Video⟧."
    )
    figure, shown = marked.figures[0], marked.evidence[0]
    assert (figure.low, figure.high, figure.qualifier, figure.source, figure.counted) == (
        20,
        None,
        "more_than",
        "Amt",
        "Tote",
    )
    assert (shown.kind, shown.platform, shown.text) == ("video", "Murmel", "ein Video")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("⟦t DATE 2026|2026", "left open"),
        ("2026⟧", "without ⟦"),
        ("⟦t DATE 2026| 2026⟧", "blanks"),
        ("⟦s1|Er⟧ ging.", "roles of no quote"),
        ("⟦q1|„Ja“⟧", "wants type"),
        ("⟦q1 direct speech claim maybe|„Ja“⟧", "choose one of"),
        ("⟦x|Er⟧ ging.", "unknown mark"),
    ],
)
def test_faults_are_named(text: str, reason: str) -> None:
    with pytest.raises(MarkupError, match=reason):
        read_marked(text)


def test_the_corpus_reads() -> None:
    articles = [read_article(path.read_text("utf-8")) for path in sorted(CORPUS.glob("*/*.txt"))]
    assert len(articles) > 100
    assert all(s.quote for a in articles for s in a.marked.statements)
