"""Whose word it is where an outlet stands between: "meldet X unter Berufung auf Y" is Y's, whatever finds the speaker.

The corpora part here: Wikinews marks the outlet as the speaker, our own texts whom it cites
(``evaluation/corpus/GUIDE.md``); whoever corrects a record wants the source. The outlet becomes the channel (``via``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from laut.base.span import Span
from laut.extract.analysis import Analysis
from laut.extract.attribution import Attribution
from laut.extract.people_phrase import Phrase, dissect
from laut.extract.people_words import PeopleWords, people_words
from laut.extract.phrases import find_phrases
from laut.extract.via_words import ChannelWords, channel_words

__all__ = ["on_cited_word"]

# Between "quoted" and its "as" stand the one quoted and perhaps a day.
_LONGEST_QUOTED = 12


def on_cited_word(analysis: Analysis, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, each with whom its reporting words cite as the speaker where they cite somebody.

    Who is cited is nothing said. A chain that goes on without reporting words goes on with the one cited. An outlet that is told something
    ("ein Sprecher des Landes unserer Redaktion") is no part of who tells it.
    """
    cited = _cited(analysis)
    attributions = [
        a for a in attributions if not any(all(reach.holds(q) for q in a.quote) for reach in cited.values())
    ]
    moved: dict[tuple[Span, ...], tuple[Span, ...]] = {}
    found: list[Attribution] = []
    for one in attributions:
        speaker = _without_told(analysis, one.speaker)
        if one.frame:
            behind = [reach for at, reach in cited.items() if _reports(analysis, one, at)]
            moved.pop(one.speaker, None)
            if behind and one.speaker and _may_relay(analysis, one.speaker):
                speaker = (behind[-1],)
                moved[one.speaker] = speaker
        elif one.speaker in moved:
            speaker = moved[one.speaker]
        found.append(one if speaker == one.speaker else replace(one, speaker=speaker))
    return found


def _reports(analysis: Analysis, one: Attribution, at: int) -> bool:
    """Whether the word at ``at`` is one of the reporting words: in their sentence, and not said by anybody."""
    frame = analysis.words.within(one.frame[0])
    if not frame or analysis.sentence_of[frame.start] != analysis.sentence_of[at]:
        return False
    return not any(at in analysis.words.within(span) for span in one.quote)


def _may_relay(analysis: Analysis, speaker: tuple[Span, ...]) -> bool:
    """Whether the speaker is an outlet, or a name that nothing shows to be another's, or holds who is cited as well."""
    forms = [analysis.words.forms[i] for span in speaker for i in analysis.words.within(span)]
    words = channel_words(analysis.language)
    lower = [form.lower() for form in forms]
    who = dissect(forms, people_words(analysis.language))
    may_be_outlet = who.sort in ("outlet", "") or who.head.endswith(words.agencies)
    return may_be_outlet or any(form in words.quoting or _citing(lower, i, words) for i, form in enumerate(lower))


def _cited(analysis: Analysis) -> dict[int, Span]:
    """The words of everybody cited, by the first word of what cites them, in the order of the text."""
    words, people = channel_words(analysis.language), people_words(analysis.language)
    openers = words.quoting | {phrase[0] for phrase in words.relaying}
    begins = (i for i, form in enumerate(analysis.lower) if form in openers)
    ends = {i: end for i in begins if (end := _citing(analysis.lower, i, words))}
    if not ends:
        return {}
    phrases = {phrase.start: phrase for phrase in find_phrases(analysis)}
    found: dict[int, Span] = {}
    for at, start in ends.items():
        phrase = phrases.get(start)
        if phrase is None:
            continue
        no_part = {",", *people.not_names}  # a clause or a day follows
        stops = (end for end in reversed(phrase.ends) if no_part.isdisjoint(analysis.words.forms[start:end]))
        stop = next(stops, phrase.ends[0])
        who = dissect(analysis.words.forms[start:stop], people)
        named = bool(who.name) and all(form[0].isupper() for form in analysis.words.forms[start:stop])
        if named or who.sort in ("person", "group", "organisation", "outlet"):  # a bare paper says nothing itself
            found[at] = Span(analysis.words.starts[start], analysis.words.ends[stop - 1])
    return found


def _citing(lower: Sequence[str], i: int, words: ChannelWords) -> int:
    """Where whoever is cited begins, if a phrase that cites begins at ``i``; else 0."""
    for phrase in words.relaying:
        if tuple(lower[i : i + len(phrase)]) == phrase:
            return i + len(phrase)
    quoting = lower[i] in words.quoting and not words.quoted_as.isdisjoint(lower[i + 1 : i + _LONGEST_QUOTED])
    return i + 1 if quoting else 0


def _without_told(analysis: Analysis, speaker: tuple[Span, ...]) -> tuple[Span, ...]:
    """The speaker without an outlet told at the end: behind a body, a name or another attribute it is no owner of theirs."""
    if len(speaker) != 1:
        return speaker
    people, forms = people_words(analysis.language), analysis.words.forms
    within = analysis.words.within(speaker[0])
    for i in within[2:-1]:
        if analysis.tags[i - 1] not in ("noun", "name"):
            continue
        own = analysis.lower[i : i + 2] in channel_words(analysis.language).own
        if own or (_is_outlet(analysis, i, people) and _owns_nothing(dissect(forms[within.start : i], people))):
            return (Span(speaker[0].start, analysis.words.ends[i - 1]),)
    return speaker


def _is_outlet(analysis: Analysis, i: int, people: PeopleWords) -> bool:
    """Whether an article and a word for an outlet stand at ``i`` ("der Nachrichtenagentur")."""
    noun = people.noun(analysis.words.forms[i + 1])
    return analysis.lower[i] in people.determiners and noun is not None and noun.sort == "outlet"


def _owns_nothing(phrase: Phrase) -> bool:
    """Whether no outlet can be whose the phrase is: a body or a person with a name."""
    return phrase.sort == "organisation" or bool(phrase.name)
