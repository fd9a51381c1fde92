"""Sentences: what they show, and which are worth reading."""

from __future__ import annotations

import numpy as np

from laut.document.words import cut
from laut.extract.analysis import Analysis, analyse
from laut.extract.learned.role_habits import keys_of
from laut.extract.learned.sentences import KINDS, SIGNS, SentenceModel, signs_of, worth_reading
from laut.extract.rules.engine import by_grammar
from laut.languages.registry import language_for

GERMAN = language_for("de")


def analysed(text: str) -> Analysis:
    return analyse(cut(text, GERMAN), GERMAN)


def test_signs_are_of_the_sentence_that_shows_them() -> None:
    analysis = analysed("Es regnete. Torvik sagte, man habe gewarnt.")
    signs = signs_of(analysis, by_grammar(analysis))
    assert signs[:, SIGNS.index("cue")].tolist() == [0.0, 1.0]
    assert signs[:, SIGNS.index("indirect")].tolist() == [0.0, 1.0]
    assert signs[:, SIGNS.index("first")].tolist() == [1.0, 0.0]


def test_a_word_and_a_neighbour_raise_the_odds() -> None:
    analysis = analysed("Es regnete. Torvik lachte. Der Abend kam.\n\nDie Nacht kam.")
    none = np.zeros((len(SIGNS), len(KINDS)), np.float32)
    after_first = none.copy()
    after_first[SIGNS.index("first")] = 2.0
    words = np.array([[0.0] * len(KINDS), [3.0] * len(KINDS)], np.float32)
    model = SentenceModel({"lachen": 1}, words, none, after_first, none, np.zeros(len(KINDS), np.float32), 0.5)
    keys = ["lachen" if form == "lachte" else "" for form in analysis.words.forms]
    assert len(keys) == len(keys_of(analysis))
    odds = model.probabilities(analysis, keys, signs_of(analysis, []))[:, 0].tolist()
    assert odds[0] == odds[3] == 0.5
    assert odds[1] > 0.99 > odds[2] - 0.5


def test_a_quotation_is_read_whole() -> None:
    analysis = analysed("Jan sagte: „Es brennt. Wir gehen.“ Es regnete.")
    likely = np.zeros((len(analysis.words.sentences), len(KINDS)), np.float32)
    pair = analysis.pairs[0]
    likely[analysis.sentence_of[pair.first], 0] = 0.9
    kept = worth_reading(analysis, likely, 0.5)
    assert kept[analysis.sentence_of[pair.last]]
    assert not kept[-1]
