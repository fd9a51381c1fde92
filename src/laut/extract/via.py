"""Through whom a statement came: outlets, agencies and platforms that the article names as its channel.

A channel stands in the reporting words: as the one spoken to ("sagte er dem Sender
K1"), as the one who reports on another's word ("meldet X unter Berufung auf Y"),
as the one who holds the paper ("ein Bericht, der X vorliegt") or as the place
("auf Telegram"). A chain that goes on keeps the channels of its head.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from laut.base.language import Language
from laut.base.records import Person
from laut.base.span import Span
from laut.extract.analysis import Analysis
from laut.extract.attribution import Attribution
from laut.extract.people import Cast
from laut.extract.people_mentions import phrase_at
from laut.extract.people_words import people_words

__all__ = ["channels", "own_at", "platform_at"]

_LONGEST_ACRONYM = 5
# A dateline is over after as many words.
_DATELINE = 12


@dataclass(frozen=True, eq=False, slots=True)
class ChannelWords:
    """The tables of ``lexicon/channels.toml``; phrases as words in a row."""

    relaying: tuple[tuple[str, ...], ...]
    own: frozenset[tuple[str, ...]]
    platform_prepositions: frozenset[str]
    platform_nouns: tuple[str, ...]
    platforms: frozenset[str]
    nameless: tuple[str, ...]


@cache
def channel_words(language: Language) -> ChannelWords:
    """The words for channels of ``language``."""
    lexicon = language.lexicon("channels")
    return ChannelWords(
        relaying=tuple(tuple(phrase.split()) for phrase in lexicon.words("relaying")),
        own=frozenset(tuple(phrase.split()) for phrase in lexicon.words("own")),
        platform_prepositions=frozenset(lexicon.words("platform_prepositions")),
        platform_nouns=lexicon.words("platform_nouns"),
        platforms=frozenset(lexicon.words("platforms")),
        nameless=lexicon.words("nameless"),
    )


def channels(analysis: Analysis, attributions: Sequence[Attribution], cast: Cast) -> list[tuple[str, ...]]:
    """The channels of each attribution, outermost first."""
    quoted = _quoted(analysis, attributions)
    outlets, agencies = _outlets(analysis, cast), _agencies(analysis)
    found: list[tuple[str, ...]] = []
    last_of: dict[int, tuple[str, ...]] = {}  # the channels of each speaker's last statement
    for i, one in enumerate(attributions):
        region = _region(analysis, one, quoted)
        own = _named(analysis, one, region, _Known(outlets, agencies, cast.speakers[i]))
        speaker = cast.speakers[i]
        if not own and speaker is not None and not _has_own_words(analysis, one):
            own = last_of.get(id(speaker), ())
        last_of[id(speaker)] = own
        found.append(own)
    return found


def _has_own_words(analysis: Analysis, one: Attribution) -> bool:
    """Whether the speaker is named in the statement's own sentence: then it is no chain that goes on."""
    if not one.speaker:
        return False
    speaker, quote = analysis.words.within(one.speaker[0]), analysis.words.within(one.quote[0])
    if not speaker or not quote:
        return False
    last = analysis.words.within(one.quote[-1])
    return (
        analysis.sentence_of[quote[0]]
        <= analysis.sentence_of[speaker[0]]
        <= analysis.sentence_of[last[-1] if last else quote[0]]
    )


def _quoted(analysis: Analysis, attributions: Sequence[Attribution]) -> frozenset[int]:
    """Words that are somebody's content, where the reporting words stand outside of it."""
    return frozenset(
        i
        for a in attributions
        if a.type not in ("reported", "free_indirect")
        for span in a.quote
        for i in analysis.words.within(span)
    )


def _outlets(analysis: Analysis, cast: Cast) -> list[tuple[range, Person]]:
    """Where outlets are mentioned, in order."""
    found = [
        (analysis.words.within(span), person)
        for spans, person in (cast.meant or {}).items()
        if person.kind == "outlet"
        for span in spans
    ]
    return sorted((mention for mention in found if mention[0]), key=_first)


def _first(mention: tuple[range, Person]) -> int:
    return mention[0].start


def _region(analysis: Analysis, one: Attribution, quoted: frozenset[int]) -> list[int]:
    """Words in which the channel is looked for: the reporting words and what of their sentence nobody else says."""
    told = one.type in ("reported", "free_indirect")
    anchor = one.frame or one.cue or (one.quote if told else ())
    if not anchor:
        return []
    inside = {i for span in anchor for i in analysis.words.within(span)}
    if not inside:
        return []
    first, last = min(inside), max(inside)
    sentence = analysis.words.sentences[analysis.sentence_of[first]]
    words = range(min(sentence.start, first), max(sentence.stop, last + 1))
    return [i for i in words if i in inside or i not in quoted]


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of the article's outlets: mentions, agencies of datelines, the speaker."""

    outlets: list[tuple[range, Person]]
    agencies: frozenset[str]
    speaker: Person | None


