"""The act that the reporting words of an attribution tell by themselves: a turn of phrase first, then a verb, then a noun."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from typing import Literal

from laut.base.language import Language, Lexicon
from laut.base.span import Span
from laut.extract.analysis import Analysis
from laut.extract.attribution import Attribution

__all__ = ["ActWords", "Told", "act_words", "phrase_acts", "reach", "telling", "told"]

_SHORTEST_STEM, _LONGEST_STEM = 3, 14
_SHORTEST_COMPOUND = 8
_SHORTEST_NOUN = 4
_MOST_WORDS = 300  # of one role: a quotation that holds a thousand others would be looked through for each
_KEPT = 16_384  # words whose act is looked up once
# What every statement is where nothing else is told.
_PLAIN = "claim"


@dataclass(frozen=True, eq=False)
class ActWords:
    """The tables of ``lexicon/acts.toml``: acts by verb lemma, noun and turn of phrase, signals by word of the content.

    ``phrases`` are filed under one of their words each: all of an entry's words and the act they tell.
    """

    verbs: Mapping[str, str]
    nouns: Mapping[str, str]
    phrases: Mapping[str, Sequence[tuple[frozenset[str], str]]]
    content: Mapping[str, str]
    subjects: Mapping[str, str]
    stems: Mapping[str, str]
    verb_stems: Mapping[str, str]
    verb_endings: tuple[str, ...]

    def act(self, lemma: str) -> str | None:
        """The act that a verb's lemma or a lower-case noun (by itself or as the end of a compound) tells."""
        return _act_of(self, lemma)

    def verb(self, form: str) -> str | None:
        """The act of a verb by its lemma, or by its form where the analysis does not know it: "verneinte" is "vernein" and an ending."""
        if form in self.verbs:
            return self.verbs[form]
        if not form.endswith(self.verb_endings):
            return None
        for ending in self.verb_endings:
            if form.endswith(ending) and (act := self.verb_stems.get(form[: len(form) - len(ending)])):
                return act
        return None

    def signals(self, word: str) -> Iterator[str]:
        """What a lower-case word of the content points to, by itself and by how it begins."""
        if word in self.content:
            yield self.content[word]
        for end in range(_SHORTEST_STEM, min(len(word), _LONGEST_STEM) + 1):
            if word[:end] in self.stems:
                yield self.stems[word[:end]]


@lru_cache(maxsize=_KEPT)
def _act_of(table: ActWords, lemma: str) -> str | None:
    found = table.verb(lemma) or table.nouns.get(lemma)
    if found is None and len(lemma) > _SHORTEST_COMPOUND:
        found = next(
            (table.nouns[lemma[i:]] for i in range(2, len(lemma) - _SHORTEST_NOUN) if lemma[i:] in table.nouns), None
        )
    return found


@cache
def act_words(language: Language) -> ActWords:
    """The words for acts of ``language``."""
    lexicon = language.lexicon("acts")
    verbs, infinitive = _inverted(lexicon, "verbs"), lexicon.words("forms.infinitive")
    return ActWords(
        verbs=verbs,
        nouns=_inverted(lexicon, "nouns"),
        phrases=_filed(lexicon.groups("phrases")),
        content=_inverted(lexicon, "content"),
        subjects=_inverted(lexicon, "subjects"),
        stems=_inverted(lexicon, "stems"),
        verb_stems={
            verb[: len(verb) - len(ending)]: act
            for verb, act in verbs.items()
            for ending in infinitive
            if verb.endswith(ending)
        },
        verb_endings=lexicon.words("forms.endings"),
    )


def _inverted(lexicon: Lexicon, key: str) -> dict[str, str]:
    return {word: name for name, words in lexicon.groups(key).items() for word in words}


def _filed(groups: Mapping[str, Sequence[str]]) -> dict[str, list[tuple[frozenset[str], str]]]:
    """Turns of phrase under their longest word, which is mostly the rarest."""
    filed: dict[str, list[tuple[frozenset[str], str]]] = {}
    for act, phrases in groups.items():
        for phrase in phrases:
            words = phrase.split()
            filed.setdefault(max(words, key=len), []).append((frozenset(words), act))
    return filed


