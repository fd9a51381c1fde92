"""Which of the supplied languages a text is in: what the page claims where its words bear it out, else lingua."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from lingua import IsoCode639_1, LanguageDetector, LanguageDetectorBuilder

from laut.base.errors import InputError

__all__ = ["language_of"]

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 2000  # code points: enough for any decision, and bounded
_LEAST_WORDS = 40
# German and English news hold 35 to 50 words of [common] in a hundred, other languages under ten (docs/experiments/document.md).
_LEAST_SHARE = 0.12


def language_of(text: str, claimed: str | None, common: Mapping[str, frozenset[str]], *, source: str = "") -> str:
    """The code of the text's language, one of ``common`` (code to its most frequent words).

    A claim (``html lang``, JSON-LD) is believed where another language's words are not
    clearly more frequent: templates lie. Raises InputError where the text is in no
    language that is supplied.
    """
    found = _WORD.findall(text[:_SAMPLE].lower())
    shares = {code: sum(word in words for word in found) / max(1, len(found)) for code, words in common.items()}
    best = max(sorted(shares), key=lambda code: shares[code])
    if len(found) >= _LEAST_WORDS and shares[best] < _LEAST_SHARE:
        named = f"is in {claimed!r}" if claimed and claimed not in common else "is in no language that laut reads"
        raise InputError(
            f"{source!r} {named}; supplied are {', '.join(sorted(common))}; name one with --language", source=source
        )
    if claimed in common and claimed is not None:
        return claimed if shares[best] < 2 * shares[claimed] or len(found) < _LEAST_WORDS // 2 else best
    return _by_lingua(text[:_SAMPLE], tuple(sorted(common))) or best


def _by_lingua(text: str, codes: tuple[str, ...]) -> str | None:
    if len(codes) < 2:
        return None
    language = _detector(codes).detect_language_of(text)
    return language.iso_code_639_1.name.lower() if language else None


@cache
def _detector(codes: tuple[str, ...]) -> LanguageDetector:
    return LanguageDetectorBuilder.from_iso_codes_639_1(*(IsoCode639_1.from_str(code) for code in codes)).build()
