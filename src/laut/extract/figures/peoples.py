"""People named after a place that no gazetteer holds: "Orsanier" beside "Orsanien", "Velmese" beside "Velmia".

News names peoples of provinces, clans and small states that no list has. Some
endings are theirs alone; else the article itself shows that a word is one: it
holds the place or its adjective, too.
"""

from __future__ import annotations

from functools import cached_property

from laut.extract.analysis import Analysis

__all__ = ["Peoples"]

_SHORTEST_STEM = 4
_SHORTEST_ENDING = 3


class Peoples:
    """The peoples of one article, known by the endings that their language gives to people and to places."""

    def __init__(self, analysis: Analysis) -> None:
        lexicon = analysis.language.lexicon("measures")
        self.analysis = analysis
        self.sure = lexicon.words("peoples.sure")
        self.endings = sorted(lexicon.words("peoples.endings"), key=len, reverse=True)
        self.places = sorted(lexicon.words("peoples.places"), key=len, reverse=True)

    def holds(self, word: int) -> bool:
        """Whether the word, which no lexicon knows, is the name of people: by its ending, else by the place it belongs to."""
        form = self.analysis.words.forms[word]
        if not form[0].isupper():
            return False
        lower = self.analysis.lower[word]
        if lower.endswith(self.sure) and len(lower) > _SHORTEST_STEM + _SHORTEST_ENDING:
            return True
        return any(lower.endswith(end) and lower.removesuffix(end) in self._stems for end in self.endings)

    @cached_property
    def _stems(self) -> frozenset[str]:
        """What stands before the ending in the places and their adjectives: "orsan" of "Orsanien" and of "orsanisch"."""
        ends = tuple(self.places)
        types = {lower for lower in self.analysis.lower if len(lower) > _SHORTEST_STEM and lower.endswith(ends)}
        stems = {lower.removesuffix(end) for lower in types for end in self.places if lower.endswith(end)}
        return frozenset(stem for stem in stems if len(stem) >= _SHORTEST_STEM)
