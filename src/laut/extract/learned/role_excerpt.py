"""An article and its quotes -> the sentences around them, the only ones in which roles are looked for.

News pages have long stretches in which nobody says anything: nothing there is described.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from laut.extract.analysis import Analysis
from laut.extract.learned.excerpt import Excerpt, excerpt
from laut.extract.learned.spans import FoundQuote

__all__ = ["around_quotes", "words_in_article"]

# Sentences kept before and after each quote: who is spoken of further away is hardly the speaker.
_BEFORE, _AFTER = 3, 1


def around_quotes(analysis: Analysis, quotes: Sequence[FoundQuote]) -> tuple[Excerpt, list[FoundQuote]]:
    """The sentences around ``quotes``, and where the quotes are in them.

    A quotation may be kept in part: which one a word is in is not told, only whether it is in one.
    """
    kept = np.zeros(len(analysis.words.sentences), np.bool_)
    for quote in quotes:
        first, last = (analysis.sentence_of[i] for i in (quote.parts[0].start, quote.parts[-1].stop - 1))
        kept[max(0, first - _BEFORE) : last + _AFTER + 1] = True
    short = excerpt(analysis, kept)
    return short, [_moved(quote, short) for quote in quotes]


def _moved(quote: FoundQuote, short: Excerpt) -> FoundQuote:
    starts = np.searchsorted(short.whence, [part.start for part in quote.parts]).tolist()
    parts = tuple(range(start, start + len(part)) for start, part in zip(starts, quote.parts, strict=True))
    return replace(quote, parts=parts)


def words_in_article(words: Sequence[int], short: Excerpt) -> tuple[int, ...]:
    """Words of an excerpt as words of the article."""
    return tuple(short.whence[list(words)].tolist())
