"""What a figure measures: from its unit, from the noun it counts, from the predicate of its own clause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import get_args

from laut.base.language import Language
from laut.base.records import Measure
from laut.extract.figures.units import UnitKind

__all__ = ["OF_PEOPLE", "Fate", "MeasureWords", "NounClass", "measure_of_unit", "measure_words"]

# A noun's class is a measure, or "person" where what is done to the persons decides, or "thing".
NounClass = str
_OF_UNIT: Mapping[UnitKind, Measure] = {
    "money": "money", "share": "share", "duration": "duration", "physical": "physical", "event": "events",
    "person": "people_other", "thing": "things",
}  # fmt: skip
# Gravest first: where a clause tells of several, the gravest of the nearest counts.
_FATES: tuple[Measure, ...] = (
    "killed", "injured", "missing", "rescued", "detained", "displaced", "infected", "aboard", "participants", "affected",
    "troops",
)  # fmt: skip
# What happens to people, or what they do together.
OF_PEOPLE: frozenset[Measure] = frozenset(_FATES)
_SEEN_AT_MOST = 50_000
_LONGEST_GAP = 3
_SHORTEST_END = 3


def measure_of_unit(kind: UnitKind) -> Measure:
    """The measure that a unit names by itself."""
    return _OF_UNIT[kind]


@dataclass(frozen=True, slots=True)
class Fate:
    """A predicate that tells what happens to persons, and the words it takes (half-open)."""

    measure: Measure
    start: int
    stop: int


@dataclass(frozen=True, eq=False)
class MeasureWords:
    """The tables of ``lexicon/measures.toml``; words are asked for in lower case.

    ``phrases`` are predicates by the beginning of their first word; a phrase is a
    row of parts, "x*" for a word that begins with x, "*" for up to three words.
    """

    nouns: Mapping[str, NounClass]
    phrases: Mapping[str, tuple[tuple[Measure, tuple[str, ...]], ...]]
    language: Language
    whole_words: bool
    ends: tuple[str, ...]
    feminine: tuple[str, ...]
    ones: frozenset[str]
    victims: frozenset[str]
    totals: frozenset[str]
    relatives: frozenset[str]
    cases: frozenset[str]
    case_adjectives: tuple[str, ...]
    patients: frozenset[str]
    men: frozenset[str]
    strength: frozenset[str]
    multiples: frozenset[str]
    multiplied: frozenset[str]
    stand_ins: frozenset[str]
    forces: tuple[str, ...]
    vessels: tuple[str, ...]
    capacity: tuple[str, ...]
    _nouns: dict[str, NounClass | None] = field(default_factory=dict, repr=False)
    _openers: dict[str, tuple[tuple[Measure, tuple[str, ...]], ...]] = field(default_factory=dict, repr=False)

    def noun(self, lower: str) -> NounClass | None:
        """The class of a noun, by itself, in another form, or by the end of a compound; None where no entry fits."""
        if lower not in self._nouns:
            if len(self._nouns) >= _SEEN_AT_MOST:
                self._nouns.clear()
            self._nouns[lower] = self._look_up(lower)
        return self._nouns[lower]

    def _look_up(self, lower: str) -> NounClass | None:
        forms = [lower, *(base for base, _ in self.language.grammar.dictionary_forms(lower))]
        # "Bürgerinnen", "Kolleginnen": the class of the men's word
        forms += [lower.removesuffix(end) + put for end in self.feminine if lower.endswith(end) for put in ("", "e")]
        starts = [0, lower.rfind("-") + 1]
        if not self.whole_words:
            starts += range(1, max(1, len(lower) - _SHORTEST_END + 1))
        starts += [len(lower) - len(end) for end in self.ends if lower.endswith(end)]
        for start in starts:
            for form in forms:
                if len(form) - start >= _SHORTEST_END and form[start:] in self.nouns:
                    return self.nouns[form[start:]]
        return None

    def fates(self, lower: Sequence[str], words: range) -> list[Fate]:
        """The predicates in ``words``, in the order of their first words."""
        found = []
        for i in words:
            for measure, parts in self._openings(lower[i]):
                stop = _matched(parts, lower, i + 1, words.stop)
                if stop is not None:
                    found.append(Fate(measure, i, stop))
        return found

    def _openings(self, word: str) -> tuple[tuple[Measure, tuple[str, ...]], ...]:
        """The phrases that ``word`` may open, each with the parts that must follow."""
        found = self._openers.get(word)
        if found is None:
            if len(self._openers) >= _SEEN_AT_MOST:
                self._openers.clear()
            rows = [self.phrases.get(word, ())]
            rows += [self.phrases.get(word[:size] + "*", ()) for size in range(len(word), _SHORTEST_END - 1, -1)]
            found = self._openers[word] = tuple(row for group in rows for row in group)
        return found


def _matched(parts: tuple[str, ...], lower: Sequence[str], i: int, stop: int) -> int | None:
    """The word behind ``parts`` where they match from word ``i`` on, else None."""
    for number, part in enumerate(parts):
        if part == "*":
            rest = parts[number + 1 :]
            ends = (_matched(rest, lower, at, stop) for at in range(i, min(i + _LONGEST_GAP, stop) + 1))
            return next((end for end in ends if end is not None), None)
        if i >= stop or not (lower[i].startswith(part[:-1]) if part.endswith("*") else lower[i] == part):
            return None
        i += 1
    return i


@cache
def measure_words(language: Language) -> MeasureWords:
    """The words for measures of ``language``."""
    lexicon = language.lexicon("measures")
    nouns: dict[str, NounClass] = {}
    kinds = {*get_args(Measure), "person", "thing"}
    for name, words in lexicon.groups("nouns").items():
        for word in words:
            nouns.setdefault(word, name if name in kinds else "thing")
    groups = lexicon.groups("predicates")
    phrases: dict[str, list[tuple[Measure, tuple[str, ...]]]] = {}
    for measure in _FATES:
        for phrase in groups.get(measure, ()):
            first, *rest = phrase.split()
            phrases.setdefault(first, []).append((measure, tuple(rest)))
    return MeasureWords(
        nouns=nouns,
        phrases={first: tuple(rows) for first, rows in phrases.items()},
        language=language,
        whole_words=lexicon.flag("whole_words"),
        ends=lexicon.words("ends"),
        feminine=lexicon.words("feminine"),
        ones=frozenset(lexicon.words("ones")),
        victims=frozenset(lexicon.words("victims")),
        relatives=frozenset(lexicon.words("relatives")),
        totals=frozenset(lexicon.words("totals")),
        cases=frozenset(lexicon.words("cases")),
        case_adjectives=lexicon.words("case_adjectives"),
        patients=frozenset(lexicon.words("patients")),
        men=frozenset(lexicon.words("men")),
        strength=frozenset(lexicon.words("strength")),
        multiples=frozenset(lexicon.words("multiples")),
        multiplied=frozenset(lexicon.words("multiplied")),
        stand_ins=frozenset(lexicon.words("stand_ins")),
        forces=lexicon.words("forces"),
        vessels=lexicon.words("vessels"),
        capacity=lexicon.words("capacity"),
    )
