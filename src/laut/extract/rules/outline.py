"""Sentences as the reporting sees them: whatever stands in quotation marks is one block.

A full stop or comma inside a quotation neither ends the sentence that quotes nor cuts
its clauses, so the outline has sentences and clauses of its own beside those of the analysis.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from laut.extract.analysis import Analysis
from laut.extract.cues import cue_table
from laut.extract.quotation import Pair
from laut.extract.rules.reports import Report, report_in
from laut.extract.tags import tag_table

__all__ = ["Clause", "Sentence", "outline_of", "pairs_in", "widened"]

_CUTS = frozenset({",", ";", ":", "–", "—", "--"})
_SHORTEST_RELATIVE = 3
# What a quotation may end in that goes on with who said it, and how many words a name and title take.
_BEFORE_TELLING = frozenset(",?!”’'\"")
_LONGEST_TELLER = 8
# No writer goes as far; a longer sentence is cut, so that hostile input costs no more than its length.
_MOST_CLAUSES = 40
_LONGEST_CLAUSE = 150


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with the mark that ends it: ``finite`` is the index of its finite verb or -1.

    ``verb_first`` where nothing stands before it, ``body`` are the words without that mark and without a full stop at the end,
    ``report`` is what the clause reports with, wherever it stands.
    """

    words: range
    body: range
    finite: int
    opener: str
    subordinate: bool
    verb_first: bool
    coordinated: bool
    participial: bool
    report: Report | None

    @property
    def start(self) -> int:
        return self.words.start

    @property
    def stop(self) -> int:
        return self.words.stop


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the outline; ``pairs`` are the outermost quotations that begin in it."""

    words: range
    clauses: tuple[Clause, ...]
    pairs: tuple[Pair, ...]

    def field_start(self, number: int) -> int:
        """Where the main clause ``number`` begins: with a verb-first one, at the noun phrase and its insertions before."""
        first = number
        if self.clauses[number].verb_first and not self.clauses[number].coordinated:
            while first > 0 and (self.clauses[first - 1].finite < 0 or self.clauses[first - 1].subordinate):
                first -= 1
        return self.clauses[first].start

    def shared_subject(self, number: int) -> Clause | None:
        """The main clause before whose subject a coordinated clause without its own shares ("X kam und sagte"), from
        where its subject may begin: "Holm, the mayor, came and said"."""
        if not (self.clauses[number].coordinated or self.clauses[number].participial):
            return None
        earlier = range(number - 1, -1, -1)
        main = next((k for k in earlier if self.clauses[k].finite >= 0 and not self.clauses[k].subordinate), None)
        if main is None:
            return None
        found = self.clauses[main]
        return replace(found, words=range(self.field_start(main), found.stop))

    @property
    def body_stop(self) -> int:
        """Where the sentence ends without its full stop (question marks and closing marks stay)."""
        return self.clauses[-1].body.stop


def outline_of(analysis: Analysis) -> Iterator[Sentence]:
    """The sentences of an article's outline, in order."""
    for words in _joined_sentences(analysis):
        clauses = tuple(_clauses(analysis, words))
        for first in range(0, len(clauses), _MOST_CLAUSES):
            part = clauses[first : first + _MOST_CLAUSES]
            within = range(part[0].start, part[-1].stop)
            yield Sentence(within, part, pairs_in(analysis, within))


def pairs_in(analysis: Analysis, words: range) -> tuple[Pair, ...]:
    """The outermost quotations that begin among ``words``."""
    pairs = analysis.pairs
    if not pairs:
        return ()
    first = bisect_left(pairs, words.start, key=_first)
    return tuple(pair for pair in pairs[first : bisect_left(pairs, words.stop, key=_first)] if pair.depth == 0)


def _first(pair: Pair) -> int:
    return pair.first


def _joined_sentences(analysis: Analysis) -> Iterator[range]:
    """The sentences, those that a quotation holds together as one; a quotation that is whole sentences stands alone."""
    start = 0
    for sentence in analysis.words.sentences:
        after = sentence.stop
        outer = _outer(analysis, after - 1)
        if _is_told_behind(analysis, range(start, after)):
            continue
        if outer < 0 or after == len(analysis.quoted) or _outer(analysis, after) != outer:
            yield range(start, after)
            start = after


