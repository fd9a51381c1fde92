"""What happens to the counted: which predicate of its sentence tells of it, the nearest first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from laut.base.records import Measure
from laut.extract.analysis import Analysis
from laut.extract.figures.amounts import Amount
from laut.extract.figures.counted import Counted
from laut.extract.figures.measures import Fate, measure_words
from laut.extract.figures.window import near_clause

__all__ = ["STRONG", "Fates"]

# What is told of persons alone; of several predicates one of these holds.
STRONG: frozenset[Measure] = frozenset(
    {"killed", "injured", "missing", "rescued", "detained", "displaced", "infected", "aboard"}
)
_HARM: frozenset[Measure] = frozenset({"killed", "injured"})
# So many predicates of one region are weighed; a sentence of news has a handful.
_MOST_FATES = 20
# So many clauses may stand between a subject and its verb.
_MOST_BETWEEN = 3
# "ein toter Fußgänger": so many words from the word for one to its noun
_LONGEST_PHRASE = 7


def _within(fates: Sequence[Fate], words: range) -> Sequence[Fate]:
    """The predicates that begin in ``words``, the first few: ``fates`` are in order."""
    first = bisect_left(fates, words.start, key=lambda fate: fate.start)
    stop = bisect_left(fates, words.stop, key=lambda fate: fate.start)
    return fates[first : min(stop, first + _MOST_FATES)]


class Fates:
    """The predicates of one article; each sentence is read once."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.words = measure_words(analysis.language)
        self.firsts: list[int] = []
        self._fates: dict[int, list[Fate]] = {}

    def bound_by(self, amounts: Sequence[Amount]) -> None:
        """From here on a predicate beyond another of ``amounts`` is that one's."""
        self.firsts = sorted(amount.first for amount in amounts)

    def may_harm_one(self, amount: Amount) -> bool:
        """Whether the word for one could count somebody killed or injured, so that it is worth a closer look."""
        if amount.unit is not None or self.analysis.lower[amount.core] not in self.words.ones:
            return False
        number = self.analysis.sentence_of[amount.core]
        if any(fate.measure in _HARM for fate in self._of_sentence(number, self.analysis.words.sentences[number])):
            return True
        return not self.words.victims.isdisjoint(self.analysis.lower[amount.stop : amount.stop + _LONGEST_PHRASE])

    def of(self, amount: Amount, counted: Counted | None) -> Measure | None:
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

    def behind(self, amount: Amount, counted: Counted | None) -> Measure | None:
        """What the clause tells of the counted behind its noun, up to the next amount: "zwei Verletzte sind gestorben"."""
        number = self.analysis.sentence_of[amount.core]
        start = max(amount.stop, counted.words.stop if counted is not None and counted.own else 0)
        next_one = bisect_left(self.firsts, max(start, amount.first + 1))
        stop = near_clause(self.analysis, amount.core).stop
        stop = min(stop, self.firsts[next_one]) if next_one < len(self.firsts) else stop
        inside = _within(
            self._of_sentence(number, self.analysis.words.sentences[number]), range(start, max(start, stop))
        )
        return self._gravest(inside) if inside else None

    def where_named(self, counted: Counted | None) -> Measure | None:
        """What the clause tells that named an elided noun: "wie viele Menschen an Bord waren … 90"."""
        if counted is None or counted.own:
            return None
        number = self.analysis.sentence_of[counted.head]
        clause = near_clause(self.analysis, counted.head)
        inside = _within(self._of_sentence(number, self.analysis.words.sentences[number]), clause)
        return self._gravest(inside) if inside else None

    def _gravest(self, fates: Sequence[Fate]) -> Measure:
        strong = [fate for fate in fates if fate.measure in STRONG]
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
