"""Amount and noun -> measure and unit: by the unit, else by the noun's class and what its clause tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from laut.base.records import Measure
from laut.extract.analysis import Analysis
from laut.extract.figures.amounts import Amount
from laut.extract.figures.counted import Counted
from laut.extract.figures.fates import STRONG, Fates
from laut.extract.figures.measures import OF_PEOPLE, measure_of_unit, measure_words
from laut.extract.figures.peoples import Peoples
from laut.extract.figures.topics import STANDING, Topics
from laut.extract.figures.units import units_of
from laut.extract.figures.window import near_clause
from laut.extract.places import country_of

__all__ = ["Gauge", "Ground", "Measured"]

# How it is known: by the unit, by the counted noun, by the predicate, as the figure before, or by nothing.
Ground = Literal["unit", "noun", "predicate", "before", "default"]
_SURE = frozenset({"killed", "injured", "missing", "infected", "rescued"})
# words between "zusammen" and its sum
_NEAR_TOTAL = 2
# Who is held or has fled is so until worse is told.
_WORSE: frozenset[Measure] = frozenset({"killed", "injured"})
_OF_PASSENGERS: frozenset[Measure] = frozenset({*STRONG, "affected"} - {"aboard"})
_OF_ROLES: Mapping[str, frozenset[Measure]] = {
    "detained": _WORSE,
    "displaced": _WORSE,
    "affected": STRONG,
    "aboard": _OF_PASSENGERS,
}
# What is told of the ill: they are treated, their names are registered.
_OF_PATIENTS: frozenset[Measure | None] = frozenset({None, "injured", "affected"})
# What was counted goes on for so many sentences where a figure names nothing.
_GOES_ON = 3
_OTHERS: frozenset[Measure] = frozenset({"things", "events"})
# And so many sentences where the figure before counted other things.
_STANDS_ON = 6
_NOT_ONE_VICTIM = frozenset({None, "events", "thing", "killed", "injured"})


@dataclass(frozen=True, slots=True)
class Measured:
    """The measure of an amount, its unit, and how the measure is known."""

    measure: Measure
    unit: str | None
    ground: Ground


def _measure(kind: str) -> Measure:
    """The class of a noun as a measure; the lexicon names no other."""
    return next(measure for measure in get_args(Measure) if measure == kind)


class Gauge:
    """Measures the amounts of one article, in the order of the text."""

    def __init__(self, analysis: Analysis, fates: Fates) -> None:
        self.analysis = analysis
        self.words = measure_words(analysis.language)
        self.units = units_of(analysis.language)
        self.fates = fates
        self.peoples = Peoples(analysis)
        self.topics = Topics(analysis, self.words)
        self._last: Measure | None = None
        self._last_head: int | None = None
        self._last_sentence = 0
        self._standing: Measure | None = None

    def measure(self, amount: Amount, counted: Counted | None) -> Measured:
        """The measure and the unit of ``amount`` that counts ``counted``; amounts come in the order of the text."""
        found = self._as_multiple(amount, counted) or self._by_unit(amount) or self._by_noun(amount, counted)
        if found.ground != "unit" and not amount.bare:
            self._last, self._last_sentence = found.measure, self.analysis.sentence_of[amount.core]
            self._last_head = None if counted is None else counted.head
            self._standing = found.measure if found.measure in STANDING else self._standing
        return found

    def _as_multiple(self, amount: Amount, counted: Counted | None) -> Measured | None:
        """How many times another number it is: "five times the official figure", "dreimal so viele"."""
        lower = self.analysis.lower
        at = amount.stop
        if counted is not None and counted.own and lower[counted.head] in self.words.multiples:
            at = counted.head + 1
        elif amount.unit is None or amount.unit.kind != "event":
            return None
        multiple = at < len(lower) and lower[at] in self.words.multiplied
        return Measured("share", "times", "unit") if multiple else None

    def _by_unit(self, amount: Amount) -> Measured | None:
        """What the unit says alone; None where it counts persons or nothing is measured."""
        unit = amount.unit
        if unit is not None and unit.kind != "person":
            return Measured(measure_of_unit(unit.kind), unit.name, "unit")
        if unit is None and self.units.magnitude is not None and self._is_magnitude(amount):
            return Measured("physical", self.units.magnitude.name, "unit")
        return None

    def _by_noun(self, amount: Amount, counted: Counted | None) -> Measured:
        kind = "person" if amount.unit is not None or self._is_many(amount, counted) else self._class(counted)
        if kind is None or kind == "thing":
            return self._unnamed(amount, counted, kind) or self._things(counted, kind)
        if kind == "events":
            return (
                Measured("infected", "person", "noun")
                if self._is_of_disease(counted)
                else Measured("events", "event", "noun")
            )
        if kind in _SURE:
            died = kind != "killed" and self.fates.behind(amount, counted) == "killed"
            return Measured("killed" if died else _measure(kind), "person", "predicate" if died else "noun")
        fate = self.fates.of(amount, counted) or self.fates.where_named(counted)
        if fate in _OF_PATIENTS and self._is_patient(counted):
            return Measured("infected", "person", "noun")
        if fate in _OF_ROLES.get(kind, STRONG):
            return Measured(fate, "person", "predicate")
        if kind != "person":
            return Measured(_measure(kind), "person", "noun")
        if fate is None and self.topics.is_capacity(near_clause(self.analysis, amount.core)):
            return Measured("aboard", "person", "predicate")
        same = counted is not None and (counted.head == self._last_head or self._sums_up(amount))
        if fate is None and same and (self._last in OF_PEOPLE or self._last == "people_other"):
            return Measured(self._last, "person", "before")
        group = None if fate else self._group(amount, counted)
        if group is not None:
            return Measured(group, "person", "before")
        return Measured(fate or "people_other", "person", "predicate" if fate else "default")

    def _unnamed(self, amount: Amount, counted: Counted | None, kind: str | None) -> Measured | None:
        """What an amount measures whose noun says nothing of persons: by what is told of it, else as the one before."""
        stands_in = counted is not None and self.analysis.lower[counted.head] in self.words.stand_ins
        open_noun = kind is None and (counted is None or not counted.own)
        if not (open_noun or stands_in):
            return None
        told = self.fates.of(amount, counted) or self.fates.where_named(counted)
        if told in STRONG:
            return Measured(told, "person", "predicate")
        before = self._gone_on(amount) or (None if self._last in _OTHERS else self.topics.only) if open_noun else None
        return None if before is None else Measured(before, "person", "before")

    def _things(self, counted: Counted | None, kind: str | None) -> Measured:
        name = None if counted is None else self.analysis.words.forms[counted.head]
        return Measured("things", name, "noun" if kind else "default")

    def _is_many(self, amount: Amount, counted: Counted | None) -> bool:
        """Whether a vague number stands for people by itself: "Thousands marched", "Hunderte flohen"."""
        verb = amount.stop < len(self.analysis.tags) and self.analysis.tags[amount.stop] == "finite"
        return amount.vague and verb and not (counted is not None and counted.own)

    def _gone_on(self, amount: Amount) -> Measure | None:
        """What a figure without a noun goes on with: the persons counted shortly before, else the group that is told of."""
        since = self.analysis.sentence_of[amount.core] - self._last_sentence
        if since <= _GOES_ON and self._last in OF_PEOPLE:
            return self._last
        if amount.fused or (since <= 1 and self._last in _OTHERS):
            return None
        return self.topics.standing(amount.core) or (self._standing if since <= _STANDS_ON else None)

    def _group(self, amount: Amount, counted: Counted | None) -> Measure | None:
        """The standing group that men or people of a country are, where the passage tells of one ("3000 Mann")."""
        if counted is None or not counted.own:
            return self._gone_on(amount) or self.topics.only
        if self.analysis.lower[counted.head] not in self.words.men and not self.peoples.holds(counted.head):
            return None
        if self.analysis.lower[counted.head] in self.words.strength and self.topics.of_fighters:
            return "troops"
        return self.topics.standing(amount.core) or self._standing

    def _sums_up(self, amount: Amount) -> bool:
        """Whether the amount is the sum of those before it: "163 Fahrgäste und zwölf andere, zusammen also 175 Menschen"."""
        lower = self.analysis.lower
        return not self.words.totals.isdisjoint(lower[max(0, amount.first - _NEAR_TOTAL) : amount.first])

    def _is_of_disease(self, counted: Counted | None) -> bool:
        """ "bestätigte Fälle", "suspected cases": cases of a disease."""
        if counted is None or self.analysis.lower[counted.head] not in self.words.cases:
            return False
        if self._last == "infected" or (counted.own and len(counted.words) == 1 and self.topics.of_disease):
            return True
        return any(
            self.analysis.lower[i].startswith(self.words.case_adjectives)
            for i in range(counted.words.start, counted.head)
        )

    def _is_patient(self, counted: Counted | None) -> bool:
        """Whether patients are counted where the article tells of an infection."""
        if counted is None or self.analysis.lower[counted.head] not in self.words.patients:
            return False
        return self.topics.of_disease

    def is_victim(self, amount: Amount, counted: Counted | None, measure: Measure) -> bool:
        """Whether the word for one counts a person killed or injured: "ein Mensch starb", "ein Toter"."""
        if amount.unit is not None or counted is None or not counted.own or measure not in ("killed", "injured"):
            return False
        lower = self.analysis.lower
        if lower[amount.core] not in self.words.ones:
            return False
        return lower[counted.head] in self.words.victims or self._class(counted) not in _NOT_ONE_VICTIM

    def _class(self, counted: Counted | None) -> str | None:
        """The class of the counted noun; people named after their country are persons ("15,7 Millionen Peruaner")."""
        if counted is None:
            return None
        known = self.words.noun(self.analysis.lower[counted.head])
        if known is None and (
            country_of(self.analysis.language, self.analysis.lower[counted.head]) is not None
            or self.peoples.holds(counted.head)
        ):
            return "person"
        return known

    def _is_magnitude(self, amount: Amount) -> bool:
        """A point of a scale: "eine Stärke von 6,5 auf der Richterskala"."""
        lower, i = self.analysis.lower, amount.core
        before = lower[max(0, i - 4) : i]
        behind = lower[amount.stop : amount.stop + 4]
        return any(w in self.units.magnitude_heads for w in before) or any(
            w in self.units.magnitude_scales for w in behind
        )
