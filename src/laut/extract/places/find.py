"""Words -> places: names of the gazetteer, adjectives and people of countries, and unknown names behind "in"."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from laut.base.language import Language
from laut.base.records import Place
from laut.extract.analysis import Analysis
from laut.extract.places.gazetteer import Entry, gazetteer

__all__ = ["PlaceMention", "Places", "country_of", "find_places"]

_LONGEST = 3
_MOST_NEAR = 20
_SHORTEST = 3
# A name of one word that no preposition makes a place must be as well known as this.
_KNOWN_BY_ALL = 500_000
_INNER = frozenset({"article", "adjective", "determiner"})
_NEVER = frozenset({"article", "finite", "preposition", "pronoun"})


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named by ``words``; ``where`` says that the words before it tell where a thing happens."""

    words: range
    entry: Entry | None
    where: bool


@dataclass(frozen=True, eq=False, slots=True)
class _PlaceWords:
    """The tables of ``lexicon/places.toml``; adjectives and people by every form."""

    locative: frozenset[str]
    where: frozenset[str]
    bare: frozenset[str]
    not_places: frozenset[str]
    aliases: Mapping[str, str]
    forms: Mapping[str, str]


@cache
def _place_words(language: Language) -> _PlaceWords:
    lexicon = language.lexicon("places")
    forms: dict[str, str] = {}
    for table, endings in (("adjectives", lexicon.words("endings")), ("people", lexicon.words("people_endings"))):
        for country, word in lexicon.table(table).items():
            for ending in ("", *endings):
                forms.setdefault(word.lower() + ending, country)
    return _PlaceWords(
        locative=frozenset(lexicon.words("locative")),
        where=frozenset(lexicon.words("where")),
        bare=frozenset(lexicon.words("bare")),
        not_places=frozenset(lexicon.words("not_places")),
        aliases=lexicon.table("aliases"),
        forms=forms,
    )


def country_of(language: Language, lower: str) -> str | None:
    """The ISO 3166 country of an adjective or of people ("nordkoreanisch", "Peruaner"), in lower case; or None."""
    return _place_words(language).forms.get(lower)


class Places:
    """The places of one article, in order."""

    def __init__(self, analysis: Analysis, mentions: tuple[PlaceMention, ...]) -> None:
        self.analysis = analysis
        self.mentions = mentions
        self.starts = [mention.words.start for mention in mentions]

    def place(self, mention: PlaceMention) -> Place:
        """The record of ``mention``: an unknown place stays as text."""
        text = self.analysis.words.span(mention.words).of(self.analysis.words.text)
        entry = mention.entry
        if entry is None:
            return Place(text=text, name=None, country=None, lat=None, lon=None)
        return Place(text=text, name=entry.name, country=entry.country, lat=entry.lat, lon=entry.lon)

    def _within(self, region: range, near: int) -> tuple[PlaceMention, ...]:
        """The mentions in ``region``, at most a few on either side of word ``near``."""
        first, stop, middle = (bisect_left(self.starts, word) for word in (region.start, region.stop, near))
        return self.mentions[max(first, middle - _MOST_NEAR) : min(stop, middle + _MOST_NEAR)]

    def at(self, words: range, *, bridge: bool) -> PlaceMention | None:
        """Where the words tell that something happens: in their clause, in their sentence, else (``bridge``) in the one before."""
        analysis = self.analysis
        clause = analysis.clauses[analysis.clause_of[words.start]]
        number = analysis.sentence_of[words.start]
        sentence = analysis.words.sentences[number]
        regions = [clause, sentence]
        if bridge and number > 0 and analysis.paragraph_of[words.start] == analysis.paragraph_of[sentence.start - 1]:
            regions.append(analysis.words.sentences[number - 1])
        for region in regions:
            inside = self._within(region, words.start)
            told = [m for m in inside if m.where] or [m for m in inside if m.entry is not None]
            if told:
                return min(told, key=lambda m: (abs(m.words.start - words.start), m.words.start))
        return None


def find_places(analysis: Analysis) -> Places:
    """The places that an article names; of places with one name that in a country the article tells of, else the greatest."""
    words = _place_words(analysis.language)
    finder = _Finder(analysis, words)
    found = finder.all()
    told = Counter(m.entry.country for m in found if m.entry is not None and m.entry.is_country)
    told.update(words.forms[w] for w in analysis.lower if w in words.forms)
    return Places(analysis, tuple(_likeliest(m, finder.candidates[m.words.start], told) for m in found))


