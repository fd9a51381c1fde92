"""What a story's texts say around its figures: the names it tells of, and the words of each figure's sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from math import log

from laut.base.comparison import Article
from laut.base.span import Span
from laut.languages.registry import language_for
from laut.questions.terms import stem, stems, unit
from laut.questions.timeline import Told

__all__ = ["Surroundings"]

_NAME = re.compile(r"(?<=[^\W\d_][ ,])[^\W\d_a-z][\w-]{4,}")  # a capital inside a sentence
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")
_SHARE = 0.25  # of a story's articles that hold a name, from which the story tells of it
_BEFORE = 0.4  # what a word of the sentence before weighs


class Surroundings:
    """The texts of one story, cut once; ``names`` are stems of the names it tells of."""

    def __init__(self, articles: Sequence[Article]) -> None:
        texts = {article.id: article.reading.document.text for article in articles}
        self._sentences = {key: _sentences(text) for key, text in texts.items()}
        self._starts = {key: [span.start for span, _ in sentences] for key, sentences in self._sentences.items()}
        held = Counter(name for text in texts.values() for name in {stem(m.group()) for m in _NAME.finditer(text)})
        least = max(2.0, _SHARE * len(texts))
        nouns = _common({article.reading.document.language for article in articles})
        self.names = frozenset(name for name, count in held.items() if count >= least and name not in nouns)
        bags = [bag for sentences in self._sentences.values() for _, bag in sentences]
        counts = Counter(word for bag in bags for word in bag)
        self._weight = {word: log((len(bags) + 1) / count) for word, count in counts.items()}

    def sentence(self, told: Told) -> Span:
        """The sentence in which a figure stands (code points)."""
        return self._sentences[told.article.id][self._at(told)][0]

    def of(self, told: Told) -> Mapping[str, float]:
        """The sentence of a figure, and less so the one before, as a unit vector of stems; numbers aside."""
        sentences, at = self._sentences[told.article.id], self._at(told)
        vector: dict[str, float] = {}
        for n, share in ((at - 1, _BEFORE), (at, 1.0)):
            if n >= 0:
                vector |= {word: share * self._weight[word] for word in sentences[n][1] if not word[0].isdigit()}
        return unit(vector)

    def _at(self, told: Told) -> int:
        return max(0, bisect_right(self._starts[told.article.id], told.figure.start) - 1)


def _common(languages: Iterable[str]) -> frozenset[str]:
    """Stems of words that are no names though a language may write them with a capital."""
    return frozenset().union(*map(_common_in, languages))


@cache
def _common_in(code: str) -> frozenset[str]:
    language = language_for(code)
    kinds = language.lexicon("populations").groups("kinds")
    plain = language.lexicon("commonplace").words("stems")
    return frozenset(plain) | {stem(word) for listed in kinds.values() for word in listed}


def _sentences(text: str) -> list[tuple[Span, frozenset[str]]]:
    """Each sentence with its stems."""
    starts = [0, *(m.end() for m in _SENTENCE.finditer(text))]
    spans = (Span(start, end) for start, end in zip(starts, [*starts[1:], len(text)], strict=True))
    return [(span, stems(span.of(text))) for span in spans]
