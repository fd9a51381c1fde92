"""Words -> what grammar knows of each: tag, lemma, clause; the columns every later stage reads."""

from __future__ import annotations

from dataclasses import dataclass

from laut.base.language import Language
from laut.document.words import Words

__all__ = ["Analysis", "analyse"]


@dataclass(frozen=True, slots=True)
class Analysis:
    """The words of an article with their columns, each as long as ``words.forms``."""

    words: Words
    language: Language
    lower: tuple[str, ...]


def analyse(words: Words, language: Language) -> Analysis:
    """The analysis of an article's words."""
    return Analysis(words=words, language=language, lower=tuple(form.lower() for form in words.forms))
