"""Ages of persons, which the annotation guide counts among no figures (docs/experiments/figures.md)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from laut.base.language import Language
from laut.extract.analysis import Analysis
from laut.extract.figures.amounts import Amount
from laut.extract.figures.surroundings import NOMINAL, OLDEST, Surroundings
from laut.extract.figures.window import near_clause

__all__ = ["Ages"]

_LONGEST_OLD = 6


@dataclass(frozen=True, eq=False, slots=True)
class _Words:
    """The tables of ``lexicon/not_figures.toml`` about ages."""

    old: frozenset[str]
    old_before: frozenset[str]
    age_limits: frozenset[str]
    year_old: tuple[str, ...]
    spans: tuple[str, ...]
    age_at: frozenset[str]
    age_before: frozenset[str]
    age_subjects: frozenset[str]
    age_auxiliaries: frozenset[str]
    age_of: frozenset[str]
    age_bearers: frozenset[str]
    age_nouns: frozenset[str]


@cache
def _words(language: Language) -> _Words:
    lexicon = language.lexicon("not_figures")

    def words(key: str) -> frozenset[str]:
        return frozenset(lexicon.words(key))

    return _Words(
        old=words("old"), old_before=words("old_before"), age_limits=words("age_limits"),
        year_old=lexicon.words("year_old"), spans=lexicon.words("spans"),
        age_at=words("age_at"), age_before=words("age_before"), age_subjects=words("age_subjects"),
        age_auxiliaries=words("age_auxiliaries"), age_of=words("age_of"), age_bearers=words("age_bearers"), age_nouns=words("age_nouns"),
    )  # fmt: skip


class Ages(Surroundings):
    """Says of the amounts of one article which are ages."""

    def __init__(self, analysis: Analysis) -> None:
        super().__init__(analysis)
        self.words = _words(analysis.language)

    def holds(self, amount: Amount) -> bool:
        """Whether ``amount`` is the age of somebody."""
        words = self.words
        if amount.fused.lower().startswith(words.year_old):
            return not self._spans(amount.stop)
        if self.word(amount.stop).startswith(words.year_old):
            return True
        if amount.unit is not None and amount.unit.name == "year":
            return self._is_age_in_years(amount)
        if amount.unit is not None or amount.fused or amount.low != amount.high:
            return False
        stands_alone = self.tag(amount.core_stop) not in NOMINAL
        if stands_alone and self._is_said_of_one(amount):
            return True
        if not self.is_small(amount):
            return False
        if self._follows(amount.first, words.old_before) or (stands_alone and self._is_expected(amount)):
            return True
        verb = self.word(amount.first - 1)
        if stands_alone and verb in words.age_at and not self.rates(self.word(amount.first - 2)):
            return True
        before, behind = self.forms[amount.core - 1] if amount.core else "", self.word(amount.core_stop)
        if before == "(" and behind in (")", ","):
            return True
        named = self.tag(amount.core - 2) in ("name", "noun")
        return before == "," and behind in (",", ".", ")", ";", "") and named and not self._continues_row(amount)

    def _is_said_of_one(self, amount: Amount) -> bool:
        """ "he was 91", "when she was nine", "she will be 35", "a boy of about ten"."""
        words, at = self.words, amount.first - 1
        if not 1 < (amount.low or 0) <= OLDEST:
            return False
        if self.word(at) in words.age_of and self.word(at - 1) in words.age_bearers:
            return True
        closes = amount.digits or self.tag(amount.core_stop) in ("mark", "")
        if self.word(at) not in words.age_before or not closes:
            return False
        while self.word(at - 1) in words.age_auxiliaries:
            at -= 1
        return self.word(at - 1) in words.age_subjects

    def _is_expected(self, amount: Amount) -> bool:
        """ "the life expectancy of men is around 73"."""
        clause = near_clause(self.analysis, amount.core)
        return any(self.lower[i] in self.words.age_nouns for i in range(clause.start, amount.first))

    def _is_age_in_years(self, amount: Amount) -> bool:
        words, most = self.words, amount.high or amount.low or 0
        old = self.word(amount.stop)
        if old in words.old and most <= OLDEST:
            return True
        if old.startswith(tuple(words.old)) and len(old) <= _LONGEST_OLD and most <= OLDEST:
            return self._is_person_behind(amount.stop + 1)
        if self._follows(amount.first, words.old_before):
            return True
        limit = amount.first if self.word(amount.first) in words.age_limits else amount.first - 1
        if self.word(limit) in words.age_limits and self._is_person(limit - 1) and not self.is_counted(amount.stop):
            return True
        return (
            self.word(amount.first - 1) == "("
            and self.word(amount.stop) == ")"
            and self.tag(amount.first - 2) == "name"
        )

    def _spans(self, i: int) -> bool:
        """Whether the noun behind "…-jährige" names a span of time ("Haft", "Amtszeit"); others have an age."""
        while self.tag(i) in ("adjective", "participle"):
            i += 1
        return self.tag(i) == "noun" and self.word(i).endswith(self.words.spans)

    def _continues_row(self, amount: Amount) -> bool:
        """Whether the sentence counts in a row of bare numbers ("23, 34 und 41")."""
        return self.word(amount.core - 2)[:1].isdigit() or self.word(amount.core_stop + 1)[:1].isdigit()

    def _is_person_behind(self, i: int) -> bool:
        while self.tag(i) in ("adjective", "participle"):
            i += 1
        return self._is_person(i) or self.tag(i) == "mark"

    def _is_person(self, i: int) -> bool:
        known = self.nouns.noun(self.word(i)) if self.word(i) else None
        return self.tag(i) == "name" or known not in (None, "thing", "events")

    def _follows(self, i: int, phrases: frozenset[str]) -> bool:
        """Whether one of ``phrases`` ends before word ``i``."""
        return any(" ".join(self.lower[max(0, i - size) : i]) in phrases for size in (1, 2, 3))
