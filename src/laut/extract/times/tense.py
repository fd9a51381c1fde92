"""Whether the words around a time look back or ahead: its clause's nearest verb decides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from laut.base.language import Language
from laut.extract.analysis import Analysis

__all__ = ["lean_at"]

_CLAUSE_MARKS = frozenset(",;:–—()„“”\"«»‘?!")


@dataclass(frozen=True, slots=True)
class _TenseWords:
    past: frozenset[str]
    future: frozenset[str]
    infinitives: frozenset[str]
    determiners: frozenset[str]
    joints: frozenset[str]
    not_past: frozenset[str]
    past_shape: re.Pattern[str]


@cache
def _tense_words(language: Language) -> _TenseWords:
    lexicon = language.lexicon("times")
    prefixes = "|".join(map(re.escape, lexicon.words("tense.prefixes")))
    stems = "|".join(map(re.escape, lexicon.words("tense.past_stems")))
    persons = "|".join(map(re.escape, lexicon.words("tense.persons")))
    endings = "|".join(map(re.escape, lexicon.words("tense.past_endings")))
    return _TenseWords(
        past=frozenset(lexicon.words("tense.past")),
        future=frozenset(lexicon.words("tense.future")),
        infinitives=frozenset(lexicon.words("tense.perfect_infinitives")),
        determiners=frozenset(lexicon.words("tense.determiners")),
        joints=frozenset(lexicon.words("tense.joints")),
        not_past=frozenset(lexicon.words("tense.not_past")),
        past_shape=re.compile(rf"(?:{prefixes})?(?:{stems})(?:{persons})?|\w{{2,30}}(?:{endings})"),
    )


def lean_at(analysis: Analysis, sentence: range, words: range) -> int:
    """-2 where the clause of ``words`` tells the past, 2 where the future, 0 where nothing shows.

    The nearest verb form counts. Where the clause (between commas and other
    marks) has none it is that of the ``sentence``, which says less: -1 or 1.
    """
    tense = _tense_words(analysis.language)
    start, stop = words.start, words.stop
    while start > sentence.start and not _parts(analysis.lower[start - 1], tense):
        start -= 1
    while stop < sentence.stop and not _parts(analysis.lower[stop], tense):
        stop += 1
    return 2 * _nearest(analysis, range(start, stop), words, tense) or _nearest(analysis, sentence, words, tense)


def _parts(word: str, tense: _TenseWords) -> bool:
    return word in _CLAUSE_MARKS or word in tense.joints


def _nearest(analysis: Analysis, clause: range, words: range, tense: _TenseWords) -> int:
    best, lean = len(clause) + 1, 0
    ahead = clause.start - 9  # where a word of the future last stood: it governs the participles that follow it
    for i in clause:
        if i in words:
            continue
        found = _lean_of(analysis, i, tense)
        if found > 0:
            ahead = i
        elif found < 0 and analysis.lower[i] not in tense.past and i - ahead <= 3:
            continue
        distance = words.start - i if i < words.start else i - words.stop + 1
        if found and distance < best:
            best, lean = distance, found
    return lean


def _lean_of(analysis: Analysis, i: int, tense: _TenseWords) -> int:
    word = analysis.lower[i]
    if word in tense.future:
        return 1
    before = analysis.lower[i - 1] if i else ""
    if word in tense.past or (word in tense.infinitives and before.endswith(("t", "en"))):
        return -1
    is_verb = analysis.words.forms[i][0].islower() and before not in tense.determiners and word not in tense.not_past
    return -1 if is_verb and tense.past_shape.fullmatch(word) else 0