def _named(analysis: Analysis, one: Attribution, region: list[int], known: _Known) -> tuple[str, ...]:
    """The channels named in the region, in the order of the text."""
    speaking = {i for span in one.speaker for i in analysis.words.within(span)}
    inside = set(region) - speaking
    names: dict[int, str] = {}
    taken: set[int] = set()
    least, most = (bisect_left(known.outlets, at, key=_first) for at in (region[0], region[-1] + 1)) if region else (0, 0)
    for words, person in known.outlets[least:most]:
        if words.start not in inside or person is known.speaker:
            continue
        if name := _agency_after(analysis, words) or (person.name if _is_told_apart(analysis, words, person) else None):
            names[words.start] = name
            taken |= set(words)
    if name := _addressed_outlet(analysis, one):
        start = analysis.words.within(one.addressee[0]).start
        if start not in taken and start + 1 not in taken:
            names[start] = name
            taken |= set(_reach(analysis, one.addressee))
    addressed = {i for span in one.addressee for i in analysis.words.within(span)}
    for i in region:
        if i in taken or i in speaking:
            continue
        acronym = (
            analysis.words.forms[i]
            if (i in addressed and _is_acronym(analysis.words.forms[i]))
            or (i >= _DATELINE and analysis.words.forms[i] in known.agencies)
            else None
        )
        if name := acronym or platform_at(analysis, i):
            names.setdefault(i, name)
    relayed = _relaying(analysis, region, speaking)
    if relayed and relayed[0] not in taken:
        names.setdefault(*relayed)
    return tuple(dict.fromkeys(name for _, name in sorted(names.items())))


def _addressed_outlet(analysis: Analysis, one: Attribution) -> str | None:
    """The outlet that is spoken to, where its words are no name that stands out in the text ("told state radio")."""
    if not one.addressee or not analysis.words.within(one.addressee[0]):
        return None
    phrase = phrase_at(one.addressee, analysis, people_words(analysis.language))
    if phrase.sort != "outlet" or phrase.own_outlet:
        return None
    nameless = phrase.head.endswith(channel_words(analysis.language).nameless)
    return " ".join(phrase.name) or (phrase.label if nameless else None)


def _agency_after(analysis: Analysis, words: range) -> str | None:
    """An agency that writes itself small, behind the word for what it is ("der Agentur dnk")."""
    at = words.stop
    if at >= len(analysis.words.forms) or people_words(analysis.language).noun(analysis.words.forms[at - 1]) is None:
        return None
    form = analysis.words.forms[at]
    small = form.isalpha() and form.islower() and 1 < len(form) <= _LONGEST_ACRONYM
    return form if small and analysis.tags[at] in ("noun", "adjective", "name") else None


def _is_told_apart(analysis: Analysis, words: range, person: Person) -> bool:
    """Whether the mention names one outlet: by a proper name, or by a word that there is but one of ("das Staatsfernsehen")."""
    noun = people_words(analysis.language).noun(person.name)
    return (
        noun is None
        or noun.sort != "outlet"
        or analysis.lower[words[-1]].endswith(channel_words(analysis.language).nameless)
    )


def _agencies(analysis: Analysis) -> frozenset[str]:
    """The agency of a dateline: "Tamrin (KND) –" opens the text."""
    forms = analysis.words.forms[:_DATELINE]
    return frozenset(
        forms[i + 1] for i in range(len(forms) - 3) if forms[i] == "(" and forms[i + 2] == ")" and forms[i + 3] in "–—-"
    )


def _is_acronym(form: str) -> bool:
    return 1 < len(form) <= _LONGEST_ACRONYM and form.isalpha() and form.isupper()


def own_at(analysis: Analysis, i: int, outlet: str | None) -> str | None:
    """ "unserer Redaktion" at ``i``: the article's own outlet, in its words where its name is not known."""
    own = analysis.lower[i : i + 2] in channel_words(analysis.language).own
    return (outlet or " ".join(analysis.words.forms[i : i + 2])) if own else None


def platform_at(analysis: Analysis, i: int) -> str | None:
    """The platform named at word ``i`` after its preposition ("auf Telegram", "auf der Plattform Vidra"), or None."""
    words, forms = channel_words(analysis.language), analysis.words.forms
    if i == 0 or not forms[i][0].isupper():
        return None
    before = analysis.lower[i - 1]
    if before.endswith(words.platform_nouns) and analysis.tags[i] in ("noun", "name"):
        return forms[i]
    if before in words.platform_prepositions and forms[i] in words.platforms:
        return forms[i]
    return None


def _relaying(analysis: Analysis, region: list[int], speaking: set[int]) -> tuple[int, str] | None:
    """Who reports on the speaker's word: the name before "unter Berufung auf", with its place."""
    words = channel_words(analysis.language)
    if not speaking:
        return None
    first = min(speaking)
    for phrase in words.relaying:
        start = first - len(phrase)
        if len(phrase) > 1 and start >= 0 and analysis.lower[start:first] == phrase:
            before = [
                i
                for i in region
                if i < start and analysis.words.forms[i][0].isupper() and analysis.tags[i] in ("noun", "name")
            ]
            if before:
                return _run(analysis, before)
    return None


def _run(analysis: Analysis, capitals: list[int]) -> tuple[int, str]:
    """The first run of neighbouring capitals."""
    last = first = capitals[0]
    for i in capitals[1:]:
        if i != last + 1:
            break
        last = i
    return first, " ".join(analysis.words.forms[first : last + 1])


def _reach(analysis: Analysis, spans: Iterable[Span]) -> Iterable[int]:
    for span in spans:
        yield from analysis.words.within(span)
