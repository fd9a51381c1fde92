"""Noun phrases as a speaker needs them: whole, with the attributes that can only belong to them.

A phrase has a core (article, adjectives, nouns and names in a row) and grows by a genitive,
"von …", a bracket, "und …" and an apposition between commas.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from laut.base.language import Language
from laut.extract.analysis import Analysis

__all__ = ["NOMINAL", "Cases", "cases_of", "core_end", "is_time", "opens_name", "phrase_end"]

NOMINAL = frozenset({"noun", "name"})
_INSIDE = frozenset({"adjective", "participle", "numeral", "number", "determiner", "adverb"})
_LONGEST_CORE = 12
_LONGEST_ABBREVIATION = 5
_LONGEST_QUOTED_NAME = 6
_LONGEST_BRACKET = 8


@dataclass(frozen=True, slots=True)
class Cases:
    """Closed-class words that tell what a noun phrase may be, lower case."""

    oblique: frozenset[str]
    genitive: frozenset[str]
    attributes: frozenset[str]
    subjects: frozenset[str]
    objects: frozenset[str]
    expletive: frozenset[str]
    dummies: frozenset[str]
    reflexive: frozenset[str]
    reliance: frozenset[str]
    agents: frozenset[str]
    focus: frozenset[str]
    negligible: frozenset[str]
    sure_subjects: frozenset[str]
    nominative: frozenset[str]
    particles: frozenset[str]
    places: frozenset[str]
    fused: frozenset[str]
    origins: frozenset[str]
    towards: frozenset[str]
    counting: frozenset[str]
    joining: frozenset[str]
    times: tuple[str, ...]
    times_alone: frozenset[str]


@cache
def cases_of(language: Language) -> Cases:
    """The table of ``language``, from ``function_words.toml``."""
    lexicon = language.lexicon("function_words")

    listed = {
        field.name: frozenset(lexicon.words(f"noun_phrase.{field.name}"))
        for field in fields(Cases)
        if field.name != "times"
    }
    return Cases(times=lexicon.words("noun_phrase.times"), **listed)


def phrase_end(analysis: Analysis, start: int, stop: int) -> int | None:
    """Where the noun phrase that begins at ``start`` ends (half-open), or None where none begins."""
    cases = cases_of(analysis.language)
    lower, tags = analysis.lower, analysis.tags
    head = core_end(analysis, start, stop)
    if head is None:
        return None
    end = head + 1
    named = tags[start] in NOMINAL and head > start
    while end < stop:
        further: int | None = None
        if lower[end] in cases.genitive and tags[end] in ("article", "determiner") and not named:
            inner = core_end(analysis, end, stop)
            further = inner + 1 if inner is not None else None
        elif lower[end] in cases.attributes and tags[end] == "preposition":
            inner = core_end(analysis, end + 1, stop)
            further = inner + 1 if inner is not None else None
        elif lower[end] == "(":
            close = next((i for i in range(end + 1, min(stop, end + _LONGEST_BRACKET)) if lower[i] == ")"), None)
            further = close + 1 if close is not None else None
        elif lower[end] in cases.joining:
            inner = core_end(analysis, end + 1, stop)
            if inner is not None and not (inner + 1 < stop and tags[inner + 1] == "finite"):
                further = inner + 1
        elif lower[end] == ",":
            further = _apposition_end(analysis, end, stop)
        if further is None:
            break
        end = further
    return end


def _apposition_end(analysis: Analysis, comma: int, stop: int) -> int | None:
    """Where an apposition that begins after ``comma`` ends, if a comma or the clause's end closes it."""
    head = core_end(analysis, comma + 1, stop)
    if head is None or analysis.tags[comma + 1] == "pronoun":
        return None
    end = head + 1
    while end < stop and analysis.tags[end] not in ("finite", "mark"):
        end += 1
    return end if end == stop or analysis.lower[end] in ",." else None


def opens_name(analysis: Analysis, i: int) -> bool:
    return analysis.quoted[i] >= 0 and analysis.pairs[analysis.quoted[i]].first == i


def core_end(analysis: Analysis, start: int, stop: int) -> int | None:
    """The last word of the core that begins at ``start``: article, adjectives, nouns and names in a row."""
    tags = analysis.tags
    i = start
    limit = min(stop, start + _LONGEST_CORE)
    while i < limit and tags[i] not in NOMINAL:
        if opens_name(analysis, i):
            return _last_name(analysis, i, stop)
        if analysis.lower[i] == "%" and i > start and tags[i - 1] == "number":
            return i
        if tags[i] not in _INSIDE and not (i == start and tags[i] == "article") and analysis.lower[i] != "-":
            if i > start + 1 and tags[start] == "article" and tags[i - 1] in ("adjective", "participle"):
                return i - 1
            # "einer der Männer", "viele von ihnen": a word that counts stands for its noun.
            return start if i == start + 1 and _counts(analysis, start, i) else None
        i += 1
    if i >= limit:
        return None
    return _last_name(analysis, i, stop)


def _counts(analysis: Analysis, start: int, after: int) -> bool:
    cases = cases_of(analysis.language)
    return analysis.lower[start] in cases.counting and (
        analysis.lower[after] in cases.genitive or analysis.lower[after] in cases.attributes
    )


def _last_name(analysis: Analysis, head: int, stop: int) -> int:
    """The last of nouns, names, initials and short quoted names in a row from ``head``."""
    tags, lower = analysis.tags, analysis.lower
    if opens_name(analysis, head):
        head = analysis.pairs[analysis.quoted[head]].last
    while head + 1 < stop:
        after = head + 1
        if tags[after] in NOMINAL and not is_time(analysis, after):
            head = after
        elif (
            lower[after] == "."
            and after + 1 < stop
            and tags[after + 1] in NOMINAL
            and len(lower[head]) <= _LONGEST_ABBREVIATION
        ):
            head = after + 1
        elif (
            opens_name(analysis, after)
            and analysis.words.forms[after + 1][0].isupper()
            and analysis.pairs[analysis.quoted[after]].last - after <= _LONGEST_QUOTED_NAME
        ):
            head = analysis.pairs[analysis.quoted[after]].last
        elif (
            lower[after] in cases_of(analysis.language).particles
            and after + 1 < stop
            and tags[after + 1] in NOMINAL
            and head > 0
            and _is_bare(analysis, head)
        ):
            head = after + 1
        else:
            break
    return head


def _is_bare(analysis: Analysis, head: int) -> bool:
    """Whether two nouns stand in a row before: a title or first name and a particle's place."""
    return analysis.tags[head - 1] in NOMINAL


def is_time(analysis: Analysis, head: int) -> bool:
    cases = cases_of(analysis.language)
    lower = analysis.lower[head]
    return lower.endswith(cases.times) or lower in cases.times_alone or analysis.tags[head] in ("number", "numeral")
