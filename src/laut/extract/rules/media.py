"""Spoken, written or thought: what a verb leaves open, its speaker often tells."""

from __future__ import annotations

from laut.base.records import Medium
from laut.extract.analysis import Analysis
from laut.extract.cues import cue_table
from laut.extract.people_words import Sort, people_words
from laut.extract.rules.draft import Roles
from laut.extract.rules.noun_phrases import NOMINAL

__all__ = ["medium_of"]

# A person talks, an outlet or a paper is read; what a body says may be either.
_BY_SORT: dict[Sort, Medium] = {"person": "speech", "outlet": "writing", "document": "writing"}


def medium_of(analysis: Analysis, roles: Roles) -> Medium:
    """The medium of a statement with these roles: that of its verb, and where it tells none, that of its speaker."""
    if roles.medium != "speech_writing" or not roles.speaker:
        return roles.medium
    words = roles.speaker[0]
    opinions = cue_table(analysis.language).opinions
    nouns = people_words(analysis.language)
    for i in words:
        if analysis.tags[i] == "pronoun":
            return "speech"
        if analysis.tags[i] not in NOMINAL:
            continue
        if analysis.lower[i].endswith(opinions):
            return "speech_thought"
        noun = nouns.noun(analysis.lower[i])
        if noun is not None:
            return _BY_SORT.get(noun.sort, roles.medium)
    # No noun of the lexicon and no article: a bare name, mostly a person's.
    is_name = analysis.tags[words.start] == "noun" and not analysis.words.forms[words.start].isupper()
    return "speech" if is_name else roles.medium
