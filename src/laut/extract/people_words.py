"""A language's words for people, compiled: which nouns name persons, bodies, outlets, papers, and of what gender."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from laut.base.language import Language, Lexicon

__all__ = ["ADJECTIVAL", "Noun", "PeopleWords", "Sort", "people_words"]

Sort = Literal["person", "group", "organisation", "outlet", "document", "report"]

# Parts shorter than this say nothing as the end of a compound ("rat" in "Apparat" is let pass, "uni" is not).
_SHORTEST_PART = 3
_SEEN_AT_MOST = 50_000
# Adjectives used as nouns take either gender, and endings that other nouns do not.
ADJECTIVAL = "mfp"


@dataclass(frozen=True, slots=True)
class Noun:
    """What a noun names: ``base`` is its dictionary form, ``genders`` some of "mfnp" (p: plural)."""

    sort: Sort
    base: str
    part: str
    genders: str


@dataclass(frozen=True, eq=False)
class PeopleWords:
    """The tables of ``lexicon/people.toml``, to be asked for lower-case forms."""

    language: Language
    capitals: bool
    compounds: bool
    nouns: Mapping[str, Noun]
    determiners: Mapping[str, str]
    definite: frozenset[str]
    numerals: frozenset[str]
    oblique: frozenset[str]
    nominative: Mapping[str, str]
    owner: Mapping[str, str]
    own_outlet: frozenset[str]
    personal: Mapping[str, str]
    demonstrative: Mapping[str, str]
    nearest: frozenset[str]
    pointing: frozenset[str]
    one_of: frozenset[str]
    inclusive_we: frozenset[str]
    relative: frozenset[str]
    prepositions: frozenset[str]
    links: frozenset[str]
    particles: frozenset[str]
    honorifics: Mapping[str, str]
    not_names: frozenset[str]
    places: frozenset[str]
    firms: frozenset[str]
    name_heads: frozenset[str]
    nobody: frozenset[str]
    rumours: frozenset[str]
    sources: frozenset[str]
    belonging: frozenset[str]
    held: frozenset[tuple[str, ...]]
    stressing: frozenset[str]
    epithets: frozenset[str]
    offices: tuple[str, ...]
    adjectival: tuple[str, ...]
    first_names: Mapping[str, str]
    general: frozenset[str]
    stands_for: Mapping[str, frozenset[str]]
    _seen: dict[str, Noun | None] = field(default_factory=dict, repr=False)

    def noun(self, form: str) -> Noun | None:
        """What ``form`` names, by itself or by the last part of a compound; None where the lexicon is silent.

        ``base`` of a compound is the whole compound in its dictionary form, ``part`` the entry that matched.
        """
        if form not in self._seen:
            if len(self._seen) >= _SEEN_AT_MOST:
                self._seen.clear()
            self._seen[form] = self._look_up(form.lower())
        return self._seen[form]

    def _look_up(self, lower: str) -> Noun | None:
        """The longest ending that is known, over the dictionary forms ``lower`` may have; itself before others."""
        found: Noun | None = None
        for base, number in ((lower, "s"), *self.language.grammar.dictionary_forms(lower)):
            for start in self._starts(base):
                noun = self.nouns.get(base[start:])
                if noun is not None and (number != "a" or noun.genders == ADJECTIVAL):
                    if found is None or len(noun.part) > len(found.part):
                        found = Noun(noun.sort, base, noun.part, _in_number(noun.genders, number))
                    break
        return found

    def _starts(self, base: str) -> range | tuple[int, ...]:
        """Where in ``base`` a known noun may begin."""
        if self.compounds:
            return range(max(1, len(base) - _SHORTEST_PART + 1))
        return (0, base.rfind("-") + 1)

    def same_kind(self, said: str, known: str) -> bool:
        """Whether the noun ``said`` may take up ``known``: the same, its last part, or a wider word for it."""
        if said == known or (self.compounds and min(len(said), len(known)) > _SHORTEST_PART and (known.endswith(said))):
            return True
        wider = self.stands_for.get(said)
        return wider is not None and any(known.endswith(part) for part in wider)


def _in_number(genders: str, number: str) -> str:
    """Genders of a form: those of its dictionary form where it may be singular, p where it may be plural."""
    singular = genders if number in ("s", "sp", "a") else ""
    return singular + ("p" if "p" in number and "p" not in singular else "")


@cache
def people_words(language: Language) -> PeopleWords:
    """The words for people of ``language``."""
    lexicon = language.lexicon("people")
    definite, indefinite = lexicon.table("determiners.definite"), lexicon.table("determiners.indefinite")
    owner = lexicon.table("determiners.owner")
    nouns: dict[str, Noun] = {}
    for noun in _nouns(lexicon, language):
        nouns.setdefault(noun.part, noun)
    return PeopleWords(
        language=language,
        capitals=lexicon.flag("nouns_have_capitals"),
        compounds=lexicon.flag("compounds"),
        nouns=nouns,
        determiners={**dict.fromkeys(owner, "mfnp"), **indefinite, **definite},
        definite=frozenset(definite) | frozenset(owner),
        numerals=frozenset(lexicon.words("determiners.numerals")),
        oblique=frozenset(lexicon.words("determiners.oblique")),
        nominative=lexicon.table("determiners.nominative"),
        owner=owner,
        own_outlet=frozenset(lexicon.words("determiners.own_outlet")),
        personal=lexicon.table("pronouns.personal"),
        demonstrative=lexicon.table("pronouns.demonstrative"),
        nearest=frozenset(lexicon.words("pronouns.nearest")),
        pointing=frozenset(lexicon.words("pronouns.pointing")),
        one_of=frozenset(lexicon.words("pronouns.one_of")),
        inclusive_we=frozenset(lexicon.words("pronouns.inclusive_we")),
        relative=frozenset(lexicon.words("pronouns.relative")),
        prepositions=frozenset(lexicon.words("names.prepositions")),
        links=frozenset(lexicon.words("names.links")),
        particles=frozenset(lexicon.words("names.particles")),
        honorifics={
            **dict.fromkeys(lexicon.words("names.honorifics"), "mf"),
            **dict.fromkeys(lexicon.words("names.honorifics_m"), "m"),
            **dict.fromkeys(lexicon.words("names.honorifics_f"), "f"),
        },
        not_names=frozenset(lexicon.words("names.not_names")),
        places=frozenset(lexicon.words("names.places")),
        firms=frozenset(lexicon.words("names.firms")),
        name_heads=frozenset(lexicon.words("outlets.name_heads")),
        nobody=frozenset(lexicon.words("names.nobody")),
        rumours=frozenset(lexicon.words("reports.rumours")),
        sources=frozenset(lexicon.words("reports.sources")),
        belonging=frozenset(lexicon.words("reports.belonging")),
        held=frozenset(tuple(phrase.split()) for phrase in lexicon.words("reports.held")),
        stressing=frozenset(lexicon.words("determiners.stressing")),
        epithets=frozenset(lexicon.words("persons.epithets")),
        offices=tuple(
            form for word in lexicon.words("persons.offices") for form in (word, language.grammar.feminine(word))
        ),
        adjectival=lexicon.words("persons.adjectival"),
        general=frozenset(lexicon.words("organisations.general")),
        first_names={name.lower(): gender for gender in "fm" for name in lexicon.words(f"first_names.{gender}")},
        stands_for={word: frozenset(parts) for word, parts in lexicon.groups("stands_for").items()},
    )


def _nouns(lexicon: Lexicon, language: Language) -> Iterator[Noun]:
    """The nouns of the lexicon, those that decide first where a word stands in two lists."""
    feminine = language.grammar.feminine

    def each(sort: Sort, key: str, genders: str) -> Iterator[Noun]:
        for word in lexicon.words(key):
            yield Noun(sort, word, word, genders)

    for word in lexicon.words("persons.m"):
        for_a_woman = feminine(word)
        yield Noun("person", word, word, "mf" if for_a_woman == word else "m")
        yield Noun("person", for_a_woman, for_a_woman, "f")
    yield from each("person", "persons.irregular_m", "m")
    yield from each("person", "persons.irregular_f", "f")
    yield from each("person", "persons.either", ADJECTIVAL)
    yield from each("group", "persons.groups", "p")
    yield from each("report", "reports.words", "mfnp")
    sorts: tuple[tuple[Sort, str], ...] = (
        ("outlet", "outlets"),
        ("organisation", "organisations"),
        ("document", "documents"),
    )
    for sort, topic in sorts:
        for genders in "fmnp":
            yield from each(sort, f"{topic}.{genders}", genders)