def _likeliest(mention: PlaceMention, candidates: tuple[Entry, ...], told: Counter[str]) -> PlaceMention:
    if len(candidates) < 2 or candidates[0].is_country:
        return mention
    best = max(candidates, key=lambda entry: (told[entry.country] > 0, entry.population))
    return PlaceMention(mention.words, best, mention.where)


class _Finder:
    def __init__(self, analysis: Analysis, words: _PlaceWords) -> None:
        self.analysis = analysis
        self.forms, self.lower, self.tags = analysis.words.forms, analysis.lower, analysis.tags
        self.words = words
        self.table = gazetteer()
        self.candidates: dict[int, tuple[Entry, ...]] = {}
        self.known: dict[str, tuple[Entry, ...]] = {}

    def all(self) -> list[PlaceMention]:
        """The mentions; a name that one sentence makes a place is one in all ("in Tamrin", then "Ölhafen von Tamrin")."""
        found: list[PlaceMention] = []
        passed: list[int] = []
        stop = 0
        for i, form in enumerate(self.forms):
            if i < stop or not form[0].isupper() or self.tags[i] in _NEVER:
                continue
            sentence = self.analysis.words.sentences[self.analysis.sentence_of[i]]
            mention = self.mention(i, sentence)
            if mention is None:
                passed.append(i)
                continue
            found.append(mention)
            stop = mention.words.stop
        told = {self.forms[m.words.start] for m in found if m.entry is None and len(m.words) == 1}
        again = [i for i in passed if self.forms[i] in told and self._is_told(i)]
        self.candidates.update((i, ()) for i in again)
        found += [PlaceMention(range(i, i + 1), None, True) for i in again]
        return sorted(found, key=lambda mention: mention.words.start)

    def _is_told(self, i: int) -> bool:
        """Whether a name that is a place elsewhere is one at word ``i``, too."""
        start = self.analysis.words.sentences[self.analysis.sentence_of[i]].start
        return self._before(i, start) in self.words.locative

    def mention(self, i: int, sentence: range) -> PlaceMention | None:
        """The place whose name begins at word ``i`` of ``sentence``, the longest name first; None where none does."""
        before = self._before(i, sentence.start)
        for size in range(min(_LONGEST, sentence.stop - i), 0, -1):
            if not self.forms[i + size - 1][0].isupper():
                continue
            entries = self._entries(" ".join(self.forms[i : i + size]))
            if entries and self._may_be(entries[0], size, before, i, sentence.start):
                self.candidates[i] = entries
                return PlaceMention(range(i, i + size), entries[0], before in self.words.where)
        stop = self._unknown(i, sentence, before)
        if stop is None:
            return None
        self.candidates[i] = ()
        return PlaceMention(range(i, stop), None, True)

    def _unknown(self, i: int, sentence: range, before: str) -> int | None:
        """The word behind an unknown name that the words before it make a place: "in Tamrin", "die Stadt Lom"."""
        if before not in self.words.where or self.tags[i] not in ("name", "noun") or i == sentence.start:
            return None
        bare = self.lower[i - 1] == before and (before in self.words.bare or self.tags[i] == "name")
        if not bare or self.lower[i] in self.words.not_places or len(self.forms[i]) < _SHORTEST:
            return None
        stop = i + 1
        while stop < sentence.stop and self.tags[stop] == "name":
            stop += 1
        return stop

    def _entries(self, name: str) -> tuple[Entry, ...]:
        """What ``name`` may be; an article names its places again and again, so each is looked up once."""
        found = self.known.get(name)
        if found is None:
            found = self.known[name] = self._looked_up(name)
        return found

    def _looked_up(self, name: str) -> tuple[Entry, ...]:
        code = self.words.aliases.get(name)
        if code is not None and code in self.table.countries:
            return (self.table.countries[code],)
        found = self.table.entries(name)
        return self.table.entries(name[:-1]) if not found and name.endswith("s") else found

    def _before(self, i: int, start: int) -> str:
        """The word that governs the name at ``i``, over article and adjectives ("in der südsudanesischen Stadt Bentiu")."""
        at = i - 1
        while at >= start and self.tags[at] in _INNER:
            at -= 1
        return self.lower[at] if at >= start else ""

    def _may_be(self, entry: Entry, size: int, before: str, i: int, start: int) -> bool:
        if i > start and self.tags[i - 1] == "name" and size == 1:
            return False
        return entry.is_country or size > 1 or before in self.words.locative or entry.population >= _KNOWN_BY_ALL
