"""How sure the article is of what a statement says: words of doubt, estimates, denials, plans.

The signs are few and written down in ``lexicon/hedges.toml``; the learned model
weighs them against the rest, and without weights the surest sign decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from laut.base.language import Language
from laut.base.records import Hedge
from laut.base.span import Span
from laut.extract.analysis import Analysis
from laut.extract.attribution import Attribution

__all__ = ["hedge_by_signs", "hedge_signs"]

# A doubt covers what stands before it in its paragraph, no farther than this many sentences: "none of these accounts
# could be verified" speaks of all of them.
_CHECK_REACH = 5


@dataclass(frozen=True, eq=False)
class _HedgeWords:
    """The tables of ``lexicon/hedges.toml``; phrases as runs of lower-case words between blanks."""

    sets: Mapping[str, frozenset[str]]
    phrases: tuple[str, ...]
    checks: tuple[str, ...]
    unchecked: tuple[frozenset[str], ...]
    stems: tuple[str, ...]


@cache
def _words_of(language: Language) -> _HedgeWords:
    lexicon = language.lexicon("hedges")
    keys = (
        "unconfirmed.words", "unconfirmed.verbs", "unconfirmed.hearsay", "unconfirmed.said_to", "unconfirmed.perfect",
        "estimated.verbs", "estimated.nouns", "estimated.words", "denied.verbs", "denied.nouns", "denied.charges", "denied.withdrawn",
        "planned.intention", "planned.future", "planned.verbs", "planned.nouns",
    )  # fmt: skip
    return _HedgeWords(
        sets={key: frozenset(lexicon.words(key)) for key in keys},
        phrases=tuple(f" {phrase} " for phrase in lexicon.words("unconfirmed.phrases")),
        checks=tuple(f" {phrase} " for phrase in lexicon.words("unconfirmed.checks")),
        unchecked=tuple(frozenset(lexicon.words(f"unconfirmed.{key}")) for key in ("checking", "able", "not")),
        stems=lexicon.words("unconfirmed.stems"),
    )


def hedge_signs(analysis: Analysis, one: Attribution) -> set[str]:
    """Names of the signs of doubt, estimate, denial and plan that the attribution shows."""
    words = _words_of(analysis.language)
    quote, frame = _lower(analysis, one.quote), _lower(analysis, (*one.frame, *one.cue))
    telling = {analysis.lemmas[i] for i in _reach(analysis, one.cue or (one.quote if one.type == "reported" else ()))}
    told = frozenset(quote if one.type == "reported" else frame)
    found = {f"{key}:quote" for key, members in words.sets.items() if not members.isdisjoint(quote)}
    found |= {
        f"{key}:telling"
        for key, members in words.sets.items()
        if not members.isdisjoint(telling) or not members.isdisjoint(told)
    }
    running = f" {' '.join(frame)} "
    if any(phrase in running for phrase in words.phrases):
        found.add("phrase")
    if any(word.startswith(words.stems) for word in (*quote, *frame)):
        found.add("stem")
    if not words.sets["denied.verbs"].isdisjoint(_around(analysis, one)):
        found.add("denied.verbs:sentence")
    found |= _modal_signs(words, quote, frame)
    if any(_unchecked(analysis, words, sentence) for sentence in _following(analysis, one)):
        found.add("check")
    return found


def _unchecked(analysis: Analysis, words: _HedgeWords, sentence: range) -> bool:
    """Whether a sentence says that something could not be checked: by a phrase, or "können" or "lassen" with a verb of checking and a negation."""
    lower = analysis.lower[sentence.start : sentence.stop]
    here = {*lower, *analysis.lemmas[sentence.start : sentence.stop]}
    if all(not members.isdisjoint(here) for members in words.unchecked):
        return True
    running = f" {' '.join(lower)} "
    return any(check in running for check in words.checks)


def _modal_signs(words: _HedgeWords, quote: list[str], frame: list[str]) -> set[str]:
    """ "soll geflohen sein" is hearsay, "soll am Montag beginnen" a plan; "will gesehen haben" is hearsay in a frame too."""
    found = set()
    for where, forms in (("quote", quote), ("frame", frame)):
        inner = [form for form in forms if form[0].isalnum()]
        past = any(form in words.sets["unconfirmed.perfect"] for form in inner[-2:]) or (
            not words.sets["unconfirmed.perfect"].isdisjoint(inner) and where == "quote"
        )
        if not words.sets["unconfirmed.said_to"].isdisjoint(inner):
            found.add(f"said_to+perfect:{where}" if past else f"said_to:{where}")
        if past and not words.sets["unconfirmed.hearsay"].isdisjoint(inner):
            found.add(f"hearsay+perfect:{where}")
    return found


def hedge_by_signs(signs: set[str], one: Attribution) -> Hedge:
    """The hedge that the signs give without any learned weight."""
    told = one.type in ("reported", "indirect", "free_indirect")
    if {
        "check",
        "phrase",
        "stem",
        "said_to+perfect:quote",
        "hearsay+perfect:frame",
        "unconfirmed.words:quote",
        "unconfirmed.verbs:telling",
    } & signs:
        return "unconfirmed"
    if "said_to:quote" in signs and one.type == "free_indirect":
        return "planned"
    if {"denied.verbs:telling", "denied.nouns:telling"} & signs and (
        one.type == "indirect" or "denied.charges:quote" in signs
    ):
        return "denied"
    if "denied.verbs:sentence" in signs and one.type == "indirect":
        return "denied"
    if told and {"estimated.verbs:telling", "estimated.nouns:telling"} & signs:
        return "estimated"
    if one.type == "free_indirect" and {"planned.intention:quote", "planned.future:quote"} & signs:
        return "planned"
    if told and {"planned.verbs:telling", "planned.nouns:telling", "said_to:quote"} & signs:
        return "planned"
    if one.type in ("indirect", "reported") and "planned.intention:quote" in signs:
        return "planned"
    return "none"


def _around(analysis: Analysis, one: Attribution) -> set[str]:
    """Lemmas of the quote's sentence outside the quote: "wies Berichte zurück, wonach …"."""
    inside = set(_reach(analysis, one.quote))
    if not inside:
        return set()
    sentence = analysis.words.sentences[analysis.sentence_of[min(inside)]]
    return {analysis.lemmas[i] for i in sentence if i not in inside}


def _following(analysis: Analysis, one: Attribution) -> Iterator[range]:
    """What follows the quote in its paragraph: the rest of its sentence, then a few sentences more."""
    last = analysis.words.within(one.quote[-1])
    if not last:
        return
    sentence = analysis.sentence_of[last[-1]]
    paragraph = analysis.words.paragraphs[analysis.paragraph_of[last[-1]]]
    for words in analysis.words.sentences[sentence : sentence + 1 + _CHECK_REACH]:
        if words.start >= paragraph.stop:
            return
        yield range(max(words.start, last[-1] + 1), words.stop)


def _reach(analysis: Analysis, spans: Iterable[Span]) -> Iterable[int]:
    for span in spans:
        yield from analysis.words.within(span)


def _lower(analysis: Analysis, spans: Iterable[Span]) -> list[str]:
    return [analysis.lower[i] for i in _reach(analysis, spans)]
