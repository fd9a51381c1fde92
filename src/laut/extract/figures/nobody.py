"""Words for none that answer how many: "The north holds 11 prisoners. The south says it holds none."

A word for none is no count elsewhere: it must stand alone, with no noun behind it, and
a number of its own sentence or the one before, or a question there, must ask for it.
What it counts and measures is then told as of any number that leaves its noun out.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from laut.extract.analysis import Analysis
from laut.extract.figures.amounts import Amount

__all__ = ["with_nobody"]


def with_nobody(analysis: Analysis, amounts: Sequence[Amount]) -> list[Amount]:
    """The amounts of an article with a nought for each word for none that answers how many, in order."""
    alone = analysis.language.lexicon("answers").words("none")
    found = [
        _nought(analysis, word)
        for word, lower in enumerate(analysis.lower)
        if lower in alone and _stands_alone(analysis, word) and _is_asked_for(analysis, word, amounts)
    ]
    return sorted([*amounts, *found], key=lambda amount: amount.first)


def _nought(analysis: Analysis, word: int) -> Amount:
    span = analysis.words.span(range(word, word + 1))
    return Amount(word, word + 1, word, word + 1, span, 0.0, 0.0, "exact")


def _stands_alone(analysis: Analysis, word: int) -> bool:
    """Whether a mark or the end of the text follows, and no noun that it belongs to goes before ("Tote gab es keine")."""
    forms = analysis.words.forms
    clause = analysis.clauses[analysis.clause_of[word]]
    return (word + 1 == len(forms) or not forms[word + 1][0].isalnum()) and analysis.tags[clause.start] != "noun"


def _is_asked_for(analysis: Analysis, word: int, amounts: Sequence[Amount]) -> bool:
    """Whether the sentence or the one before it in its paragraph holds another number, or either asks how many."""
    number = analysis.sentence_of[word]
    first = before = analysis.words.sentences[number].start
    if number:
        before = analysis.words.sentences[number - 1].start
        first = before if analysis.paragraph_of[before] == analysis.paragraph_of[word] else first
    if any(first <= amount.first < word and amount.unit is None and not amount.bare for amount in amounts):
        return True
    lexicon = analysis.language.lexicon("counted")
    how, many = lexicon.words("how"), lexicon.words("many")
    return any(one in how and other in many for one, other in pairwise(analysis.lower[before:word]))
