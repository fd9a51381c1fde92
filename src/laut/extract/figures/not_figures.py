"""Amounts that count nothing: dates, clock times, years, ages, ordinals, names with numbers, chains of digits.

The guide's list (docs/experiments/figures.md), decided on the surface and on the
article's time expressions.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from laut.base.language import Language
from laut.base.records import Time
from laut.extract.analysis import Analysis
from laut.extract.figures.ages import Ages
from laut.extract.figures.amounts import Amount
from laut.extract.figures.number_words import number_words
from laut.extract.figures.surroundings import NOMINAL, OLDEST, Surroundings

__all__ = ["Excluder"]

_HOURS = 24
_LONGEST_MONTH = 31
_LONGEST_STREET = 5
_LONGEST_LABEL_ROW = 8
_SHORTEST_LABEL_END = 5
_HIGHEST_NAME = 100
_BEFORE_ORDINAL = frozenset({"article", "preposition", "determiner", "mark", "adjective", "coordinator", ""})
_CHAIN = frozenset("/-–:.")
_YEARS = (1100, 2100)
_DATED = frozenset({"DATE", "TIME", "SET"})


@dataclass(frozen=True, eq=False, slots=True)
class _Words:
    labels: frozenset[str]
    labels_behind: frozenset[str]
    models: frozenset[str]
    model_kinds: frozenset[str]
    clock: frozenset[str]
    ordinal_endings: frozenset[str]
    eras: frozenset[str]
    year_words: frozenset[str]
    amount_before: frozenset[str]
    parts_of_time: frozenset[str]
    pronoun_behind: frozenset[str]
    one_of: frozenset[str]
    only: frozenset[str]
    share_clock: frozenset[str]
    clock_before: frozenset[str]
    others: frozenset[str]
    article_counts_units: bool
    label_endings: tuple[str, ...]
    pronoun_before: frozenset[str]
    months: frozenset[str]
    streets: frozenset[str]


@cache
def _words(language: Language) -> _Words:
    lexicon = language.lexicon("not_figures")

    def words(key: str) -> frozenset[str]:
        return frozenset(lexicon.words(key))

    months = language.lexicon("times").groups("classes.MONTH")
    return _Words(
        streets=words("streets"),
        months=frozenset(name.lower() for names in months.values() for name in names),
        labels=words("labels"), labels_behind=words("labels_behind"),
        models=words("models"), model_kinds=words("model_kinds"), clock=words("clock"), ordinal_endings=words("ordinal_endings"), eras=words("eras"),
        year_words=words("year_words"), amount_before=words("amount_before"),
        pronoun_before=words("pronoun_before"), parts_of_time=words("parts_of_time"),
        pronoun_behind=words("pronoun_behind"), one_of=words("one_of"), only=words("only"), share_clock=words("share_clock"),
        clock_before=words("clock_before"), others=words("others"),
        article_counts_units=lexicon.flag("article_counts_units"),
        label_endings=tuple(label for label in lexicon.words("labels") if len(label) >= _SHORTEST_LABEL_END),
    )  # fmt: skip


class Excluder(Surroundings):
    """Says of the amounts of one article which are no figures."""

    def __init__(self, analysis: Analysis, times: Sequence[Time]) -> None:
        super().__init__(analysis)
        self.words = _words(analysis.language)
        self.ages = Ages(analysis)
        self.ordinal_shares = number_words(analysis.language).needs_number
        self.times = sorted(times, key=lambda time: time.start)
        self.time_starts = [time.start for time in self.times]

    def excludes(self, amount: Amount) -> bool:
        """Whether ``amount`` is no figure."""
        return (
            self._is_article(amount)
            or self._is_ordinal_share(amount)
            or self._is_dated(amount)
            or self.ages.holds(amount)
            or self._is_chained(amount)
            or self._is_ordinal(amount)
            or self._is_clock(amount)
            or self._is_label(amount)
            or self._is_year(amount)
            or self._is_part_of_name(amount)
            or self._is_address(amount)
        )

    def _is_article(self, amount: Amount) -> bool:
        """The word for one, but before a physical unit; a count of victims is let back in by ``find``."""
        if amount.bare:
            return amount.unit is None or amount.unit.kind != "physical" or not self.words.article_counts_units
        if amount.digits or amount.unit is not None or amount.fused or amount.high != 1 or amount.low != 1:
            return False
        behind, before = self.word(amount.core_stop), self.word(amount.core - 1)
        if before in self.words.only:
            return self.tag(amount.core - 2) == "article"  # "the only one", but "only one clinic"
        if before in self.words.pronoun_before or behind in self.words.pronoun_behind:
            return True
        if self.tag(amount.core - 1) == "adjective" and self.tag(amount.core - 2) == "article":
            return True  # "a bad one gives"
        return self.tag(amount.core_stop) not in NOMINAL and behind not in self.words.one_of

    def _is_ordinal_share(self, amount: Amount) -> bool:
        """ "a third day", "a third is missing", "half past four": no share."""
        if amount.unit is None or amount.unit.kind != "share" or amount.digits or amount.fused:
            return False
        share, behind = self.word(amount.core_stop - 1), amount.core_stop
        if self.word(behind) in self.words.share_clock or self.word(amount.core - 1) in self.words.parts_of_time:
            return True
        single = amount.core_stop - amount.core == 2 and self.tag(amount.core) == "article"
        return single and share in self.ordinal_shares and self.tag(behind) in ("noun", "name", "finite", "adjective")

    def _is_dated(self, amount: Amount) -> bool:
        """Inside a date, a clock time or a rhythm; a span of time that is counted stays ("vor zwei Wochen")."""
        if self._is_day_of_month(amount):
            return True
        if amount.unit is not None and amount.unit.kind == "duration" and not self._is_decade(amount):
            return False
        at = bisect_right(self.time_starts, amount.span.start) - 1
        for time in self.times[max(0, at - 1) : at + 1]:
            if time.type in _DATED and time.start <= amount.span.start and amount.span.end <= time.end:
                return amount.unit is None or amount.unit.kind == "duration"
        core = self.analysis.words.starts[amount.core]
        inside = any(t.type in _DATED and t.start <= core < t.end for t in self.times[max(0, at - 1) : at + 2])
        return inside and amount.unit is None

    def _is_day_of_month(self, amount: Amount) -> bool:
        """ "Oct. 31", "31 October", in an article of unknown day, too; a month cut short stands before its day alone."""
        if amount.unit is not None or amount.fused or not self.is_small(amount) or (amount.high or 0) > _LONGEST_MONTH:
            return False
        if self._is_month(amount.core_stop):
            return True
        if self.word(amount.core - 1) == ".":
            return self._is_month(amount.core - 2)
        counts = self.tag(amount.core_stop) in NOMINAL or self.tag(amount.core - 2) == "number"
        return self._is_month(amount.core - 1) and not counts

    def _is_month(self, i: int) -> bool:
        return self.word(i) in self.words.months and self.forms[i][0].isupper()

    def _is_decade(self, amount: Amount) -> bool:
        """ "1950er Jahre", "20. Jahrhundert", "a 1990s toaster"."""
        if self.word(amount.core_stop) == ".":
            return True
        letters = amount.digits and not amount.fused and self.touches(amount.core_stop)
        return letters and (self._ends_in_letters(amount) or self._is_like_a_year(amount))

    def _ends_in_letters(self, amount: Amount) -> bool:
        """Whether letters that are no unit are written to the digits: "1950er", "3D", "16th"."""
        i = amount.core_stop
        return amount.unit is None and not amount.fused and self.touches(i) and self.forms[i][0].isalpha()

    def _is_chained(self, amount: Amount) -> bool:
        """Part of a longer run of digits: a telephone number, a score, a file number, a leading zero."""
        first, last = amount.core, amount.core_stop - 1
        form = self.forms[first]
        if len(form) > 1 and form[0] == "0" and form[1:2].isdigit():
            return True
        before = self.touches(first) and self.forms[first - 1] in _CHAIN and self.forms[first - 2][-1:].isalnum()
        behind = (
            self.touches(last + 1)
            and self.forms[last + 1] in _CHAIN
            and self.touches(last + 2)
            and self.forms[last + 2][:1].isdigit()
        )
        glued = self.touches(first) and self.forms[first - 1][-1:].isalnum()
        return amount.digits and (before or behind or glued)

    def _is_ordinal(self, amount: Amount) -> bool:
        """ "16th", "der 9. November": a full stop behind digits, and a noun that the sentence goes on with."""
        i = amount.core_stop
        if self._ends_in_letters(amount):
            return True
        if not amount.digits or amount.unit is not None or self.word(i) != "." or not self.touches(i):
            return False
        last = self.analysis.words.sentences[self.analysis.sentence_of[amount.core]].stop - 1
        if i >= last:
            return False
        return self.tag(i + 1) in NOMINAL and (
            self.tag(amount.first - 1) in _BEFORE_ORDINAL or self.tag(i + 1) == "adjective"
        )

    def _is_clock(self, amount: Amount) -> bool:
        """ "9.30 Uhr", "at four", "1500 v. Chr."."""
        bare = amount.unit is None and not amount.fused and self.tag(amount.core_stop) not in NOMINAL
        led = self.word(amount.first - 1) in self.words.clock_before and not self.rates(self.word(amount.first - 2))
        if bare and led and (amount.high or OLDEST) <= _HOURS:
            return True
        return self.word(amount.core_stop) in self.words.clock or (
            self.word(amount.core_stop) in self.words.eras and self.word(amount.core_stop + 1) == "."
        )

    def _is_label(self, amount: Amount) -> bool:
        """A number that only names the noun before it: "Artikel 5", "Stufe 3", "die Linien 14 und 17"; or a nought."""
        if amount.unit is not None or amount.fused:
            return False
        if amount.low == amount.high == 0:
            return not self._is_plural(amount.stop)  # "zero helicopters", but "null Verständnis"
        if self.word(amount.core_stop) in self.words.labels_behind:
            return True
        if amount.first != amount.core:
            return False
        if self.tag(amount.core_stop) in ("noun", "name") and not self.forms[amount.core].isupper():
            # "the category 4 hurricane": where nouns stand in a row, the number still names the first
            at = amount.core - 1 - (self.word(amount.core - 1) == ".")
            return self.nouns.whole_words and self.word(at) in self.words.labels
        at, farthest = amount.core - 1, max(0, amount.core - _LONGEST_LABEL_ROW)
        while at > farthest and (self.forms[at][:1].isdigit() or self._links_numbers(at)):
            at -= 1
        before = self.word(at)
        return before in self.words.labels or before.endswith(self.words.label_endings)

    def _is_plural(self, i: int) -> bool:
        """Whether a noun stands at ``i`` that is in the plural, or that the lexicon knows as one that is counted."""
        if self.tag(i) not in ("noun", "finite"):
            return False
        shows = (shown for _, shown in self.analysis.language.grammar.dictionary_forms(self.word(i)))
        return self.nouns.noun(self.word(i)) is not None or (self.nouns.whole_words and any("p" in s for s in shows))

    def _links_numbers(self, i: int) -> bool:
        """Whether word ``i`` stands between numbers of a row or cuts the label short ("Nr. 5", "14, 16 und 17")."""
        return self.word(i) == "." or (self.tag(i) in ("coordinator", "mark") and self.forms[i - 1][:1].isdigit())

    def _is_year(self, amount: Amount) -> bool:
        if amount.unit is not None:
            return amount.unit.kind == "duration" and self._is_decade(amount)
        if not self._is_like_a_year(amount) or amount.core_stop - amount.core > 1:
            return False
        before = self.word(amount.first - 1)
        bound = amount.qualifier in ("exact", "at_most") and before not in self.words.amount_before
        return bound and self.tag(amount.core_stop) not in NOMINAL

    def _is_like_a_year(self, amount: Amount) -> bool:
        """Whether the number is written in four digits and could be a year."""
        form = self.forms[amount.core]
        return len(form) == 4 and form.isdecimal() and _YEARS[0] <= int(form) <= _YEARS[1]

    def _is_part_of_name(self, amount: Amount) -> bool:
        """ "Boeing 737 stürzte", "Hangar 3": digits behind a name or noun, with nothing behind them that they could count."""
        if self._is_plural_of_name(amount) or self._is_model(amount):
            return True
        if amount.unit is not None or amount.first != amount.core or not amount.digits or amount.fused:
            return False
        before, behind = amount.core - 1, self.forms[amount.core_stop : amount.core_stop + 1]
        if (
            self.nouns.whole_words
            and before >= 0
            and self.tag(before) in ("name", "noun")
            and behind
            and behind[0][0].isupper()
        ):
            return not self.forms[before].islower()
        if self.tag(before) not in ("name", "noun") or self.touches(amount.core) or self.is_counted(amount.core_stop):
            return False
        if (amount.high or 0) % 1 or self.word(before) in self.words.others:
            return False
        if self.tag(before) == "name" or not self.forms[before][1:].islower():
            return True
        small = (amount.high or 0) <= _HIGHEST_NAME or self.tag(before - 1) == "article"
        return (
            small
            and self.word(amount.core_stop) not in ("", ":")
            and self.tag(before - 1) not in ("preposition", "finite")
        )

    def _is_model(self, amount: Amount) -> bool:
        """The number of an aircraft before its surname or kind: "two new 737 Max jets", "a 787 Dreamliner"."""
        behind = self.forms[amount.core_stop] if amount.core_stop < len(self.forms) else ""
        known = self.forms[amount.core] in self.words.models and amount.first == amount.core
        return known and (behind[:1].isupper() or behind.lower() in self.words.model_kinds)

    def _is_plural_of_name(self, amount: Amount) -> bool:
        """ "63,150 Model 3s": the "s" behind the number of a name is no second."""
        i = amount.core_stop
        plural = amount.digits and self.word(i) == "s" and self.touches(i) and amount.stop == i + 1
        return plural and amount.first == amount.core > 0 and self.forms[amount.core - 1][0].isupper()

    def _is_address(self, amount: Amount) -> bool:
        """The number of a house before its street: "9 E 71st St", "16-18 Industrial Avenue"."""
        if not amount.digits or amount.unit is not None or amount.first != amount.core:
            return False
        for i in range(amount.core_stop, min(amount.core_stop + _LONGEST_STREET, len(self.forms))):
            if not (self.forms[i][0].isupper() or self.forms[i][0].isdigit() or self.touches(i)):
                return False
            if self.word(i) in self.words.streets:
                return True
        return False
