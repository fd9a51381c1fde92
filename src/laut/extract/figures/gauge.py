"""Amount and noun -> measure and unit: by the unit, else by the noun's class and what its clause tells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from laut.base.records import Measure
from laut.extract.analysis import Analysis
from laut.extract.figures.amounts import Amount
from laut.extract.figures.counted import Counted
from laut.extract.figures.measures import OF_PEOPLE, Fate, measure_of_unit, measure_words
from laut.extract.figures.peoples import Peoples
from laut.extract.figures.topics import STANDING, Topics
from laut.extract.figures.units import units_of
from laut.extract.figures.window import near_clause
from laut.extract.places import country_of

__all__ = ["Gauge", "Ground", "Measured"]

# How it is known: by the unit, by the counted noun, by the predicate, as the figure before, or by nothing.
Ground = Literal["unit", "noun", "predicate", "before", "default"]
_SURE = frozenset({"killed", "injured", "missing", "infected", "rescued"})
_STRONG: frozenset[Measure] = frozenset(
    {"killed", "injured", "missing", "rescued", "detained", "displaced", "infected", "aboard"}
)
# So many predicates of one region are weighed; a sentence of news has a handful.
_MOST_FATES = 20
# words between "zusammen" and its sum
_NEAR_TOTAL = 2
# Who is held or has fled is so until worse is told.
_WORSE: frozenset[Measure] = frozenset({"killed", "injured"})
_OF_PASSENGERS: frozenset[Measure] = frozenset({*_STRONG, "affected"} - {"aboard"})
_OF_ROLES: Mapping[str, frozenset[Measure]] = {
    "detained": _WORSE,
    "displaced": _WORSE,
    "affected": _STRONG,
    "aboard": _OF_PASSENGERS,
}
# So many clauses may stand between a subject and its verb.
_MOST_BETWEEN = 3
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


def _within(fates: Sequence[Fate], words: range) -> Sequence[Fate]:
    """The predicates that begin in ``words``, the first few: ``fates`` are in order."""
    first = bisect_left(fates, words.start, key=lambda fate: fate.start)
    stop = bisect_left(fates, words.stop, key=lambda fate: fate.start)
    return fates[first : min(stop, first + _MOST_FATES)]


def _measure(kind: str) -> Measure:
    """The class of a noun as a measure; the lexicon names no other."""
    return next(measure for measure in get_args(Measure) if measure == kind)


class Gauge:
    """Measures the amounts of one article; predicates are looked up once a sentence."""

    def __init__(self, analysis: Analysis, amounts: Sequence[Amount]) -> None:
        self.analysis = analysis
        self.words = measure_words(analysis.language)
        self.units = units_of(analysis.language)
        self.firsts = sorted(amount.first for amount in amounts)
        self._fates: dict[int, list[Fate]] = {}
        self.peoples = Peoples(analysis)
        self.topics = Topics(analysis, self.words)
        self._last: Measure | None = None
        self._last_head: int | None = None
        self._last_sentence = 0
        self._standing: Measure | None = None

    def measure(self, amount: Amount, counted: Counted | None) -> Measured:
        """The measure and the unit of ``amount`` that counts ``counted``; amounts come in the order of the text."""
        found = self._by_unit(amount) or self._by_noun(amount, counted)
        if found.ground != "unit" and not amount.bare:
            self._last, self._last_sentence = found.measure, self.analysis.sentence_of[amount.core]
            self._last_head = None if counted is None else counted.head
            self._standing = found.measure if found.measure in STANDING else self._standing
        return found

    def _by_unit(self, amount: Amount) -> Measured | None:
        """What the unit says alone; None where it counts persons or nothing is measured."""
        unit = amount.unit
        if unit is not None and unit.kind != "person":
            return Measured(measure_of_unit(unit.kind), unit.name, "unit")
        if unit is None and self.units.magnitude is not None and self._is_magnitude(amount):
            return Measured("physical", self.units.magnitude.name, "unit")
        return None

    def _by_noun(self, amount: Amount, counted: Counted | None) -> Measured:
        kind = "person" if amount.unit is not None else self._class(counted)
        if kind is None or kind == "thing":
            return self._unnamed(amount, counted, kind) or self._things(counted, kind)
        if kind == "events":
            return (
                Measured("infected", "person", "noun")
                if self._is_of_disease(counted)
                else Measured("events", "event", "noun")
            )
        if kind in _SURE:
            return Measured(_measure(kind), "person", "noun")
        fate = self._fate(amount, counted) or self._fate_where_named(counted)
        if fate in _OF_ROLES.get(kind, _STRONG):
            return Measured(fate, "person", "predicate")
        if kind != "person":
            return Measured(_measure(kind), "person", "noun")
        if fate is None and self.topics.is_capacity(near_clause(self.analysis, amount.core)):
            return Measured("aboard", "person", "predicate")
        same = counted is not None and (counted.head == self._last_head or self._sums_up(amount))
        if fate is None and same and self._last in OF_PEOPLE:
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
        told = self._fate(amount, counted) or self._fate_where_named(counted)
        if told in _STRONG:
            return Measured(told, "person", "predicate")
        before = self._gone_on(amount) if open_noun else None
        return None if before is None else Measured(before, "person", "before")

    def _things(self, counted: Counted | None, kind: str | None) -> Measured:
        name = None if counted is None else self.analysis.words.forms[counted.head]
        return Measured("things", name, "noun" if kind else "default")

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
            return self._gone_on(amount)
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

    def _fate(self, amount: Amount, counted: Counted | None) -> Measure | None:
        """What happens to the counted: told right behind the noun, else before, else behind, else in the next clause."""
        analysis = self.analysis
        number = analysis.sentence_of[amount.core]
        sentence = analysis.words.sentences[number]
        fates = self._of_sentence(number, sentence)
        if not fates:
            return None
        own = counted is not None and counted.own
        clause = near_clause(analysis, counted.head if counted is not None and own else amount.core)
        noun_end = counted.words.stop if counted is not None and own else amount.stop
        before = bisect_left(self.firsts, amount.first)
        left = max(sentence.start, self.firsts[before - 1] if before else 0)
        behind = bisect_left(self.firsts, max(noun_end, amount.first + 1))
        right = min(sentence.stop, self.firsts[behind] if behind < len(self.firsts) else sentence.stop)
        at_once = self._until_coordinator(noun_end, min(right, clause.stop))
        regions = (
            range(noun_end, at_once),
            range(max(left, clause.start), amount.first),
            range(noun_end, min(right, clause.stop)),
            range(clause.start, clause.stop),
            *self._neighbours(clause, sentence),
            self._relative(noun_end, sentence),
        )
        over = [fate for fate in _within(fates, range(sentence.start, amount.first)) if fate.stop > amount.first]
        if over:
            return self._gravest(over)
        for region in regions:
            inside = _within(fates, region)
            if inside:
                return self._gravest(inside)
        return None

    def _fate_where_named(self, counted: Counted | None) -> Measure | None:
        """What the clause tells that named an elided noun: "wie viele Menschen an Bord waren … 90"."""
        if counted is None or counted.own:
            return None
        number = self.analysis.sentence_of[counted.head]
        clause = near_clause(self.analysis, counted.head)
        inside = _within(self._of_sentence(number, self.analysis.words.sentences[number]), clause)
        return self._gravest(inside) if inside else None

    def _gravest(self, fates: Sequence[Fate]) -> Measure:
        strong = [fate for fate in fates if fate.measure in _STRONG]
        return (strong or fates)[0].measure

    def _relative(self, i: int, sentence: range) -> range:
        """The relative clause that begins behind the noun ("10.000 Menschen, die sich versammelten"); else nothing."""
        forms, lower = self.analysis.words.forms, self.analysis.lower
        if i + 1 >= sentence.stop or forms[i] != "," or lower[i + 1] not in self.words.relatives:
            return range(i, i)
        return near_clause(self.analysis, i + 1)

    def _until_coordinator(self, i: int, stop: int) -> int:
        while i < stop and self.analysis.tags[i] not in ("coordinator", "mark"):
            i += 1
        return i

    def _neighbours(self, clause: range, sentence: range) -> list[range]:
        """The clauses that may hold the predicate of one without a finite verb or participle of its own."""
        analysis = self.analysis
        if any(analysis.tags[i] in ("finite", "participle", "infinitive") for i in clause):
            return []
        found = []
        at = clause.stop
        for _ in range(_MOST_BETWEEN):
            if at >= sentence.stop:
                break
            behind = near_clause(analysis, at)
            found.append(behind)
            if self._tells(behind):
                break
            at = behind.stop
        if clause.start > sentence.start:
            found.append(near_clause(analysis, clause.start - 1))
        return found

    def _tells(self, clause: range) -> bool:
        """Whether a clause has a verb of its own that is not the reporter's: over "it added" and "two of them children" the look goes on."""
        finite = [i for i in clause if self.analysis.tags[i] == "finite"]
        return any(not self.analysis.cues[i] for i in finite)

    def _of_sentence(self, number: int, sentence: range) -> list[Fate]:
        if number not in self._fates:
            self._fates[number] = self.words.fates(self.analysis.lower, sentence)
        return self._fates[number]
