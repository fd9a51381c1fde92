"""Whose number it is where a phrase says so and no verb of saying does.

"the 175 given by the operator", "the union's claim that 40 ships were waiting",
"by the association's count", "nach Zählung des Verbands", "glaubt man der Polizei".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from laut.base.language import Language
from laut.base.records import Statement
from laut.extract.analysis import Analysis
from laut.extract.figures.amounts import Amount
from laut.extract.figures.noun_phrases import LONGEST, phrase_at, phrase_before
from laut.extract.figures.window import near_clause

__all__ = ["credited", "is_nameless", "opened", "owner_before", "referred"]

_VERBAL = frozenset({"strong", "weak", "tells"})
# words between the number and the participle that says who gave it ("the 175 passengers given by"), or its "that"
_NEAR = 3
# "ihrer Schätzung": words of an account without a name
_NAMELESS = 2
# words of the sentence before in which a document is looked for
_FARTHEST = 80


@dataclass(frozen=True, eq=False, slots=True)
class _Words:
    """The tables of ``lexicon/figure_sources.toml``."""

    giving: frozenset[str]
    agents: frozenset[str]
    possessives: tuple[str, ...]
    tallies: tuple[str, ...]
    before_tallies: frozenset[str]
    claims: frozenset[str]
    content: frozenset[str]
    documents: tuple[str, ...]
    links: frozenset[str]
    owners: frozenset[str]
    indefinite: frozenset[str]
    accounts: tuple[str, ...]
    writings: tuple[str, ...]
    mentions: frozenset[str]
    openers: Mapping[str, tuple[tuple[str, ...], ...]]
    citing: Mapping[str, tuple[tuple[str, ...], ...]]


@cache
def _words(language: Language) -> _Words:
    lexicon = language.lexicon("figure_sources")
    return _Words(
        giving=frozenset(lexicon.words("giving")),
        agents=frozenset(lexicon.words("agents")),
        possessives=lexicon.words("possessives"),
        tallies=lexicon.words("tallies"),
        before_tallies=frozenset(lexicon.words("before_tallies")),
        claims=frozenset(lexicon.words("claims")),
        content=frozenset(lexicon.words("content")),
        documents=lexicon.words("documents"),
        writings=lexicon.words("writings"),
        mentions=frozenset(lexicon.words("mentions")),
        links=frozenset(lexicon.words("document_links")),
        owners=frozenset(lexicon.words("owners")),
        indefinite=frozenset(lexicon.words("indefinite")),
        accounts=lexicon.words("accounts"),
        openers=_by_first_word(lexicon.words("openers")),
        citing=_by_first_word(lexicon.words("citing")),
    )


def _by_first_word(phrases: Sequence[str]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """What follows the first word of each phrase, by that word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        first, *rest = phrase.split()
        found.setdefault(first, []).append(tuple(rest))
    return {first: tuple(rows) for first, rows in found.items()}


def credited(analysis: Analysis, amount: Amount, sentence: range) -> range | None:
    """The words for whose number ``amount`` is, as its own phrase or the noun over it says, whoever speaks around them."""
    return (
        _given(analysis, amount, sentence)
        or _claimed(analysis, amount, sentence)
        or _tallied(analysis, amount)
        or _mentioned(analysis, amount)
        or _behind_one(analysis, sentence, _words(analysis.language).citing)
    )


def opened(analysis: Analysis, sentence: range) -> range | None:
    """Whom a phrase of ``sentence`` names that stands for a reporting clause: "glaubt man X", "in the view of X"."""
    return _behind_one(analysis, sentence, _words(analysis.language).openers)


def _behind_one(
    analysis: Analysis, sentence: range, phrases: Mapping[str, tuple[tuple[str, ...], ...]]
) -> range | None:
    """The noun phrase behind the first of ``phrases`` in the sentence that one follows: "citing the border command"."""
    for i in sentence:
        for rest in phrases.get(analysis.lower[i], ()):
            stop = i + 1 + len(rest)
            if stop <= sentence.stop and analysis.lower[i + 1 : stop] == rest:
                found = phrase_at(analysis, stop, min(stop + LONGEST, sentence.stop))
                if found is not None:
                    return found
    return None


def referred(analysis: Analysis, word: int) -> range | None:
    """What a bare "demnach" in the sentence of ``word`` takes up: the document that the sentence before names, else its subject."""
    words = _words(analysis.language)
    number = analysis.sentence_of[word]
    if number == 0:
        return None
    before = analysis.words.sentences[number - 1]
    for i in range(before.stop - 1, max(before.start, before.stop - _FARTHEST) - 1, -1):
        if analysis.tags[i] == "noun" and analysis.lower[i].endswith(words.documents):
            linked = i + 1 < before.stop and analysis.lower[i + 1] in words.links
            owner = phrase_at(analysis, i + 2, before.stop) if linked else None
            if owner is not None:
                return range(i, owner.stop)
    return _first_free(analysis, before)


def is_nameless(language: Language, text: str) -> bool:
    """Whether a speaker's words are an account or a writing that leaves open whose: "ihrer Schätzung", "einer Erklärung"."""
    words, forms = _words(language), text.lower().split()
    if len(forms) == 1:
        return forms[0] in words.accounts
    if len(forms) != _NAMELESS:
        return False
    account = forms[0] in words.owners and forms[1].endswith((*words.tallies, *words.accounts))
    return account or (forms[0] in words.indefinite and forms[1].endswith(words.accounts))