@dataclass(frozen=True, slots=True)
class Told:
    """An act and what kind of words tells it."""

    act: str
    by: Literal["phrase", "verb", "noun"]

    @property
    def plain(self) -> bool:
        """Whether it says no more than that something is said."""
        return self.act == _PLAIN


def told(analysis: Analysis, one: Attribution) -> Told | None:
    """The act that the reporting words tell, None where they tell none.

    The longest phrase counts; a word that only says "says" where nothing else does; of several words, the first in the text.
    """
    words = _tellers(analysis, one)
    table = act_words(analysis.language)
    here = phrase_acts(analysis, one)
    phrases = sorted(here, key=lambda act: (-here[act], act))
    verbs = [act for i in words if _may_tell(analysis, one, i) and (act := table.verb(analysis.lemmas[i]))]
    nouns = [
        table.nouns[analysis.lower[i]] for i in words if analysis.tags[i] == "noun" and analysis.lower[i] in table.nouns
    ]
    for found in (
        [Told(act, "phrase") for act in phrases if act != _PLAIN or len(phrases) == 1 or here[act] > here[phrases[1]]],
        [Told(act, "verb") for act in verbs if act != _PLAIN],
        [Told(act, "noun") for act in nouns],
        [Told(act, "verb") for act in verbs],
    ):  # fmt: skip
        if found:
            return found[0]
    return None


_VERBAL = frozenset({"finite", "infinitive", "participle"})
# What a form of a verb that the analysis does not know is taken for: "Er erkundigte sich".
_TAKEN_FOR = frozenset({"adjective", "adverb"})


def _may_tell(analysis: Analysis, one: Attribution, i: int) -> bool:
    """Whether a word may be the reporting verb: a verb, or in the cue what only looks like something else."""
    tag = analysis.tags[i]
    return tag in _VERBAL or (tag in _TAKEN_FOR and any(i in analysis.words.within(span) for span in one.cue))


def phrase_acts(analysis: Analysis, one: Attribution) -> dict[str, int]:
    """The acts of the turns of phrase among the reporting words, each with the words of its longest.

    One of a phrase's words is a teller at least: "The governor, who was endorsed by the union, said" praises nobody.
    """
    table = act_words(analysis.language)
    here, by_themselves = _forms(analysis, telling(analysis, one)), _forms(analysis, _tellers(analysis, one))
    found: dict[str, int] = {}
    for form in here:
        for words, act in table.phrases.get(form, ()):
            if words <= here and not words.isdisjoint(by_themselves):
                found[act] = max(found.get(act, 0), len(words))
    return found


def _forms(analysis: Analysis, words: Iterable[int]) -> set[str]:
    return {form for i in words for form in (analysis.lower[i], analysis.lemmas[i])}


def telling(analysis: Analysis, one: Attribution) -> list[int]:
    """The words that report: the frame, else the cue; of what is only told, the whole clause."""
    return list(reach(analysis, one.quote if one.type == "reported" else one.frame or one.cue))


def _tellers(analysis: Analysis, one: Attribution) -> list[int]:
    """Those of the reporting words that tell by themselves: the cue where a verb is in it, all where not ("nach Schätzungen").

    What else stands in the frame is mostly about the speaker ("sagte sie auf eine Frage", "said a nurse who asked not to be named").
    """
    cue = [] if one.type == "reported" else list(reach(analysis, one.cue))
    table = act_words(analysis.language)
    if any(analysis.tags[i] in _VERBAL or table.verb(analysis.lemmas[i]) for i in cue):
        return cue
    return telling(analysis, one)


def reach(analysis: Analysis, spans: Iterable[Span]) -> Iterable[int]:
    """The words of ``spans``, the first few hundred."""
    return islice((i for span in spans for i in analysis.words.within(span)), _MOST_WORDS)
