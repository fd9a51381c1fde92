"""Words -> coarse tags, lemmas of verbs, moods; by lexicon and form, no learned weight.

A word has the tag of its closed class, else that of its verb readings, else what
the language guesses from its form. What may be several is settled per clause: a
clause has one finite verb, and the surest candidate is it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from laut.base.language import Language, Mood, VerbForm
from laut.extract.verbs import Verbs, verbs_of

__all__ = ["Tag", "TagTable", "Tagged", "Type", "settle", "tag_table"]

Tag = Literal[
    "article", "pronoun", "determiner", "question", "coordinator", "preposition", "subordinator", "adverb",
    "numeral", "number", "mark", "noun", "name", "adjective", "finite", "infinitive", "participle", "prefix",
]  # fmt: skip
_CLOSED: tuple[Tag, ...] = (
    "article", "pronoun", "determiner", "question", "coordinator", "preposition", "subordinator", "adverb", "numeral",
    "adjective",
)  # fmt: skip
# Before an inflected word they say that it is an adjective: "die bekannte Sprecherin".
_NOMINAL_HEADS = frozenset({"noun", "name", "adjective"})
_COMMON = frozenset({"noun", "name"})
_NOMINAL = frozenset({"article", "determiner", "preposition", "adjective", "numeral", "number"})


@dataclass(frozen=True, slots=True)
class Type:
    """What a form is before its place is known: ``verbs`` are its readings as a verb."""

    lower: str
    tag: str
    verbs: tuple[VerbForm, ...]
    may_be_finite: bool
    surely_finite: bool


@dataclass(frozen=True, eq=False, slots=True)
class TagTable:
    """The word types of a language, each worked out once."""

    language: Language
    closed: Mapping[str, str]
    verbs: Verbs
    auxiliaries: frozenset[str]
    modals: frozenset[str]
    helpers: frozenset[str]
    first_person: frozenset[str]
    infinitive: frozenset[str]
    attributive: tuple[str, ...]
    past: tuple[str, ...]
    progressive: tuple[str, ...]
    nominal_after: frozenset[str]
    nominal: tuple[str, ...]
    nouns_too: frozenset[str]
    plurals: frozenset[str]
    demonstratives: frozenset[str]
    contracted: frozenset[str]
    _types: dict[tuple[str, bool], Type] = field(default_factory=dict, repr=False)

    def settled(self, before: Type, word: Type, after: Type | None) -> Type:
        """The type of a word with readings as a verb that may be a noun, by the words beside it: "the claims", "swing states have"."""
        if before.tag in _COMMON and self._ends_compound(before, word, after):
            return Type(word.lower, "noun", (), False, False)
        if self._is_object(before, word):
            return Type(word.lower, "noun", (), False, False)
        if before.tag not in self.nominal_after or before.lower in self.infinitive or before.verbs:
            return word
        if word.lower.endswith(self.attributive) and (
            before.tag == "preposition" or (after and after.tag in _NOMINAL_HEADS)
        ):
            return word
        if not any(reading.kind == "infinitive" for reading in word.verbs) and not word.lower.endswith(self.nominal):
            return word
        if any(reading.lemma in self.helpers for reading in word.verbs):
            return word
        return Type(word.lower, "noun", (), False, False)

    def _is_object(self, before: Type, word: Type) -> bool:
        """Whether the word stands behind a verb that is no helper: "rejected calls", "denied claims"."""
        verbal = before.verbs and not any(r.lemma in self.helpers or r.lemma in self.nouns_too for r in before.verbs)
        nominal = any(reading.lemma in self.nouns_too for reading in word.verbs)
        return bool(verbal) and nominal and not word.lower.endswith(self.attributive)

    def _ends_compound(self, before: Type, word: Type, after: Type | None) -> bool:
        """Whether the word, behind a noun, is one itself: it is somebody's, its verb would stand in the plural, or
        another follows."""
        if self._is_owned(before, word):
            return True
        lemma = next((reading.lemma for reading in word.verbs if reading.lemma in self.nouns_too), "")
        if not lemma or word.lower.endswith(self.attributive):
            return False
        if after is not None and after.surely_finite:
            return True
        plural = before.lower.endswith(self.nominal) or before.lower in self.plurals
        return word.lower == lemma and not plural and before.tag == "noun"

    def _is_owned(self, before: Type, word: Type) -> bool:
        """Whether a possessive stands before a plain form or "-s": "the mayor's plans"."""
        owner = self.language.grammar.nominative_noun(before.lower, "") != before.lower
        plain = any(reading.kind == "infinitive" for reading in word.verbs) or word.lower.endswith(self.nominal)
        return owner and bool(word.verbs) and plain and not any(r.lemma in self.helpers for r in word.verbs)

    def at_head(self, word: Type) -> Type:
        """The type of a word that begins its sentence: "Fire crews said" tells, it commands nobody."""
        plain = word.verbs and not word.lower.endswith(self.attributive)
        if not plain or any(reading.lemma in self.helpers for reading in word.verbs):
            return word
        return Type(word.lower, "noun", (), False, False)

    def type_of(self, form: str, first: bool) -> Type:
        """The type of ``form``; ``first`` where a capital says nothing (at the head of a sentence or quotation)."""
        key = (form, first)
        found = self._types.get(key)
        if found is None:
            found = self._types[key] = self._worked_out(form, first)
        return found

    def _worked_out(self, form: str, first: bool) -> Type:
        lower = form.lower()
        capital = form[0].isupper()
        closed = self.closed.get(lower)
        contracted = lower in self.contracted
        if closed and not contracted and (not capital or first or closed in ("pronoun", "article", "determiner")):
            # Only an infinitive may hide in a closed class: "sein" is a possessive or a verb.
            infinitives = tuple(r for r in self.verbs.forms.get(lower, ()) if r.kind == "infinitive")
            return Type(lower, closed, infinitives, False, False)
        verbs = self.verbs.readings(lower) if form[0].isalpha() and (not capital or first or contracted) else ()
        if capital and verbs and verbs[0].lemma not in self.helpers and all(r.mood == "subjunctive1" for r in verbs):
            # At the head of a sentence "Hinweise" is a noun, no "er hinweise".
            verbs, first = (), False
        if verbs:
            finite = [reading for reading in verbs if reading.kind == "finite"]
            others = {"infinitive": "infinitive", "zu_infinitive": "infinitive"}
            tag = "finite" if finite else others.get(verbs[0].kind, "participle")
            return Type(lower, tag, verbs, bool(finite), len(finite) == len(verbs))
        return Type(lower, self.language.grammar.guess_tag(form, first=first), (), False, False)


@cache
def tag_table(language: Language) -> TagTable:
    """The table of ``language``, from ``function_words.toml`` and ``verbs.toml``."""
    lexicon = language.lexicon("function_words")
    closed: dict[str, str] = {}
    for tag in _CLOSED:
        for word in lexicon.words(tag):
            closed.setdefault(word, tag)
    irregular = language.lexicon("verbs").rows("irregular")
    by_role = {role: frozenset(e["lemma"] for e in irregular if e["role"] == role) for role in ("auxiliary", "modal")}
    auxiliaries, modals = by_role["auxiliary"], by_role["modal"]
    verbs = language.lexicon("verbs")
    return TagTable(
        language=language,
        closed=closed,
        verbs=verbs_of(language),
        auxiliaries=auxiliaries,
        modals=modals,
        helpers=auxiliaries | modals,
        first_person=frozenset(verbs.words("first_person")),
        infinitive=frozenset(verbs.words("infinitive")),
        attributive=verbs.words("endings.attributive"),
        past=verbs.words("endings.past"),
        progressive=verbs.words("endings.progressive"),
        nominal_after=frozenset(verbs.words("nominal_after")),
        nominal=verbs.words("endings.nominal"),
        nouns_too=frozenset(verbs.words("nouns_too")),
        plurals=frozenset(verbs.words("plurals")),
        contracted=frozenset(form for forms in verbs.groups("contracted").values() for form in forms),
        demonstratives=frozenset(lexicon.words("noun_phrase.demonstratives")),
    )


@dataclass(slots=True)
class Tagged:
    """Columns being filled: tag, lemma and mood of each word."""

    tags: list[str]
    lemmas: list[str]
    moods: list[Mood]


def settle(table: TagTable, types: Sequence[Type], clauses: Sequence[range], columns: Tagged) -> None:
    """Decides in each clause which word is the finite verb, and fills ``columns``."""
    waiting: int | None = None
    for clause in clauses:
        verbs = _verbs_of_clause(table, types, clause, columns)
        finite = _finite_of(table, types, verbs, clause)
        _read(table, types, verbs, finite, clause, columns)
        if finite is not None:
            waiting = None if _rejoin(table, types, finite, clause, columns) else finite
        elif waiting is not None and [i for i in clause if types[i].tag != "mark"] == [clause.start]:
            # "teilte der Sprecher, Jan Tomsik, mit,": the prefix stands in a clause of its own.
            _rejoin(table, types, waiting, clause, columns)
        if types[clause.stop - 1].lower in _STOPS:
            waiting = None


def _verbs_of_clause(table: TagTable, types: Sequence[Type], clause: range, columns: Tagged) -> list[int]:
    """The words of a clause that are verbs there; those that turn out to be adjectives are tagged so."""
    found: list[int] = []
    for i in clause:
        if not types[i].verbs:
            if types[i].tag == "adjective" and _follows_particle(table, types, i, clause) and _ends_phrase(types, i):
                columns.tags[i] = "infinitive"
        elif not _is_nominal(table, types, i, clause):
            found.append(i)
        elif types[i].tag not in _CLOSED:
            columns.tags[i] = "adjective"
    if not any(types[i].may_be_finite for i in found) and _is_inverted(table, types, clause):
        found.insert(0, clause.start + 1)
    return found


def _is_inverted(table: TagTable, types: Sequence[Type], clause: range) -> bool:
    """Whether a clause without another verb begins with its object: "Das sagte die Ministerin", not "Das erklärte Ziel ist …"."""
    return (
        len(clause) > 2 and types[clause.start].lower in table.demonstratives and types[clause.start + 1].surely_finite
    )


def _read(
    table: TagTable, types: Sequence[Type], verbs: Sequence[int], finite: int | None, clause: range, columns: Tagged
) -> None:
    """Fills tag, lemma and mood of the verbs, of which ``finite`` is the finite one."""
    for i in verbs:
        wanted = [reading for reading in types[i].verbs if (reading.kind == "finite") == (i == finite)]
        reading = wanted[0] if wanted else types[i].verbs[0]
        columns.tags[i] = reading.kind.removeprefix("zu_")
        columns.lemmas[i], columns.moods[i] = reading.lemma, reading.mood
    reportive = [i for i in verbs if columns.moods[i] == "subjunctive1"]
    if reportive and any(types[k].lower in table.first_person for k in clause):
        for i in reportive:
            columns.moods[i] = "indicative"


def _follows_particle(table: TagTable, types: Sequence[Type], i: int, clause: range) -> bool:
    return i > clause.start and types[i - 1].lower in table.infinitive


def _is_nominal(table: TagTable, types: Sequence[Type], i: int, clause: range) -> bool:
    """Whether the form at ``i`` is an adjective before its noun ("die geplante Reise") or a determiner ("sein Amt")."""
    follows = types[i + 1].tag if i + 1 < clause.stop else "mark"
    if types[i].tag in _CLOSED:
        return follows in ("noun", "name", "adjective", "numeral", "number")
    if i == clause.start or not types[i].lower.endswith(table.attributive) or types[i].verbs[0].lemma in table.helpers:
        return False
    return (
        types[i - 1].tag in _NOMINAL
        and types[i - 1].lower not in table.infinitive
        and follows in ("noun", "name", "adjective")
    )


def _finite_of(table: TagTable, types: Sequence[Type], verbs: Sequence[int], clause: range) -> int | None:
    candidates = [i for i in verbs if types[i].may_be_finite and not _follows_particle(table, types, i, clause)]
    if not candidates:
        return None
    sure = [i for i in candidates if types[i].surely_finite or any(r.lemma in table.helpers for r in types[i].verbs)]
    # "gesagt haben soll": where one of several may be an infinitive, the other is the finite one.
    telling = [i for i in sure if all(r.mood != "ambiguous" for r in types[i].verbs)]
    in_order = telling or sure or candidates
    if len(in_order) > 1:
        # "einer von der Agentur verbreiteten Erklärung": what stands right before a noun is rather its attribute.
        in_order = [i for i in in_order if not _is_attribute(table, types, i, clause)] or in_order
    return in_order[-1] if types[clause.start].tag in ("subordinator", "question") else in_order[0]


def _is_attribute(table: TagTable, types: Sequence[Type], i: int, clause: range) -> bool:
    before_noun = i + 1 < clause.stop and types[i + 1].tag == "noun"
    return before_noun and types[i].lower.endswith(table.past) and types[i].verbs[0].lemma not in table.helpers


def _ends_phrase(types: Sequence[Type], i: int) -> bool:
    """Whether no noun follows that the word at ``i`` could describe."""
    return i + 1 == len(types) or types[i + 1].tag not in ("noun", "name", "adjective")


def _rejoin(table: TagTable, types: Sequence[Type], finite: int, clause: range, columns: Tagged) -> bool:
    """Puts a separated prefix back ("teilte … mit" is "mitteilen"); whether there was one."""
    last = clause.stop - 1
    while last > finite and types[last].tag == "mark":
        last -= 1
    if last <= finite or types[last].lower not in table.verbs.separable or types[last].tag in ("noun", "name"):
        return False
    if columns.lemmas[finite] in table.helpers and types[last].tag != "adverb":
        return False
    columns.tags[last] = "prefix"
    columns.lemmas[finite] = types[last].lower + columns.lemmas[finite]
    columns.lemmas[last] = columns.lemmas[finite]
    return True


_STOPS = frozenset(".!?…")
