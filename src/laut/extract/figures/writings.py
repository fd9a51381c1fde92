"""Writings and data that hold a number: "the pay list names 412 men", "Official figures give 50.3%"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from laut.base.language import Language
from laut.extract.analysis import Analysis
from laut.extract.figures.amounts import Amount
from laut.extract.figures.noun_phrases import LONGEST, phrase_at
from laut.extract.figures.window import near_sentence

__all__ = ["shown"]

# words of the sentence before in which a writing is looked for
_FARTHEST = 40


@dataclass(frozen=True, eq=False, slots=True)
class _Words:
    """The tables of ``lexicon/figure_sources.toml`` about writings."""

    compounds: bool
    holders: tuple[str, ...]
    showing: frozenset[str]
    standing: frozenset[str]
    places: frozenset[str]
    agents: frozenset[str]
    links: frozenset[str]
    own: tuple[str, ...]


@cache
def _words(language: Language) -> _Words:
    lexicon = language.lexicon("figure_sources")
    return _Words(
        compounds=not language.lexicon("measures").flag("whole_words"),
        holders=lexicon.words("showing.holders"),
        showing=frozenset(lexicon.words("showing.verbs")),
        standing=frozenset(lexicon.words("showing.standing")),
        places=frozenset(lexicon.words("showing.places")),
        agents=frozenset(lexicon.words("agents")),
        links=frozenset(lexicon.words("document_links")),
        own=lexicon.words("showing.own"),
    )


def shown(analysis: Analysis, amount: Amount, clause: range) -> range | None:
    """The writing or the data of the clause that show the number, with whose they are; None where none does.

    Its own pages and chapters are counted by the reader, not told by it.
    """
    words = _words(analysis.language)
    if amount.stop < clause.stop and analysis.lower[amount.stop].endswith(words.own):
        return None
    return (
        _in_clause(analysis, amount, clause, words)
        or _before_clause(analysis, amount, clause, words)
        or _in_sentence_before(analysis, amount, clause, words)
    )


def _in_clause(analysis: Analysis, amount: Amount, clause: range, words: _Words) -> range | None:
    """A writing that stands before its verb, or in which the number stands."""
    for i in range(clause.start, amount.first):
        if not _is_held(analysis, i, words):
            continue
        in_it = i > clause.start and _governor(analysis, i, clause.start) in words.places
        if _shows(analysis, range(i + 1, amount.first), words.standing if in_it else words.showing):
            return _with_owner(analysis, i, amount.first, words)
    return None


def _before_clause(analysis: Analysis, amount: Amount, clause: range, words: _Words) -> range | None:
    """The nearest writing before a clause that leaves it out: "the list, first published by X, names 412", "a list, which showed 40"."""
    sentence = near_sentence(analysis, amount.core)
    first = clause.start
    if first <= sentence.start or analysis.words.forms[first - 1] != ",":
        return None
    relative = analysis.tags[first] == "question"
    if not _shows(analysis, range(first, min(first + 1 + relative, amount.first)), words.showing):
        return None
    found = (i for i in range(first - 1, sentence.start - 1, -1) if _is_held(analysis, i, words))
    return next((_with_owner(analysis, i, first, words) for i in found), None)


def _in_sentence_before(analysis: Analysis, amount: Amount, clause: range, words: _Words) -> range | None:
    """The writing of the sentence before that a pronoun takes up: "Es listet 14 Mängel auf"."""
    first, number = clause.start, analysis.sentence_of[amount.core]
    if analysis.tags[first] != "pronoun" or number == 0 or first + 1 >= amount.first:
        return None
    if not _shows(analysis, range(first + 1, first + 2), words.showing):
        return None
    before = analysis.words.sentences[number - 1]
    found = (i for i in range(max(before.start, before.stop - _FARTHEST), before.stop) if _is_held(analysis, i, words))
    return next((_with_owner(analysis, i, before.stop, words) for i in found), None)


def _shows(analysis: Analysis, span: range, verbs: frozenset[str]) -> bool:
    return any(analysis.lemmas[i] in verbs or analysis.lower[i] in verbs for i in span)


def _is_held(analysis: Analysis, i: int, words: _Words) -> bool:
    """Whether a writing's noun stands at ``i``, and no other noun behind it that it only describes."""
    if analysis.tags[i] != "noun":
        return False
    behind = analysis.tags[i + 1] if i + 1 < len(analysis.tags) else ""
    noun = analysis.lower[i]
    held = noun.endswith(words.holders) if words.compounds else noun.rpartition("-")[2] in words.holders
    return held and behind != "noun"


def _governor(analysis: Analysis, i: int, start: int) -> str:
    """The preposition over the noun at ``i``, past its articles and adjectives; '' for none."""
    at = i - 1
    while at > start and analysis.tags[at] in ("adjective", "article", "determiner", "noun", "participle"):
        at -= 1
    return analysis.lower[at] if analysis.tags[at] == "preposition" else ""


def _with_owner(analysis: Analysis, i: int, stop: int, words: _Words) -> range:
    """The noun at ``i`` with its adjectives and with whose it is: "data published by the site HarbourView"."""
    first = i
    while first > 0 and analysis.tags[first - 1] in ("adjective", "noun") and i - first < LONGEST:
        first -= 1
    at = i + 1
    if at < stop and analysis.tags[at] in ("finite", "participle") and analysis.lower[at + 1] in words.agents:
        at += 1
    linked = at < stop and (analysis.lower[at] in words.links or analysis.lower[at] in words.agents)
    owner = phrase_at(analysis, at + 1, stop) if linked else None
    return range(first, i + 1) if owner is None else range(first, owner.stop)
