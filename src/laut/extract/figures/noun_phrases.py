"""Noun phrases that may name a source, by their words alone."""

from __future__ import annotations

from functools import cache

from laut.base.language import Language
from laut.extract.analysis import Analysis

__all__ = ["LONGEST", "phrase_at", "phrase_before", "with_name"]

_NOUNS = frozenset({"noun", "name"})
_INNER = frozenset({"article", "adjective", "determiner", "participle"})
# words that a phrase may have
LONGEST = 8


def phrase_at(analysis: Analysis, start: int, stop: int) -> range | None:
    """The noun phrase that begins at word ``start``, without its article; None where none begins there."""
    i = start
    while i < stop and analysis.tags[i] in _INNER:
        i += 1
    if i >= stop or analysis.tags[i] not in _NOUNS:
        return None
    while i + 1 < stop and analysis.tags[i + 1] in _NOUNS:
        i += 1
    first = start
    while first < i and analysis.tags[first] in ("article", "determiner"):
        first += 1
    return range(first, _with_genitive(analysis, i, stop))


def _with_genitive(analysis: Analysis, head: int, stop: int) -> int:
    """The word behind the noun at ``head`` and the attribute that says which one: "Verband der Überlebenden"."""
    link = head + 1
    if analysis.tags[head] != "noun" or link + 1 >= stop or analysis.lower[link] not in _genitives(analysis.language):
        return link
    i = link + 1
    while i < stop and analysis.tags[i] in _INNER:
        i += 1
    if i >= stop or analysis.tags[i] not in _NOUNS:
        return link
    while i + 1 < stop and analysis.tags[i + 1] in _NOUNS:
        i += 1
    return i + 1


@cache
def _genitives(language: Language) -> frozenset[str]:
    return frozenset(language.lexicon("figure_sources").words("genitive_links"))


def phrase_before(analysis: Analysis, stop: int, floor: int) -> range | None:
    """The noun phrase that ends before word ``stop``."""
    i = stop
    while i > floor and analysis.tags[i - 1] in _NOUNS | _INNER and stop - i < LONGEST:
        i -= 1
    return phrase_at(analysis, i, stop)


def with_name(analysis: Analysis, words: range) -> range:
    """The phrase with the name that follows it between commas: "its chief economist, Joost Wamala,"."""
    forms, tags = analysis.words.forms, analysis.tags
    stop = analysis.words.sentences[analysis.sentence_of[words.start]].stop
    first = words.stop + 1
    if first >= stop or forms[words.stop] != "," or tags[words.stop - 1] == "name":
        return words
    i = first
    while i < stop and tags[i] == "name":
        i += 1
    named = i - first > 1 and (i == stop or tags[i] == "mark")
    return range(words.start, i) if named else words
