"""Quotes by the weights that are shipped, on sentences of our own."""

from __future__ import annotations

import pytest

from laut.document.words import cut
from laut.extract.analysis import Analysis, analyse
from laut.extract.learned.span_model import load_span_model
from laut.extract.learned.spans import FoundQuote, find_quotes
from laut.extract.rules.engine import by_grammar
from laut.languages.registry import language_for

GERMAN = language_for("de")
ENGINES = [name for name in ("default", "open") if GERMAN.model(name) is not None]


def read(text: str, engine: str) -> tuple[Analysis, list[FoundQuote]]:
    folder = GERMAN.model(engine)
    assert folder is not None
    analysis = analyse(cut(text, GERMAN), GERMAN)
    return analysis, find_quotes(analysis, load_span_model(folder / "spans.npz"), by_grammar(analysis))


@pytest.mark.parametrize("engine", ENGINES)
def test_indirect_speech_and_what_follows_it(engine: str) -> None:
    text = (
        "Die Ministerin Hanna Torvik sagte am Montag in Selmor, die Brücke sei seit Jahren baufällig gewesen. "
        "Man habe mehrfach gewarnt. Am Abend begann der Abriss."
    )
    analysis, quotes = read(text, engine)
    found = {(q.type, analysis.words.span(q.parts[0]).of(text)) for q in quotes}
    assert ("indirect", "die Brücke sei seit Jahren baufällig gewesen") in found
    assert ("indirect_free_indirect", "Man habe mehrfach gewarnt.") in found


@pytest.mark.parametrize("engine", ENGINES)
def test_words_in_marks_are_direct_and_titles_are_not(engine: str) -> None:
    text = "„Wir haben alles verloren“, sagte der Fischer Jan Tomsik. Sein Schiff, die „Ostwind“, sank am Dienstag."
    analysis, quotes = read(text, engine)
    direct = [analysis.words.span(q.parts[0]).of(text) for q in quotes if q.type == "direct"]
    assert direct == ["„Wir haben alles verloren“"]


@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_said_nothing_found(engine: str) -> None:
    assert read("", engine)[1] == []
    assert read("Am Dienstag regnete es in Selmor.", engine)[1] == []


@pytest.mark.parametrize("engine", ENGINES)
def test_confidence_is_a_probability_and_reading_twice_is_the_same(engine: str) -> None:
    text = "Laut Polizei wurden zwei Menschen verletzt. Der Bürgermeister kritisierte die Feuerwehr."
    first, second = read(text, engine)[1], read(text, engine)[1]
    assert first == second
    assert first
    assert all(0 < quote.confidence < 1 for quote in first)


def test_words_that_go_on_unnamed_are_found_where_training_does_not_mark_them() -> None:
    english = language_for("en")
    folder = english.model("default")
    assert folder is not None
    text = (
        "Harbour master Ada Holt said on Tuesday that the ferry had been overloaded. "
        "The crew had ignored two warnings. The port would stay closed until Friday, she added."
    )
    analysis = analyse(cut(text, english), english)
    quotes = find_quotes(analysis, load_span_model(folder / "spans.npz"), by_grammar(analysis))
    assert ("indirect_free_indirect", "The crew had ignored two warnings.") in {
        (quote.type, analysis.words.span(quote.parts[0]).of(text)) for quote in quotes
    }
