"""Lines that sign an article: who wrote it, and when."""

from __future__ import annotations

from laut.document.credits import byline
from laut.document.dates import is_date_line
from laut.document.page_words import PageWords

__all__ = ["is_signature"]

_LONGEST = 16  # words


def is_signature(line: str, words: PageWords) -> bool:
    """Whether a whole short line is a byline or a date, and so no part of the text."""
    return len(line.split()) <= _LONGEST and (
        byline(line, words.credits) is not None or is_date_line(line, words.dates)
    )
