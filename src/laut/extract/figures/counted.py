"""What an amount counts: the noun behind it, the noun that governs it, or the one it leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from laut.base.language import Language
from laut.base.span import Span
from laut.extract.analysis import Analysis
from laut.extract.figures.amounts import Amount
from laut.extract.figures.measures import measure_words
from laut.extract.figures.window import near_clause, near_sentence

__all__ = ["Counted", "Counter", "starts_noun"]

_NOUNS = frozenset({"noun", "name"})
_INNER = frozenset({"adjective", "participle", "determiner", "article", "adverb", "numeral", "number"})
_CLOSING = frozenset('“”»«"‘’›‹')
# An amount in brackets is the one before in another unit if no more stands between than "a ton (about".
_FARTHEST_BRACKET = 3
_LONGEST_PHRASE = 7
_LONGEST_TAIL = 5
_FARTHEST_GOVERNOR = 5


@dataclass(frozen=True, slots=True)
class Counted:
    """The words that say what is counted: ``head`` is the index of its noun, ``own`` whether it follows the number at once."""

    words: range
    head: int
    own: bool = False


@dataclass(frozen=True, eq=False, slots=True)
class _CountWords:
    """The tables of ``lexicon/counted.toml``."""

    of: frozenset[str]
    others: frozenset[str]
    pronouns: frozenset[str]
    toll_nouns: frozenset[str]
    tolls: frozenset[str]
    idioms: frozenset[str]
    how: frozenset[str]
    many: frozenset[str]
    tails: frozenset[str]
    governors: frozenset[str]
    empty_nouns: frozenset[str]
    genitives: frozenset[str]
    through: frozenset[str]
    linking: frozenset[str]
    singular: frozenset[str]
    than: frozenset[str]
    possessives: tuple[str, ...]


@cache
def _count_words(language: Language) -> _CountWords:
    lexicon = language.lexicon("counted")

    def words(key: str) -> frozenset[str]:
        return frozenset(lexicon.words(key))

    return _CountWords(
        of=words("of"), others=words("others"), pronouns=words("pronouns"), toll_nouns=words("toll_nouns"),
        tolls=words("tolls"),
        idioms=words("idioms"), how=words("how"), many=words("many"), tails=words("tails"), governors=words("governors"), empty_nouns=words("empty_nouns"), genitives=words("genitives"),
        through=words("through"), linking=words("linking"), singular=words("singular"), than=words("than"),
        possessives=lexicon.words("possessives"),
    )  # fmt: skip


def starts_noun(analysis: Analysis, i: int) -> bool:
    """Whether a noun phrase or a word that stands for one ("davon", "of them") begins at word ``i`` of its sentence."""
    words = _count_words(analysis.language)
    if i >= len(analysis.lower):
        return False
    return (
        analysis.tags[i] in (*_NOUNS, "adjective", "participle")
        or analysis.lower[i] in words.of | words.others | words.pronouns
        or _is_plural_noun(analysis, i)
    )


def _is_plural_noun(analysis: Analysis, i: int) -> bool:
    """Whether a word that could be a verb of the third person is a plural behind its number: "40 ships", "17 counts".

    Only where nouns are not told by a capital; a verb in -s wants a subject in the singular ("one says").
    """
    words, language = _count_words(analysis.language), analysis.language
    if analysis.tags[i] != "finite" or not measure_words(language).whole_words:
        return False
    if i == 0 or analysis.lower[i - 1] in words.singular or analysis.lower[i] in words.singular:
        return False
    return any("p" in shows for _, shows in language.grammar.dictionary_forms(analysis.lower[i]))


class Counter:
    """Finds what the amounts of one article count, in the order of the text: an elided noun is one counted before."""

    def __init__(self, analysis: Analysis, amounts: Sequence[Amount], times: Sequence[Span]) -> None:
        self.analysis = analysis
        self.forms, self.lower, self.tags = analysis.words.forms, analysis.lower, analysis.tags
        self.words = _count_words(analysis.language)
        self.classes = measure_words(analysis.language)
        self.taken = {i for amount in amounts for i in range(amount.first, amount.stop)}
        self.timed = {i for time in times for i in analysis.words.within(time)}
        self.last: Counted | None = None
        self.last_sentence = -1
        self._questions: dict[int, Counted | None] = {}
        self.measured: tuple[Amount, Counted | None] | None = None

    def counted(self, amount: Amount) -> Counted | None:
        """What ``amount`` counts; amounts must be given in the order of the text."""
        sentence = near_sentence(self.analysis, amount.core)
        if amount.unit is not None and amount.unit.kind not in ("person", "event", "thing"):
            found = self._converted(amount) or self._of_measure(amount, sentence)
            self.measured = (amount, found)
            return found
        found = (
            self._behind(amount.stop, sentence.stop)
            or self._fused(amount, sentence)
            or self._labelled(amount)
            or self._elided(amount, sentence)
        )
        if found is not None and not amount.bare:
            self.last, self.last_sentence = found, self.analysis.sentence_of[amount.core]
        return found

    def _converted(self, amount: Amount) -> Counted | None:
        """What the amount before counts, where this one gives it in another unit: "1.3 billion crowns ($350 million)"."""
        if self.measured is None or amount.unit is None:
            return None
        before, counted = self.measured
        bracket = (
            before.stop < amount.first <= before.stop + _FARTHEST_BRACKET
            and "(" in self.forms[before.stop : amount.first]
        )
        kind = before.unit.kind if before.unit is not None else None
        return counted if bracket and kind == amount.unit.kind and before.unit != amount.unit else None

    def _behind(self, i: int, stop: int) -> Counted | None:
        """The noun phrase that begins at word ``i``: "verletzte Soldaten aus Nordkorea", "of the survivors"."""
        at = i
        while at < stop and at - i < _LONGEST_PHRASE:
            tag = self.tags[at]
            lower = self.lower[at]
            if self.forms[at] in _CLOSING or self._goes_on(at, i):
                at += 1
                continue
            if lower in self.words.than and at > i and self.lower[at - 1] in self.words.others:
                return None
            if tag in _NOUNS and lower.endswith(self.words.possessives):
                i = at = at + 1  # "three of the army's 11 brigades"
                continue
            if at not in self.taken and (
                tag in _NOUNS or self._is_nominalised(at, stop) or _is_plural_noun(self.analysis, at)
            ):
                head = self._last_noun(at, stop)
                if self.lower[head] in self.words.idioms:
                    return None
                return Counted(range(self._first_word(i, head), self._tail(head + 1, stop)), head, own=True)
            if tag == "preposition" and at == i:
                # "zweier von dieser Zeitung befragter Forensiker"; English puts such an attribute behind its noun
                extended = None if lower in self.words.of and self.classes.whole_words else self._extended(i, stop)
                if extended is not None or lower not in self.words.of:
                    return extended
            if lower in self.words.pronouns and at > i and self._is_apposed(at + 1, stop):
                return Counted(range(at + 1, at + 2), at + 1, own=True)
            if lower in self.words.pronouns or not (
                tag in _INNER or at in self.taken or lower in self.words.of or lower in self.words.others
            ):
                return None
            at += 1
        return None

    def _is_apposed(self, i: int, stop: int) -> bool:
        """Whether a bare noun says what those of a pronoun are: "two of them children,"."""
        if i >= stop or self.tags[i] != "noun" or self.classes.noun(self.lower[i]) is None:
            return False
        return i + 1 >= stop or self.tags[i + 1] in ("mark", "coordinator")

    def _fused(self, amount: Amount, sentence: range) -> Counted | None:
        """The word behind a number that is an attribute, whatever it could be else: "a 412-page ruling"."""
        i = amount.stop
        if not amount.fused or i >= sentence.stop or self.tags[i] not in ("participle", "finite", "infinitive"):
            return None
        return Counted(range(i, i + 1), i, own=True)

    def _labelled(self, amount: Amount) -> Counted | None:
        """The noun that names the number within its own brackets: "Upper Harrow (population 312)"."""
        i = amount.first - 1
        if i < 1 or self.forms[i - 1] != "(" or self.tags[i] != "noun":
            return None
        return Counted(range(i, i + 1), i, own=True)

    def _extended(self, i: int, stop: int) -> Counted | None:
        """The noun behind an attribute with words of its own: "drei mit dem Vorgang vertraute Personen"."""
        for at in range(i + 2, min(i + _LONGEST_PHRASE, stop - 1)):
            if self.tags[at] == "mark":
                return None
            if (
                self.tags[at] in ("participle", "adjective", "finite")
                and self.tags[at + 1] == "noun"
                and self.tags[at - 1] in _NOUNS
            ):
                return Counted(range(at + 1, self._tail(at + 2, stop)), at + 1, own=True)
        return None

    def _goes_on(self, i: int, first: int) -> bool:
        """Whether a second number before the noun begins behind word ``i``: "nicht acht, sondern fünf Menschen"."""
        if i > first + 1:
            return False
        if self.lower[i] in self.words.through or self.tags[i] == "coordinator":
            return i + 1 in self.taken
        return self.forms[i] == "," and self.tags[i + 1 : i + 2] == ("coordinator",) and i + 2 in self.taken

    def _is_nominalised(self, i: int, stop: int) -> bool:
        """An adjective or participle that is the noun: "20 Verletzte", "five dead"."""
        if self.tags[i] not in ("adjective", "participle", "finite", "adverb"):
            return False
        known = self.classes.noun(self.lower[i])
        last = i + 1 >= stop or self.tags[i + 1] not in _NOUNS
        return known is not None and last and (self.classes.whole_words or self.forms[i][0].isupper())

    def _first_word(self, i: int, head: int) -> int:
        """The first word of the phrase, without what only links it to the number."""
        while i < head and (
            i in self.taken or self.lower[i] in self.words.of or self.lower[i] in self.words.others
            or self.tags[i] in ("article", "adverb", "mark", "coordinator", "preposition")
        ):  # fmt: skip
            i += 1
        return i

    def _last_noun(self, i: int, stop: int) -> int:
        """The head where nouns stand in a row ("police officers"); German writes one word and its first is the head."""
        if not self.classes.whole_words:
            return i
        while i + 1 < stop and i + 1 not in self.taken and i + 1 not in self.timed:
            known = self.classes.noun(self.lower[i]) is not None and self.classes.noun(self.lower[i + 1]) is None
            # "46 member federations": of two nouns the plural is the one that is counted
            if (
                (known and not (self._is_plural(i + 1) and not self._is_plural(i)))
                or self.tags[i + 1] != "noun"
                or not self.forms[i + 1][0].islower()
            ):
                break
            i += 1
        return i

    def _is_plural(self, i: int) -> bool:
        return any("p" in shows for _, shows in self.analysis.language.grammar.dictionary_forms(self.lower[i]))

    def _tail(self, i: int, stop: int) -> int:
        """The word behind an attribute that says which population is meant: "aus Nordkorea", "der Gegend", "of the party"."""
        if i >= stop or self.lower[i] not in self.words.tails | self.words.genitives:
            return i
        at = i + 1
        while at < min(i + _LONGEST_TAIL, stop) and at not in self.taken:
            if self.tags[at] in _NOUNS:
                while at + 1 < stop and self.tags[at + 1] == "name":
                    at += 1
                return at + 1
            if self.tags[at] not in _INNER:
                return i
            at += 1
        return i

    def _elided(self, amount: Amount, sentence: range) -> Counted | None:
        """The noun left out: that of a toll ("Zahl der Toten"), the subject ("Von den 61 Barren"), or the one counted before."""
        toll = self._toll(range(sentence.start, amount.first))
        if toll is not None:
            return toll
        here = self.analysis.sentence_of[amount.core]
        asked = self._asked(here - 1)
        if self.last is not None and here - self.last_sentence <= 1:
            later = asked is not None and asked.head > self.last.head and self.last_sentence < here
            return asked if later else Counted(self.last.words, self.last.head)
        if asked is not None:
            return asked
        if here > 0 and self.analysis.paragraph_of[amount.core] == self.analysis.paragraph_of[sentence.start - 1]:
            before = self._toll(self.analysis.words.sentences[here - 1])
            if before is not None:
                return before
        if self.last is not None and here - self.last_sentence <= 2:
            return Counted(self.last.words, self.last.head)
        return self._governor(amount, sentence) or self._subject(amount, sentence)

    def _asked(self, number: int) -> Counted | None:
        """The noun that the sentence before asks about: "Und die Menschen? 175, sagt die Reederei.", "How many died is in dispute"."""
        if number not in self._questions:
            self._questions[number] = self._read_question(number)
        return self._questions[number]

    def _read_question(self, number: int) -> Counted | None:
        if number < 0:
            return None
        words = self.analysis.words.sentences[number]
        how_many = self._how_many(words)
        if how_many is not None:
            return how_many
        if self.forms[words.stop - 1] != "?":
            return None
        nouns = (i for i in reversed(words) if self.tags[i] in _NOUNS and self.classes.noun(self.lower[i]) is not None)
        found = next(nouns, None)
        return None if found is None else Counted(range(found, found + 1), found)

    def _how_many(self, words: range) -> Counted | None:
        """What stands behind "wie viele", "how many"; the words themselves where they leave their noun out."""
        for i in range(words.stop - 1, words.start, -1):
            if self.lower[i] in self.words.many and self.lower[i - 1] in self.words.how:
                found = self._behind(i + 1, min(words.stop, i + 1 + _LONGEST_PHRASE))
                return Counted(range(i, i + 1), i) if found is None else Counted(found.words, found.head)
        return None

    def _toll(self, words: range) -> Counted | None:
        """The noun behind "Zahl der", "number of", "wie viele", the last in ``words``."""
        for i in reversed(words):
            if self.lower[i] in self.words.tolls:
                return Counted(range(i, i + 1), i)
            asked = self.lower[i] in self.words.many and i > words.start and self.lower[i - 1] in self.words.how
            if asked or self.lower[i] in self.words.toll_nouns:
                found = self._behind(i + 1, min(words.stop, i + 1 + _LONGEST_PHRASE))
                if found is not None:
                    return Counted(found.words, found.head)
        return None

    def _of_measure(self, amount: Amount, sentence: range) -> Counted | None:
        """What has the measure: "8.000 Hektar Land", "40 Prozent der Opfer", "ein Umsatz von 3 Millionen"."""
        i = amount.stop
        if amount.fused or (i < sentence.stop and self.tags[i] in (*_NOUNS, "adjective", "participle")):
            found = self._behind(i, sentence.stop)
            if found is not None and self.lower[found.head] not in self.words.empty_nouns:
                return found
        if i < sentence.stop and self.lower[i] in self.words.genitives | self.words.of:
            found = self._behind(i + 1, sentence.stop)
            if found is not None and amount.unit is not None and amount.unit.kind != "duration":
                return found
        return self._governor(amount, sentence) or self._subject(amount, sentence)

    def _governor(self, amount: Amount, sentence: range) -> Counted | None:
        """The noun before that takes the amount: "Umsatz von", "Haftstrafen zwischen", "Pegel (", "Dividende: "."""
        at = amount.first - 1
        while at > sentence.start and self.lower[at] in self.words.linking:
            at -= 1
        if at < sentence.start or self.lower[at] not in self.words.governors:
            named = at >= sentence.start and self.tags[at] == "noun" and self.lower[at] not in self.words.empty_nouns
            return self._noun_at(at) if named else None
        for i in range(at - 1, max(sentence.start - 1, at - 1 - _FARTHEST_GOVERNOR), -1):
            if self.tags[i] in _NOUNS:
                if self.lower[i] not in self.words.empty_nouns and i not in self.timed:
                    return self._noun_at(i)
            elif self.tags[i] in ("finite", "mark") and self.lower[i] not in self.words.governors:
                return None
        return None

    def _noun_at(self, i: int) -> Counted | None:
        if i in self.taken or i in self.timed or self.tags[i] not in _NOUNS:
            return None
        start = i
        while start > 0 and self.tags[start - 1] in ("adjective", "name") and start - 1 not in self.taken:
            start -= 1
        return Counted(range(start, i + 1), i)

    def _subject(self, amount: Amount, sentence: range) -> Counted | None:
        """The likeliest subject: the first noun of the clause without a preposition, else the nearest noun."""
        clause = near_clause(self.analysis, amount.core)
        for words in (clause, sentence):
            nouns = [i for i in words if self.tags[i] in _NOUNS and i not in self.taken and i not in self.timed]
            free = [i for i in nouns if not self._is_governed(i, words.start)]
            for i in free or nouns:
                if self.lower[i] not in self.words.empty_nouns:
                    return self._phrase_at(i, words)
        return None

    def _phrase_at(self, i: int, words: range) -> Counted:
        start, stop = i, i + 1
        while start > words.start and self.tags[start - 1] in ("adjective", "name"):
            start -= 1
        while stop < words.stop and self.tags[stop] == "name" and stop not in self.taken:
            stop += 1
        return Counted(range(start, stop), i)

    def _is_governed(self, i: int, start: int) -> bool:
        """Whether a preposition stands before the noun at ``i``, over articles and adjectives."""
        at = i - 1
        while at >= start and self.tags[at] in (*_INNER, "name"):
            at -= 1
        return at >= start and self.tags[at] == "preposition"
