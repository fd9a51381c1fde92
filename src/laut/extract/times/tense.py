"""Whether the words around a time look back or ahead: its clause's nearest verb decides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from laut.base.language import Language
from laut.extract.analysis import Analysis

__all__ = ["lean_at"]

_REACH = 60  # words; a "sentence" may be a whole hostile text
_CLAUSE_MARKS = frozenset(',;:–—()„“”"«»‘?!')


@dataclass(frozen=True, slots=True)
class _TenseWords:
    past: frozenset[str]
    future: frozenset[str]
    copulas: frozenset[str]
    infinitives: frozenset[str]
    determiners: frozenset[str]
    joints: frozenset[str]
    not_past: frozenset[str]
    past_shape: re.Pattern[str]
    participle: re.Pattern[str]


@cache
def _tense_words(language: Language) -> _TenseWords:
    lexicon = language.lexicon("times")

    def any_of(key: str) -> str:
        return "|".join(map(re.escape, lexicon.words(f"tense.{key}")))

    def words(key: str) -> frozenset[str]:
        return frozenset(lexicon.words(f"tense.{key}"))

    prefixes, endings = any_of("prefixes"), any_of("past_endings")
    return _TenseWords(
        past=words("past"),
        future=words("future"),
        copulas=words("copulas"),
        infinitives=words("perfect_infinitives"),
        determiners=words("determiners"),
        joints=words("joints"),
        not_past=words("not_past"),
        past_shape=re.compile(
            rf"(?:{prefixes})?(?:{any_of('past_stems')})(?:{any_of('persons')})?|\w{{2,30}}(?:{endings})"
        ),
        participle=re.compile(
            rf"(?:{prefixes})?(?:{any_of('participle_starts')})\w{{2,30}}(?:{any_of('participle_ends')})"
            rf"|\w{{2,30}}(?:{any_of('foreign_participle_ends')})"
        ),
    )


def lean_at(analysis: Analysis, sentence: range, words: range) -> int:
    """-2 where the clause of ``words`` tells the past, 2 where the future, 0 where nothing shows.

    The nearest verb of the lists decides; where there is none, a word that has
    the shape of a past. Where the clause (between commas and other marks) shows
    nothing it is the ``sentence``, which says less: -1 or 1.
    """
    tense = _tense_words(analysis.language)
    sentence = range(max(sentence.start, words.start - _REACH), min(sentence.stop, words.stop + _REACH))
    start, stop = words.start, words.stop
    while start > sentence.start and not _parts(analysis.lower[start - 1], tense):
        start -= 1
    while stop < sentence.stop and not _parts(analysis.lower[stop], tense):
        stop += 1
    return 2 * _told(analysis, range(start, stop), words, tense) or _told(analysis, sentence, words, tense)


def _parts(word: str, tense: _TenseWords) -> bool:
    return word in _CLAUSE_MARKS or word in tense.joints


def _told(analysis: Analysis, clause: range, words: range, tense: _TenseWords) -> int:
    """-1, 0 or 1 by the verb of ``clause`` that is nearest to ``words``."""
    around = sorted(
        (i for i in clause if i not in words), key=lambda i: words.start - i if i < words.start else i - words[-1]
    )
    listed = (_lean_of(analysis, i, clause, tense) for i in around)
    if lean := next(filter(None, listed), 0):
        return lean
    return -1 if any(_is_past_shape(analysis, i, tense) for i in around) else 0


def _lean_of(analysis: Analysis, i: int, clause: range, tense: _TenseWords) -> int:
    word = analysis.lower[i]
    after = analysis.lower[i + 1] if i + 1 < clause.stop else ""
    if word in tense.future or f"{word} {after}" in tense.future:
        return 1
    if word in tense.past:
        return -1
    if word in tense.infinitives and tense.participle.fullmatch(analysis.lower[i - 1] if i else ""):
        return -1  # "soll am Montag gesehen haben"
    if word in tense.copulas:
        # "ist am Montag gestartet": to be makes the past of verbs of motion and change
        others = analysis.lower[clause.start : clause.stop]
        return -1 if any(tense.participle.fullmatch(other) for other in others) else 0
    return 0


def _is_past_shape(analysis: Analysis, i: int, tense: _TenseWords) -> bool:
    """Whether a word looks like a past that no list has; not so after an article, where it is an adjective."""
    word = analysis.lower[i]
    is_verb = analysis.words.forms[i][0].islower() and word not in tense.not_past
    return (
        is_verb
        and (analysis.lower[i - 1] if i else "") not in tense.determiners
        and bool(tense.past_shape.fullmatch(word))
    )