def _is_told_behind(analysis: Analysis, words: range) -> bool:
    """Whether the sentence is a question or cry in marks whose reporting clause was taken for a sentence: “Who?” Holm asked."""
    table = cue_table(analysis.language)
    after = words.stop
    if not table.unmarked or after + 1 >= len(analysis.quoted) or analysis.quoted[after] >= 0:
        return False
    last = analysis.pairs[analysis.quoted[after - 1]] if analysis.quoted[after - 1] >= 0 else None
    if last is None or last.last != after - 1 or analysis.words.forms[after - 2] not in _BEFORE_TELLING:
        return False
    if analysis.paragraph_of[after] != analysis.paragraph_of[after - 1]:
        return False
    stop = min(len(analysis.tags), after + _LONGEST_TELLER)
    verb = next((i for i in range(after, stop) if analysis.tags[i] in ("finite", "mark")), None)
    if verb is None or analysis.cues[verb] != "strong" or verb + 1 >= len(analysis.tags):
        return False
    behind = analysis.tags[verb + 1] in ("mark", "preposition", "adverb") or analysis.lower[verb + 1] in table.days
    return verb == after or behind


def _outer(analysis: Analysis, i: int) -> int:
    """The index of the outermost quotation around the word, -1 outside."""
    number = analysis.quoted[i]
    while number >= 0 and analysis.pairs[number].depth > 0:
        number -= 1
    return number


def _clauses(analysis: Analysis, words: range) -> Iterator[Clause]:
    forms = analysis.words.forms
    start = words.start
    # The cuts of the analysis where no mark stands (before "und", "oder", "that") hold here, too.
    for i in words:
        if analysis.quoted[i] >= 0:
            continue
        if i > start and analysis.clauses[analysis.clause_of[i]].start == i and _joins(analysis, i):
            yield _clause(analysis, range(start, i))
            start = i
        if forms[i] in _CUTS or i - start >= _LONGEST_CLAUSE:
            yield _clause(analysis, range(start, i + 1))
            start = i + 1
    if start < words.stop:
        yield _clause(analysis, range(start, words.stop))


def _joins(analysis: Analysis, i: int) -> bool:
    return analysis.tags[i] == "coordinator" or analysis.tags[i - 1] != "mark" or analysis.quoted[i - 1] >= 0


def _clause(analysis: Analysis, words: range) -> Clause:
    forms, tags, quoted = analysis.words.forms, analysis.tags, analysis.quoted
    stop = words.stop
    while stop > words.start and quoted[stop - 1] < 0 and (forms[stop - 1] in _CUTS or forms[stop - 1] in ".…"):
        stop -= 1
    body = range(words.start, stop)
    finites = [i for i in body if tags[i] == "finite"]
    finite = next((i for i in finites if quoted[i] < 0), finites[0] if finites else -1)
    first = next((i for i in body if tags[i] != "mark"), words.start)
    if tags[first] == "coordinator" and first + 1 < stop:
        first += 1
    opener = analysis.lower[first]
    after_comma = words.start > 0 and forms[words.start - 1] == ","
    # "…, der Mann sei": so short a clause in the subjunctive is no relative one.
    short = finite - first <= _SHORTEST_RELATIVE and analysis.moods[finite].startswith("subjunctive")
    verb_last = finite == stop - 1 and finite > first and not short
    particle = first + 1 < stop and tags[first] == "adverb" and tags[first + 1] == "subordinator"
    subordinate = (
        particle
        or tags[first] in ("subordinator", "question")
        or (
            verb_last
            and not cue_table(analysis.language).unmarked
            and after_comma
            and tags[first] in ("article", "preposition", "determiner")
        )
    )
    contracted = finite >= 0 and analysis.lower[finite] in tag_table(analysis.language).contracted
    verb_first = (finite == first and not contracted) or (
        finite == first + 1 and analysis.cues[first] == "as" and after_comma
    )
    coordinated = tags[words.start] == "coordinator"
    # "…, adding that": the participle in the verb's place has no mood.
    participial = verb_first and finite >= 0 and not analysis.moods[finite]
    report = report_in(analysis, words, body, finite)
    return Clause(words, body, finite, opener, subordinate, verb_first, coordinated, participial, report)


def widened(analysis: Analysis, clause: Clause, later: Clause) -> Clause:
    """``clause`` up to the end of a later one, whose finite verb is its own."""
    words, body = range(clause.start, later.stop), range(clause.start, later.body.stop)
    report = report_in(analysis, words, body, later.finite)
    return replace(clause, words=words, body=body, finite=later.finite, report=report)