def owner_before(analysis: Analysis, amount: Amount, statements: Sequence[Statement]) -> str | range | None:
    """Whose a nameless account is: who spoke last in the paragraph, else the subject of the sentence before."""
    number = analysis.sentence_of[amount.core]
    sentence = analysis.words.sentences[number]
    paragraph = analysis.words.paragraphs[analysis.paragraph_of[amount.core]]
    start, end = analysis.words.starts[paragraph.start], analysis.words.starts[sentence.start]
    before = [
        (s.quote.spans[-1].end, s.speaker.name)
        for s in statements
        if s.speaker is not None and s.speaker.name is not None and start <= s.quote.spans[0].start < end
    ]
    if before:
        return max(before)[1]
    return _first_free(analysis, analysis.words.sentences[number - 1]) if number else None


def _first_free(analysis: Analysis, sentence: range) -> range | None:
    """The first noun phrase of ``sentence`` that no preposition governs."""
    i = sentence.start
    while i < min(sentence.start + LONGEST, sentence.stop):
        governed = analysis.tags[i] == "preposition"
        found = phrase_at(analysis, i + governed, sentence.stop)
        if found is not None and not governed:
            return found
        i = found.stop if found is not None else i + 1
    return None


def _given(analysis: Analysis, amount: Amount, sentence: range) -> range | None:
    """Who is named by a participle at the number: "the 19 claimed by X", "die von X genannten 40"."""
    words = _words(analysis.language)
    for i in range(amount.stop, min(amount.stop + _NEAR, sentence.stop - 1)):
        if analysis.tags[i] == "mark":
            break
        if analysis.lower[i] in words.giving and analysis.lower[i + 1] in words.agents:
            return phrase_at(analysis, i + 2, min(i + 2 + LONGEST, sentence.stop))
    last = amount.first - 1
    if last > sentence.start and analysis.lower[last] in words.giving:
        agent = next(
            (i for i in range(last, max(sentence.start, last - LONGEST) - 1, -1) if analysis.lower[i] in words.agents),
            None,
        )
        found = None if agent is None else phrase_at(analysis, agent + 1, last)
        return found if found is not None and found.stop == last else None
    return None


def _claimed(analysis: Analysis, amount: Amount, sentence: range) -> range | None:
    """Whose claim the number's clause is the content of: "claims by X that N", "X's assertion that N"."""
    words = _words(analysis.language)
    for i in range(amount.first - 1, max(sentence.start, amount.first - _NEAR) - 1, -1):
        if analysis.lower[i] in words.content:
            return _owner_before(analysis, i, sentence)
    return None


def _owner_before(analysis: Analysis, stop: int, sentence: range) -> range | None:
    """The owner of the claim noun that ends before word ``stop``, or that a phrase with "by" parts from it."""
    words = _words(analysis.language)
    floor = max(sentence.start, stop - LONGEST)
    for i in range(stop - 1, floor - 1, -1):
        if analysis.lower[i] in words.claims:
            owner = _possessor(analysis, i, sentence.start)
            if owner is not None or i + 2 >= stop or analysis.lower[i + 1] not in words.agents:
                return owner
            found = phrase_at(analysis, i + 2, stop)
            return found if found is not None and found.stop == stop else None
        if analysis.tags[i] in ("finite", "mark"):
            return None
    return None


def _tallied(analysis: Analysis, amount: Amount) -> range | None:
    """Whose count it is: "by the association's count there were 260", "the observatory's overall count has risen to 64"."""
    words = _words(analysis.language)
    clause = near_clause(analysis, amount.core)
    for i in range(amount.first - 1, clause.start - 1, -1):
        if analysis.lower[i].endswith(words.tallies):
            return _possessor(analysis, i, clause.start) or _genitive(analysis, i, clause)
    return None


def _mentioned(analysis: Analysis, amount: Amount) -> range | None:
    """The document in which there "is talk of" the number: "im Lagebericht ist von 43 Einschüssen die Rede"."""
    words = _words(analysis.language)
    clause = near_clause(analysis, amount.core)
    if words.mentions.isdisjoint(analysis.lower[clause.start : clause.stop]):
        return None
    for i in range(clause.start, amount.first):
        if analysis.tags[i] == "noun" and analysis.lower[i].endswith((*words.documents, *words.writings)):
            return range(i, i + 1)
    return None


def _possessor(analysis: Analysis, noun: int, floor: int) -> range | None:
    """The noun phrase in the genitive before ``noun``, over its adjectives: "the observatory's overall count"."""
    words = _words(analysis.language)
    if not words.possessives:
        return None
    for at in range(noun - 1, max(floor, noun - _NEAR) - 1, -1):
        if analysis.lower[at].endswith(words.possessives):
            return phrase_before(analysis, at + 1, floor)
        if analysis.tags[at] not in ("adjective", "participle", "noun"):
            return None
    return None


def _genitive(analysis: Analysis, noun: int, clause: range) -> range | None:
    """The noun phrase behind ``noun`` where a preposition makes it a source: "nach Zählung des Verbands"."""
    words = _words(analysis.language)
    at = noun - 1
    while at > clause.start and analysis.tags[at] in ("adjective", "participle", "article", "determiner"):
        at -= 1
    if at < clause.start or analysis.lower[at] not in words.before_tallies:
        return None
    return phrase_at(analysis, noun + 1, min(noun + 1 + LONGEST, clause.stop))
