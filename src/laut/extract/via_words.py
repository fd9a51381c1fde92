"""A language's words for channels, compiled; and what in a text looks like an outlet, an agency or a platform."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from laut.base.language import Language
from laut.extract.analysis import Analysis
from laut.extract.people_words import PeopleWords
from laut.extract.tags import tag_table

__all__ = [
    "ChannelWords",
    "channel_words",
    "is_acronym",
    "is_small_agency",
    "looks_like_outlet",
    "own_at",
    "platform_at",
    "platforms_named",
]

_LONGEST_ACRONYM = 5


@dataclass(frozen=True, eq=False, slots=True)
class ChannelWords:
    """The tables of ``lexicon/channels.toml``; phrases as words in a row."""

    relaying: tuple[tuple[str, ...], ...]
    quoting: frozenset[str]
    quoted_as: frozenset[str]
    own: frozenset[tuple[str, ...]]
    platform_prepositions: frozenset[str]
    platform_nouns: tuple[str, ...]
    platforms: frozenset[str]
    capitals: bool
    nameless: tuple[str, ...]
    agencies: tuple[str, ...]
    agents: frozenset[str]
    telling: frozenset[str]
    keeping: frozenset[str]


@cache
def channel_words(language: Language) -> ChannelWords:
    """The words for channels of ``language``."""
    lexicon = language.lexicon("channels")
    return ChannelWords(
        relaying=tuple(tuple(phrase.split()) for phrase in lexicon.words("relaying")),
        quoting=frozenset(lexicon.words("quoting")),
        quoted_as=frozenset(lexicon.words("quoted_as")),
        own=frozenset(tuple(phrase.split()) for phrase in lexicon.words("own")),
        platform_prepositions=frozenset(lexicon.words("platform_prepositions")),
        platform_nouns=lexicon.words("platform_nouns"),
        platforms=frozenset(lexicon.words("platforms")),
        capitals=language.lexicon("people").flag("nouns_have_capitals"),
        nameless=lexicon.words("nameless"),
        agencies=lexicon.words("agencies"),
        agents=frozenset(lexicon.words("agents")),
        telling=frozenset(lexicon.words("telling")),
        keeping=frozenset(lexicon.words("keeping")),
    )


def is_acronym(form: str) -> bool:
    return 1 < len(form) <= _LONGEST_ACRONYM and form.isalpha() and form.isupper()


def is_small_agency(analysis: Analysis, at: int) -> bool:
    """Whether the word at ``at`` may be the name of an agency that writes itself small."""
    form = analysis.words.forms[at]
    small = form.isalpha() and form.islower() and 1 < len(form) <= _LONGEST_ACRONYM
    return (
        small
        and analysis.lower[at] not in tag_table(analysis.language).closed
        and analysis.tags[at] not in ("finite", "infinitive", "mark")
    )


def looks_like_outlet(name: Sequence[str], words: PeopleWords) -> bool:
    """Whether a name that no lexicon knows is shaped as outlets' names are: with a hyphen or of two words, nobody's first name."""
    if not name or name[0].lower() in words.first_names or not all(part[0].isupper() for part in name):
        return False
    return len(name) > 1 or "-" in name[0]


def own_at(analysis: Analysis, i: int, outlet: str | None) -> str | None:
    """ "unserer Redaktion" at ``i``: the article's own outlet, in its words where its name is not known."""
    own = analysis.lower[i : i + 2] in channel_words(analysis.language).own
    return (outlet or " ".join(analysis.words.forms[i : i + 2])) if own else None


def platforms_named(analysis: Analysis) -> frozenset[str]:
    """The names that the article gives to platforms ("die Plattform Vidra", "the Relay platform")."""
    words, forms = channel_words(analysis.language), analysis.words.forms
    found: set[str] = set()
    for i, lower in enumerate(analysis.lower):
        if lower.endswith(words.platform_nouns):
            found.update(
                forms[j]
                for j in (i - 1, i + 1)
                if 0 <= j < len(forms)
                and forms[j][0].isupper()
                and analysis.tags[j] in ("noun", "name")
                and (j > i or not words.capitals)
            )
    return frozenset(found)


def platform_at(analysis: Analysis, i: int, named: frozenset[str] = frozenset()) -> str | None:
    """The platform named at word ``i`` after its preposition ("auf Telegram", "auf der Plattform Vidra"), or None.

    ``named`` are those that the article calls platforms elsewhere.
    """
    words, forms = channel_words(analysis.language), analysis.words.forms
    if i == 0 or not forms[i][0].isupper():
        return None
    before = analysis.lower[i - 1]
    if before.endswith(words.platform_nouns) and analysis.tags[i] in ("noun", "name"):
        return forms[i]
    if before in words.platform_prepositions and (forms[i] in words.platforms or forms[i] in named):
        return forms[i]
    after = analysis.lower[i + 1] if i + 1 < len(forms) else ""
    if not words.capitals and after in words.platform_nouns and forms[i] in named:
        return forms[i]
    return None
