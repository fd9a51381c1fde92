"""Excerpts: the kept sentences as an analysis of their own, and the way back."""

from __future__ import annotations

import numpy as np

from laut.document.words import cut
from laut.extract.analysis import Analysis, analyse
from laut.extract.learned.excerpt import excerpt
from laut.languages.registry import language_for

GERMAN = language_for("de")
TEXT = (
    "Am Montag regnete es in Selmor. Die Brücke sei gesperrt, sagte Torvik. „Wir warten“, sagte Jan Tomsik.\n\n"
    "Der Fluss stieg. Die Polizei warnte vor Hochwasser."
)


def analysed() -> Analysis:
    return analyse(cut(TEXT, GERMAN), GERMAN)


def test_all_sentences_kept_is_the_same_analysis() -> None:
    whole = analysed()
    short = excerpt(whole, np.ones(len(whole.words.sentences), np.bool_))
    assert short.analysis == whole


def test_kept_sentences_keep_their_columns_and_quotations() -> None:
    whole = analysed()
    kept = np.array(
        [
            sentence.start > 0 and "Fluss" not in whole.words.forms[sentence.start + 1]
            for sentence in whole.words.sentences
        ]
    )
    short = excerpt(whole, kept)
    forms = short.analysis.words.forms
    assert [whole.words.forms[i] for i in short.whence] == list(forms)
    assert [forms[i] for i in short.analysis.pairs[0].parts[0]] == ["„", "Wir", "warten", "“"]
    assert [short.analysis.quoted[i] for i in short.analysis.pairs[0].parts[0]] == [0] * 4
    assert len(short.analysis.words.paragraphs) == 2
    assert short.analysis.clauses[0].start == 0
    assert short.analysis.clause_of[-1] == len(short.analysis.clauses) - 1


def test_a_range_over_what_was_left_out_is_cut_on_the_way_back() -> None:
    whole = analysed()
    first, last = whole.words.sentences[0], whole.words.sentences[-1]
    kept = np.zeros(len(whole.words.sentences), np.bool_)
    kept[[0, -1]] = True
    short = excerpt(whole, kept)
    assert short.in_article([range(len(short.whence))]) == (first, last)
