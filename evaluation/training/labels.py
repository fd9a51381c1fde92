"""Gold statements -> one label a word, and back: the outermost quote that a word lies in, or its part in a frame.

B-, I- and R- begin, continue and (after words of the frame) resume a quote of a type; S, C and F are the
speaker, cue and other words of a frame, with the side where its quote is: > follows, < before, = both.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from laut.base.records import StatementType
from laut.base.span import Span
from laut.document.words import Words
from laut.extract.attribution import Attribution

__all__ = ["LETTERS", "labels_of", "words_of"]

LETTERS: dict[StatementType, str] = {
    "direct": "D", "indirect": "I", "reported": "R", "free_indirect": "F", "indirect_free_indirect": "X",
}  # fmt: skip


def words_of(words: Words, spans: Sequence[Span]) -> list[int]:
    """The words that the spans touch, in order."""
    return sorted({i for span in spans for i in words.within(span)})


def labels_of(words: Words, statements: Sequence[Attribution]) -> list[str]:
    """One label a word of the article."""
    labels = ["O"] * len(words.forms)
    quotes = [(s, words_of(words, s.quote)) for s in statements]
    quotes = [(s, q) for s, q in quotes if q]
    for s, quote in quotes:
        roles = dict.fromkeys(words_of(words, s.frame), "F")
        roles |= {i: "C" for i in words_of(words, s.cue) if i in roles}
        roles |= {i: "S" for i in words_of(words, s.speaker) if i in roles}
        for i, role in roles.items():
            side = ">" if i < quote[0] else "<" if i > quote[-1] else "="
            labels[i] = role + side
    # Longest first: what lies inside a longer quote does not show in the labels.
    taken: set[int] = set()
    for s, quote in sorted(quotes, key=lambda sq: -len(sq[1])):
        if taken & set(quote):
            continue
        taken |= set(quote)
        letter = LETTERS[s.type]
        # Only an indirect quote is often interrupted by its frame; the others' few second fragments begin anew.
        again = "R" if s.type == "indirect" else "B"
        labels[quote[0]] = f"B-{letter}"
        for before, i in pairwise(quote):
            labels[i] = f"{'I' if before == i - 1 else again}-{letter}"
    return labels
