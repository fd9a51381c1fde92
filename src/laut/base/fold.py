"""Words without case, accents and ligatures: by what names are compared and texts searched, in every language."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["fold"]

_MARKS = re.compile("[\u0300-\u036f]+")  # the combining marks of European scripts; others belong to their letters
_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "å": "a", "đ": "d", "ł": "l", "ı": "i"}
)  # what Unicode does not take apart


def fold(text: str) -> str:
    """``text`` without case and accents: 'Brenøy' and 'BRENOY' are one. Its length may differ from ``text``'s."""
    if text.isascii():
        return text.lower()
    return _MARKS.sub("", unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS)))
