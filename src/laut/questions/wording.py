"""The words close to a figure, and what they say of whom it counts: own or opposing side, a limit, a part.

Close are the words of the figure's clause: up to the next figure, mark or end of
the sentence on either side. What stands further off belongs to another number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from laut.base.records import Figure, Reading
from laut.base.span import Span
from laut.languages.registry import language_for
from laut.questions.terms import words

__all__ = ["Wording", "wording"]

_BREAK = re.compile(r"[,;:.!?–—()]")
_OWN_BEFORE, _OWN_AFTER = 4, 3  # words within which "eigene", "own" is said of the figure
_OPPOSING_BEFORE, _OPPOSING_AFTER = 8, 5  # the same for "Gegner", "enemy", who may be the subject


@dataclass(frozen=True, slots=True)
class Wording:
    """The folded words ``before`` and ``after`` a figure in its clause, and what they mark it as.

    ``own``: of the speaker's side; ``opposing``: of the other side; ``limit``: not how many there
    were but how many there may be; ``part``: counted within the number before; ``own_voice``: who writes
    says it of himself ("komme ich auf 12").
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    own: bool
    opposing: bool
    limit: bool
    part: bool
    own_voice: bool


@dataclass(frozen=True, slots=True)
class _Marks:
    own: frozenset[str]
    possessive: frozenset[str]
    opposing: frozenset[str]
    limit: frozenset[str]
    part: frozenset[str]
    narrator: frozenset[str]


def wording(reading: Reading, figure: Figure, sentence: Span) -> Wording:
    """The words close to ``figure``, which stands in ``sentence`` (code points of the text)."""
    text = reading.document.text
    others = [other for other in reading.figures if other.id != figure.id]
    start = max((f.end for f in others if f.end <= figure.start), default=0)
    end = min((f.start for f in others if f.start >= figure.end), default=len(text))
    before = _forms(_BREAK.split(text[max(sentence.start, start) : figure.start])[-1])
    after = _forms(_BREAK.split(text[figure.end : min(sentence.end, end)])[0])
    marks = _marks(reading.document.language)
    # Where the noun stands elsewhere the figure has inherited it, and with it words said of another number.
    counted = set(_forms(figure.counted or ""))
    counted = counted if counted & set(after) else set()
    own = marks.own & {*before[-_OWN_BEFORE:], *after[:_OWN_AFTER], *counted} or marks.possessive & set(
        after[:_OWN_AFTER]
    )
    opposing = marks.opposing & {*before[-_OPPOSING_BEFORE:], *after[:_OPPOSING_AFTER], *counted}
    return Wording(
        before=before,
        after=after,
        own=bool(own),
        opposing=bool(opposing) and not own,
        limit=bool(marks.limit & {*before, *after}),
        part=bool(marks.part & set(before)),
        own_voice=bool(marks.narrator & set(before)),
    )


def _forms(text: str) -> tuple[str, ...]:
    return tuple(form for _, _, form in words(text))


@cache
def _marks(language: str) -> _Marks:
    lexicon = language_for(language).lexicon("populations")
    return _Marks(
        own=frozenset(lexicon.words("sides.own")),
        possessive=frozenset(lexicon.words("sides.possessive")),
        opposing=frozenset(lexicon.words("sides.opposing")),
        limit=frozenset(lexicon.words("marks.limit")),
        part=frozenset(lexicon.words("marks.part")),
        narrator=frozenset(lexicon.words("marks.narrator")),
    )
