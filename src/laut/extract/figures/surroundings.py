"""The words around an amount, as the tests ask for them that tell what it is not."""

from __future__ import annotations

from functools import cache

from laut.base.language import Language
from laut.extract.analysis import Analysis
from laut.extract.figures.amounts import Amount
from laut.extract.figures.measures import measure_words

__all__ = ["NOMINAL", "OLDEST", "Surroundings"]

NOMINAL = frozenset({"noun", "adjective", "name", "participle"})
# years that a person may live
OLDEST = 120


class Surroundings:
    """The columns of one article; indices outside it have no word and no tag."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.nouns = measure_words(analysis.language)
        self.lower = analysis.lower
        self.tags = analysis.tags
        self.forms = analysis.words.forms

    def word(self, i: int) -> str:
        return self.lower[i] if 0 <= i < len(self.lower) else ""

    def tag(self, i: int) -> str:
        return self.tags[i] if 0 <= i < len(self.tags) else ""

    def touches(self, i: int) -> bool:
        """Whether nothing stands between word ``i`` and the one before it."""
        words = self.analysis.words
        return 0 < i < len(words.forms) and words.starts[i] == words.ends[i - 1]

    def is_small(self, amount: Amount) -> bool:
        """Whether the amount is one whole number in digits that could be an age, a day or an hour."""
        one = amount.digits and amount.low is not None and amount.low == amount.high
        return one and (amount.low or 0) <= OLDEST and (amount.low or 0) % 1 == 0

    def rates(self, word: str) -> bool:
        """Whether an amount follows "at" behind ``word``: "stands at 38", "puts the toll at nine"."""
        return word in _rating(self.analysis.language)

    def is_counted(self, i: int) -> bool:
        """Whether a noun phrase without article begins at word ``i``: adjectives, then a noun."""
        while self.tag(i) in ("adjective", "participle", "determiner"):
            i += 1
        return self.tag(i) in ("noun", "name") and (self.nouns.whole_words or self.forms[i][0].isupper())


@cache
def _rating(language: Language) -> frozenset[str]:
    counted = language.lexicon("counted")
    verbs = language.lexicon("not_figures").words("amount_verbs")
    return frozenset((*verbs, *counted.words("toll_nouns"), *counted.words("tolls")))
