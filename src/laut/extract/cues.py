"""Words -> cue classes: which of them say that somebody says, writes or thinks something.

``lexicon/reporting.toml`` holds the words; this module compiles them into one table
a language and reads one class off each word of an article.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from laut.base.language import Language
from laut.base.records import Medium

__all__ = ["CueClass", "CueTable", "Cues", "cue_classes", "cue_table"]

# A strong verb reports whatever its content looks like, a weak one only with a subjunctive, "dass" or a quotation.
CueClass = Literal[
    "", "strong", "weak", "act", "before", "after", "source", "particle", "as", "as_clause", "noun", "light"
]
_MEDIA: tuple[Medium, ...] = ("speech", "speech_writing", "writing", "speech_thought", "thought")


@dataclass(frozen=True, eq=False, slots=True)
class CueTable:
    """The reporting words of a language; verbs by lemma, the others by lower-case form."""

    medium: Mapping[str, Medium]
    weak: frozenset[str]
    with_infinitive: frozenset[str]
    acts: frozenset[str]
    told: Mapping[str, frozenset[str]]
    idioms: Mapping[str, tuple[str, ...]]
    names: frozenset[str]
    addresses: frozenset[str]
    words: Mapping[str, CueClass]
    links: frozenset[str]
    source_nouns: tuple[str, ...]
    opinions: tuple[str, ...]
    content: frozenset[str]
    asking: frozenset[str]
    conditions: frozenset[str]
    unmarked: bool
    resumed: bool
    days: frozenset[str]
    infinitive: frozenset[str]
    as_clause: frozenset[str]
    pointing: frozenset[str]
    quoting: frozenset[str]
    labels: frozenset[str]
    impersonal: frozenset[str]
    causative: frozenset[str]
    hearsay: frozenset[str]
    rumoured: frozenset[str]
    refusing: frozenset[str]
    negations: frozenset[str]
    perfect: frozenset[str]
    companions: frozenset[str]
    with_companion: frozenset[str]
    states: frozenset[str]
    copulas: frozenset[str]
    passive: frozenset[str]
    sure_particles: frozenset[str]
    light: Mapping[str, frozenset[str]]
    light_nouns: frozenset[str]

    def is_source_noun(self, lower: str) -> bool:
        """Whether a noun names what was said ("Angaben"), alone or as the end of a compound ("Polizeiangaben")."""
        return lower.endswith(self.source_nouns)


@cache
def cue_table(language: Language) -> CueTable:
    """The reporting words of ``language``, read once."""
    lexicon = language.lexicon("reporting")
    words: dict[str, CueClass] = {}
    classes: tuple[tuple[str, CueClass], ...] = (
        ("before", "before"), ("after", "after"), ("source_preposition", "source"), ("particles", "particle"),
        ("as_particle", "as"), ("as_clause", "as_clause"), ("nouns", "noun"),
    )  # fmt: skip
    for key, cue_class in classes:
        for word in lexicon.words(f"phrases.{key}"):
            words.setdefault(word.lower(), cue_class)

    def traits(name: str) -> frozenset[str]:
        return frozenset(lexicon.words(f"traits.{name}"))

    def phrases(name: str) -> frozenset[str]:
        return frozenset(lexicon.words(f"phrases.{name}"))

    def clauses(name: str) -> frozenset[str]:
        return frozenset(lexicon.words(f"clauses.{name}"))

    light = {verb: frozenset(noun.lower() for noun in nouns) for verb, nouns in lexicon.groups("light").items()}
    return CueTable(
        medium={lemma: medium for medium in _MEDIA for lemma in lexicon.words(f"verbs.{medium}")},
        weak=traits("weak"),
        with_infinitive=traits("with_infinitive"),
        acts=traits("acts"),
        idioms=lexicon.groups("idioms"),
        told={verb: frozenset(words) for verb, words in lexicon.groups("told").items()},
        names=traits("names"),
        addresses=traits("addresses"),
        words=words,
        links=phrases("before_links"),
        source_nouns=tuple(sorted({noun.lower() for noun in lexicon.words("phrases.source_nouns")})),
        content=clauses("content"),
        asking=clauses("asking"),
        conditions=clauses("conditions"),
        unmarked=lexicon.flag("clauses.unmarked"),
        resumed=lexicon.flag("clauses.resumed"),
        days=clauses("days"),
        infinitive=clauses("infinitive"),
        as_clause=phrases("as_clause"),
        pointing=clauses("pointing"),
        quoting=traits("quoting"),
        labels=traits("labels"),
        impersonal=clauses("impersonal"),
        causative=clauses("causative"),
        hearsay=clauses("hearsay"),
        rumoured=clauses("rumoured"),
        refusing=clauses("refusing"),
        negations=clauses("negations"),
        perfect=clauses("perfect"),
        companions=phrases("companions"),
        with_companion=traits("with_companion"),
        states=phrases("states"),
        copulas=phrases("copulas"),
        passive=phrases("passive"),
        sure_particles=phrases("sure_particles"),
        opinions=tuple(noun.lower() for noun in lexicon.words("phrases.opinions")),
        light=light,
        light_nouns=frozenset(noun for nouns in light.values() for noun in nouns),
    )


Cues = tuple[CueClass, ...]


def cue_classes(table: CueTable, lower: Sequence[str], tags: Sequence[str], lemmas: Sequence[str]) -> Cues:
    """The cue class of each word; empty where it is no cue."""
    words, light = table.words, table.light_nouns
    classes: list[CueClass] = [
        _verb_class(table, lemma)
        if tag in _VERBAL
        else words.get(form) or (_noun_class(table, form) if tag == "noun" else "light" if form in light else "")
        for form, tag, lemma in zip(lower, tags, lemmas, strict=True)
    ]
    for i, found in enumerate(classes):
        if found == "before" and _governs_nothing(table, lower, tags, i):
            classes[i] = ""
    return tuple(classes)


_VERBAL = frozenset({"finite", "infinitive", "participle"})
_NO_PHRASE = frozenset({"preposition", "subordinator", "coordinator", "finite"})
_STOPS = frozenset(".,;:!?…")


def _governs_nothing(table: CueTable, lower: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Whether no noun phrase begins behind what may be a preposition, so that it is none: "er rief laut um Hilfe"."""
    if i + 1 == len(lower) or lower[i + 1] in _STOPS:
        return True
    return tags[i + 1] in _NO_PHRASE and lower[i + 1] not in table.links


def _verb_class(table: CueTable, lemma: str) -> CueClass:
    if lemma in table.medium:
        return "weak" if lemma in table.weak else "strong"
    if lemma in table.acts:
        return "act"
    return "light" if lemma in table.light else ""


def _noun_class(table: CueTable, lower: str) -> CueClass:
    if table.is_source_noun(lower):
        return "noun"
    return "light" if lower in table.light_nouns else ""
