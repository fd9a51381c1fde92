"""Through whom a statement came: outlets, agencies and platforms that the article names as its channel.

A channel stands in the reporting words: as the one spoken to ("sagte er dem Sender
K1"), as the one who reports on another's word ("meldet X unter Berufung auf Y"),
as the one who holds the paper ("ein Bericht, der X vorliegt") or as the place
("auf Telegram"). A chain that goes on keeps the channels of its head.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from laut.base.records import Person
from laut.base.span import Span
from laut.extract.analysis import Analysis
from laut.extract.attribution import Attribution, holders
from laut.extract.people import Cast
from laut.extract.people_core import QUOTATION
from laut.extract.people_mentions import phrase_at
from laut.extract.people_phrase import dissect
from laut.extract.people_words import people_words
from laut.extract.via_words import (
    channel_words,
    is_acronym,
    is_small_agency,
    looks_like_outlet,
    platform_at,
    platforms_named,
)

__all__ = ["channels"]

# A dateline is over after as many words.
_DATELINE = 12
# An agent stands this near behind its verb.
_NEAR = 6


def channels(analysis: Analysis, attributions: Sequence[Attribution], cast: Cast) -> list[tuple[str, ...]]:
    """The channels of each attribution, outermost first."""
    quoted = _quoted(analysis, attributions)
    outlets, agencies, platforms = _outlets(analysis, cast), _agencies(analysis), platforms_named(analysis)
    found: list[tuple[str, ...]] = []
    holding = holders(attributions)
    last_of: dict[int, tuple[str, ...]] = {}  # the channels of each speaker's last statement
    for i, one in enumerate(attributions):
        region = _region(analysis, one, quoted)
        speaker = cast.speakers[i]
        own = _named(analysis, one, region, _Known(outlets, agencies, speaker, cast, platforms))
        if not own and holding[i]:
            own = _around(cast, found, holding[i][-1], one, speaker)
        if not own and speaker is not None and not _has_own_words(analysis, one):
            own = last_of.get(id(speaker), ())
        last_of[id(speaker)] = own
        found.append(own)
    return found


def _around(
    cast: Cast, found: Sequence[tuple[str, ...]], outer: int, one: Attribution, speaker: Person | None
) -> tuple[str, ...]:
    """The channels of the statement around this one, or the outlet whose own words tell it, as press reviews do."""
    holder = cast.speakers[outer]
    if holder is not None and holder.kind == "outlet" and holder is not speaker and one.speaker:
        return (*found[outer], holder.name)
    return found[outer]


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
    own = channel_words(analysis.language).own
    return sorted((m for m in found if m[0] and analysis.lower[m[0].start : m[0].start + 2] not in own), key=_first)


def _first(mention: tuple[range, Person]) -> int:
    return mention[0].start


def _region(analysis: Analysis, one: Attribution, quoted: frozenset[int]) -> list[int]:
    """Words in which the channel is looked for: the reporting words and what of their sentence nobody else says."""
    told = one.type in ("reported", "free_indirect", "indirect")
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
    cast: Cast
    platforms: frozenset[str]


def _named(analysis: Analysis, one: Attribution, region: list[int], known: _Known) -> tuple[str, ...]:
    """The channels named in the region, in the order of the text."""
    speaking = {i for span in one.speaker for i in analysis.words.within(span)}
    inside = set(region) - speaking
    names: dict[int, str] = {}
    taken: set[int] = set()
    least, most = (
        (bisect_left(known.outlets, at, key=_first) for at in (region[0], region[-1] + 1)) if region else (0, 0)
    )
    for words, person in known.outlets[least:most]:
        if person is known.speaker or words.start not in inside or _is_cited(analysis, words):
            continue
        if not one.frame and not one.cue and not _is_oblique(analysis, words):
            continue
        if shown := _shown(analysis, (words, person)):
            names.setdefault(*shown)
            taken |= set(words)
    if name := _addressed_outlet(analysis, one, known.cast):
        start = analysis.words.within(one.addressee[0]).start
        if start not in taken and start + 1 not in taken:
            names[start] = name
            taken |= set(_reach(analysis, one.addressee))
    framed = {i for span in one.frame for i in analysis.words.within(span)}
    addressed = {i for span in one.addressee for i in analysis.words.within(span)}
    for i in region:
        if i in taken or i in speaking:
            continue
        acronym = (
            analysis.words.forms[i]
            if (i in addressed and is_acronym(analysis.words.forms[i]))
            or (i >= _DATELINE and analysis.words.forms[i] in known.agencies)
            else None
        )
        if (
            name := acronym
            or (_told(analysis, i, known.cast) if i in framed else None)
            or platform_at(analysis, i, known.platforms)
        ):
            names.setdefault(i, name)
    by_place = {m[0].start: m for m in known.outlets[least:most] if m[1] is not known.speaker}
    for i in sorted({*region, *speaking}):
        if (kept := _keeper(analysis, i, by_place)) and kept[0] not in taken:
            names.setdefault(*kept)
    relayed = _relaying(analysis, region, speaking)
    if relayed and relayed[0] not in taken:
        names.setdefault(*relayed)
    return tuple(dict.fromkeys(name for _, name in sorted(names.items()) if name != known.cast.outlet))


def _keeper(analysis: Analysis, i: int, outlets: Mapping[int, tuple[range, Person]]) -> tuple[int, str] | None:
    """The outlet that the verb at ``i`` says to hold or to pass on what is cited, with its place.

    "der Bericht, der Blitz-Echo vorliegt", "ein Papier, das die Zeitung X zitiert", "a crew quoted by Channel 6",
    "a memo leaked to a local radio station". The article's own outlet is none.
    """
    words, people = channel_words(analysis.language), people_words(analysis.language)
    if analysis.lemmas[i] not in words.keeping:
        return None
    clause = analysis.clauses[analysis.clause_of[i]]
    if analysis.lower[clause.start] in people.relative and i + 2 >= clause.stop - 1:
        for j in range(clause.start, i):
            if j in outlets:
                return _shown(analysis, outlets[j])
        j = clause.start + 1
        bare = j < i and analysis.words.forms[j][0].isupper() and people.noun(analysis.words.forms[j]) is None
        if bare:
            return _run(analysis, [k for k in range(j, i) if analysis.words.forms[k][0].isupper()])
        return (j, analysis.words.forms[j]) if j == i - 1 and is_small_agency(analysis, j) else None
    for j in range(i + 1, min(i + _NEAR, len(analysis.lower) - 1)):
        if analysis.lower[j] in words.agents:
            return _agent(analysis, j + 1, outlets)
    return None


def _shown(analysis: Analysis, mention: tuple[range, Person]) -> tuple[int, str] | None:
    """Where the outlet is mentioned and what it is called; None where nothing tells it from others."""
    words, person = mention
    name = _agency_after(analysis, words) or (person.name if _is_told_apart(analysis, words, person) else None)
    return (words.start, name) if name else None


def _agent(analysis: Analysis, at: int, outlets: Mapping[int, tuple[range, Person]]) -> tuple[int, str] | None:
    """The outlet that the words from ``at`` name: one mentioned there, or "a local radio station"."""
    words, people = channel_words(analysis.language), people_words(analysis.language)
    if analysis.lower[at : at + 2] in words.own:
        return None
    end = at
    for j in range(at, min(at + _NEAR, len(analysis.lower))):
        if j in outlets:
            return _shown(analysis, outlets[j])
        if analysis.tags[j] in ("finite", "mark", "preposition"):
            break
        noun = people.noun(analysis.words.forms[j])
        if noun is not None and noun.sort == "outlet":
            end = j + 1
    if end == at or people.capitals:
        return None
    return at, dissect(analysis.words.forms[at:end], people).label


def _told(analysis: Analysis, i: int, cast: Cast) -> str | None:
    """The agency or outlet at ``i`` that something is told: capitals without an article, or a name behind "gegenüber".

    "sagte er KND am Telefon", "gegenüber Blitz-Echo"; a body's short name has its article ("der VVG").
    """
    words, people = channel_words(analysis.language), people_words(analysis.language)
    form, before = analysis.words.forms[i], analysis.lower[i - 1] if i else ""
    telling = before in words.telling
    if is_acronym(form) and (telling or analysis.tags[i - 1] in ("finite", "pronoun", "participle")):
        return form
    if not telling or not form[0].isupper() or before in people.determiners:
        return None
    end = i + 1
    while end < len(analysis.lower) and analysis.words.forms[end][0].isupper():
        end += 1
    name = analysis.words.forms[i:end]
    if any(people.noun(part) is not None for part in name) or not looks_like_outlet(name, people):
        return None
    person = cast.who((Span(analysis.words.starts[i], analysis.words.ends[end - 1]),))
    return None if person is not None and person.kind == "person" else " ".join(name)


def _is_oblique(analysis: Analysis, words: range) -> bool:
    """Whether the mention is no subject: a preposition or an article of another case opens it."""
    before = words.start > 0 and analysis.tags[words.start - 1] == "preposition"
    return before or analysis.lower[words.start] in people_words(analysis.language).oblique


def _is_cited(analysis: Analysis, words: range) -> bool:
    """Whether only a paper of the outlet is spoken of ("einen Bericht der Zeitung X als Erfindung abtun")."""
    noun = people_words(analysis.language).noun(analysis.words.forms[words.start - 1]) if words.start else None
    return noun is not None and noun.sort == "document"


def _addressed_outlet(analysis: Analysis, one: Attribution, cast: Cast) -> str | None:
    """The outlet that is spoken to, where its words are no name that stands out in the text ("told state radio").

    A name that is nobody's is taken for one: "sagte er zu Blitz-Echo".
    """
    if not one.addressee or not analysis.words.within(one.addressee[0]):
        return None
    words = people_words(analysis.language)
    phrase = phrase_at(one.addressee, analysis, words)
    if phrase.in_marks:
        return " ".join(phrase.name)
    if phrase.noun is None and not phrase.determined and not phrase.asides and looks_like_outlet(phrase.name, words):
        person = cast.who(one.addressee)
        return (
            None
            if person is not None and person.kind == "person" and len(person.name.split()) > len(phrase.name)
            else " ".join(phrase.name)
        )
    if phrase.sort != "outlet" or phrase.own_outlet:
        return None
    nameless = phrase.head.endswith(channel_words(analysis.language).nameless)
    return " ".join(phrase.name) or (phrase.label if nameless else None)


def _agency_after(analysis: Analysis, words: range) -> str | None:
    """An agency that writes itself small, behind the word for what it is ("der Agentur dnk")."""
    at = words.stop
    if at >= len(analysis.words.forms) or not analysis.lower[at - 1].endswith(
        channel_words(analysis.language).agencies
    ):
        return None
    return analysis.words.forms[at] if is_small_agency(analysis, at) else None


def _is_told_apart(analysis: Analysis, words: range, person: Person) -> bool:
    """Whether the mention names one outlet: by a proper name, in marks („Küstenbote“), or by a word that there is but one of."""
    if not QUOTATION.isdisjoint(analysis.words.forms[words.start : words.stop]):
        return True
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


def _relaying(analysis: Analysis, region: list[int], speaking: set[int]) -> tuple[int, str] | None:
    """Who reports on the speaker's word: the name before "unter Berufung auf", with its place."""
    words = channel_words(analysis.language)
    if not speaking:
        return None
    first = min(speaking)
    for phrase in words.relaying:
        start = first - len(phrase)
        if start >= 0 and analysis.lower[start:first] == phrase:
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
