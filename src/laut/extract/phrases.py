"""Noun phrases: from the article or title to the last noun, and how far each may reach beyond its core.

A phrase has one core ("der Sprecher", "Präsident Jan Tomsik", "sie") and several ends, shortest first:
with a second phrase that follows at once (a genitive), with prepositional attributes ("Mayra Veliz von der
Staatsanwaltschaft"), with a note in brackets ("(LPD)") and with an apposition between commas. Which end is
meant depends on the verb and is left to the reader of the phrases.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from laut.extract.analysis import Analysis
from laut.extract.quotation import CLOSING_MARKS, OPENING_MARKS
from laut.extract.rules.noun_phrases import cases_of

__all__ = ["Phrase", "find_phrases"]

_OPENERS = frozenset({"article", "determiner", "numeral", "number"})
_NOUNS = frozenset({"noun", "name"})
_STARTS = _OPENERS | _NOUNS | {"pronoun", "adjective"}
_BEFORE_NOUN = frozenset({"adjective", "participle", "numeral", "number", "determiner", "adverb"})
# An adverb stands inside a phrase only on the way to an adjective; more of these in a row are something else.
_LONGEST_CORE = 12
_MOST_ATTRIBUTES = 4
_LONGEST_QUOTED_NAME = 5
_LONGEST_ABBREVIATION = 5


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase as word indices: its first word, its last core noun, its possible ends (half-open, growing).

    ``preposition`` is the word that governs it, or None.
    """

    start: int
    head: int
    ends: tuple[int, ...]
    preposition: int | None

    @property
    def core(self) -> range:
        """The words without attributes that follow the noun."""
        return range(self.start, self.ends[0])

    @property
    def whole(self) -> range:
        """The words with all attributes that may belong to it."""
        return range(self.start, self.ends[-1])


def find_phrases(analysis: Analysis) -> tuple[Phrase, ...]:
    """The noun phrases of an article, in the order of their first words; attributes are phrases, too."""
    forms, tags = analysis.words.forms, analysis.tags
    genitive = cases_of(analysis.language).genitive
    found: list[Phrase] = []
    for sentence in analysis.words.sentences:
        cores = _Cores(forms, tags, analysis.lower, genitive, sentence.stop)
        i = sentence.start
        while i < sentence.stop:
            head = cores.head_from(i) if tags[i] in _STARTS else None
            if head is None:
                i += 1
                continue
            before = i - 1 if i > sentence.start and tags[i - 1] == "preposition" else None
            found.append(Phrase(i, head, cores.ends_from(i, head), before))
            i = head + 1
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Cores:
    """Phrases of one sentence, which ends before ``stop``."""

    forms: Sequence[str]
    tags: Sequence[str]
    lower: Sequence[str]
    genitive: frozenset[str]
    stop: int

    def head_from(self, i: int) -> int | None:
        """The last noun of the core that begins at ``i``, or None where none begins."""
        tags = self.tags
        if tags[i] == "pronoun":
            return i
        if tags[i] not in _STARTS:
            return None
        k = i
        while k < min(self.stop, i + _LONGEST_CORE) and tags[k] not in _NOUNS:
            if tags[k] not in _BEFORE_NOUN and not (k == i and tags[k] in _OPENERS):
                return self._alone(i)
            k += 1
        if k >= self.stop or tags[k] not in _NOUNS:
            return self._alone(i)
        return self._last_name(k)

    def _alone(self, i: int) -> int | None:
        """An article or determiner without a noun stands for one: "das", "alle"."""
        return i if self.tags[i] in ("article", "determiner") else None

    def _last_name(self, head: int) -> int:
        """The last of the nouns and names in a row from ``head``: "Innenminister Dr. Jan S. Tomsik"."""
        forms, tags = self.forms, self.tags
        while head + 1 < self.stop:
            after = head + 1
            if tags[after] in _NOUNS:
                head = after
            elif self._is_abbreviated(head) and after + 1 < self.stop and tags[after + 1] in _NOUNS:
                head = after + 1
            elif forms[after] in OPENING_MARKS and (close := self._quoted_name(after)) is not None:
                head = close
            else:
                break
        return head

    def _is_abbreviated(self, i: int) -> bool:
        """Whether a full stop at ``i + 1`` abbreviates the word at ``i`` inside a name."""
        return self.forms[i + 1] == "." and len(self.forms[i]) <= _LONGEST_ABBREVIATION

    def _quoted_name(self, opening: int) -> int | None:
        """The closing mark of a short name in marks ("die Zeitung „Tagblatt“") that opens at ``opening``."""
        for k in range(opening + 2, min(self.stop, opening + 2 + _LONGEST_QUOTED_NAME)):
            if self.forms[k] in CLOSING_MARKS:
                return k if self.tags[k - 1] in _NOUNS else None
        return None

    def ends_from(self, start: int, head: int) -> tuple[int, ...]:
        """The growing ends of the phrase with the core ``start`` to ``head``."""
        ends = [head + 1]
        if self.tags[head] == "pronoun":
            return tuple(ends)
        for _ in range(_MOST_ATTRIBUTES):
            further = self._attribute(ends[-1])
            if further is None:
                break
            ends.append(further)
        apposition = self._apposition(ends[-1])
        if apposition is not None:
            ends.append(apposition)
        return tuple(ends)

    def _attribute(self, at: int) -> int | None:
        """Where an attribute that begins at ``at`` ends: a bracket, a phrase, a preposition or "and" with a phrase."""
        if at >= self.stop:
            return None
        if self.forms[at] == "(":
            close = next((k for k in range(at + 1, min(self.stop, at + 7)) if self.forms[k] == ")"), None)
            return None if close is None else close + 1
        if self.lower[at] in self.genitive:
            return self._phrase_end(at)
        if self.tags[at] in ("preposition", "coordinator") and at + 1 < self.stop:
            return self._phrase_end(at + 1)
        return None

    def _phrase_end(self, at: int) -> int | None:
        head = self.head_from(at) if self.tags[at] != "pronoun" else None
        return None if head is None or self.tags[head] not in _NOUNS | {"mark"} else head + 1

    def _apposition(self, at: int) -> int | None:
        """Where a noun phrase between commas that begins after the comma at ``at`` ends, without its last comma."""
        if at + 1 >= self.stop or self.forms[at] != ",":
            return None
        end = self._phrase_end(at + 1)
        for _ in range(_MOST_ATTRIBUTES):
            if end is None or end >= self.stop or self.forms[end] in ",.:":
                return end
            end = self._attribute(end)
        return None
