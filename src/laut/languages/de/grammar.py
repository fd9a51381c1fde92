"""Rules of German that data cannot hold (see laut.base.language.Grammar)."""

from __future__ import annotations

from laut.languages.de.inflection import verb_forms
from laut.languages.de.nouns import dictionary_forms, feminine, is_plural, nominative_adjective, nominative_noun
from laut.languages.de.tagging import guess_tag

__all__ = [
    "dictionary_forms",
    "feminine",
    "guess_tag",
    "is_plural",
    "nominative_adjective",
    "nominative_noun",
    "verb_forms",
]
