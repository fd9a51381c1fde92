"""An analysis -> what each word is to a search for speakers, cues and frames, whatever the quote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from laut.extract.analysis import Analysis
from laut.extract.attribution import Attribution
from laut.extract.learned.chains import Floats, Ints
from laut.extract.phrases import Phrase, find_phrases

__all__ = ["RoleWords", "describe_words"]

_STEPS = np.array([0.02, 0.06, 0.15, 0.35, 0.65], np.float32)
_NEVER_A_CUE = 0.06
_FAR = 4
_MOST_PHRASES = 3


@dataclass(frozen=True, slots=True)
class RoleWords:
    """Attributes by name, a value a word, with the phrases and rates that they were read from.

    ``order`` is each phrase's place in its clause ("b1": the first before the finite verb).
    """

    attributes: Mapping[str, Sequence[str]]
    phrases: tuple[Phrase, ...]
    order: tuple[str, ...]
    rates: Floats


def describe_words(
    analysis: Analysis, by_rule: Sequence[Attribution], keys: Sequence[str], rates: Floats
) -> RoleWords:
    """The attributes of an article's words; ``rates`` are those of ``keys`` (roles by words)."""
    phrases = find_phrases(analysis)
    finite = [next((i for i in clause if analysis.tags[i] == "finite"), -1) for clause in analysis.clauses]
    order = _order(analysis, phrases, finite)
    attributes: dict[str, Sequence[str]] = {
        "lower": analysis.lower,
        "key": keys,
        "end3": [word[-3:] for word in analysis.lower],
        "end2": [word[-2:] for word in analysis.lower],
        "head4": [word[:4] for word in analysis.lower],
        "shape": _shapes(analysis),
        "tag": analysis.tags,
        "cue": analysis.cues,
        "quoted": ["q" if pair >= 0 else "-" for pair in analysis.quoted],
        "rule": _by_rule(analysis, by_rule),
    }
    attributes |= _of_phrases(analysis, phrases, order, keys)
    attributes |= _of_verbs(analysis, finite)
    attributes |= _of_rates(analysis, keys, rates)
    return RoleWords(attributes, phrases, order, rates)


def _shapes(analysis: Analysis) -> list[str]:
    heads = {sentence.start for sentence in analysis.words.sentences}
    return [("^" if i in heads else "") + _shape(form) for i, form in enumerate(analysis.words.forms)]


def _shape(form: str) -> str:
    if not form[0].isalnum():
        return form[:1]
    if form[0].isdigit():
        return "9"
    if not form[0].isupper():
        return "x"
    return "XX" if len(form) > 1 and form.isupper() else "X-" if "-" in form else "X"


def _by_rule(analysis: Analysis, by_rule: Sequence[Attribution]) -> list[str]:
    """The part of each word in what the grammar finds: speaker, cue, frame, quote."""
    found = ["-"] * len(analysis.lower)
    for letter, spans in (
        *(("Q", a.quote) for a in by_rule), *(("F", a.frame) for a in by_rule), *(("A", a.addressee) for a in by_rule),
        *(("C", a.cue) for a in by_rule), *(("S", a.speaker) for a in by_rule),
    ):  # fmt: skip
        for span in spans:
            for i in analysis.words.within(span):
                found[i] = letter
    return found


def _order(analysis: Analysis, phrases: Sequence[Phrase], finite: Sequence[int]) -> tuple[str, ...]:
    """Of each phrase: before (b), after (a) or without (n) a finite verb; then its number there, p with a preposition,
    g straight behind another noun."""
    found: list[str] = []
    counts: dict[tuple[int, str], int] = {}
    last_end = -1
    for phrase in phrases:
        clause = analysis.clause_of[phrase.start]
        verb = finite[clause]
        side = "n" if verb < 0 else "b" if phrase.start < verb else "a"
        if phrase.preposition is not None:
            place = "p"
        elif phrase.start == last_end:
            place = "g"
        else:
            counts[clause, side] = counts.get((clause, side), 0) + 1
            place = str(min(_MOST_PHRASES, counts[clause, side]))
        found.append(side + place)
        last_end = phrase.core.stop
    return tuple(found)


def _of_phrases(
    analysis: Analysis, phrases: Sequence[Phrase], order: Sequence[str], keys: Sequence[str]
) -> dict[str, Sequence[str]]:
    size = len(analysis.lower)
    place, governor, opener, head, number = (["-"] * size for _ in range(5))
    for phrase, own in zip(phrases, order, strict=True):
        core = phrase.core
        first = analysis.tags[core.start]
        opening = analysis.lower[core.start] if first in ("article", "determiner", "pronoun") else first
        before = analysis.lower[phrase.preposition] if phrase.preposition is not None else "-"
        for i in core:
            place[i] = "S" if len(core) == 1 else "B" if i == core.start else "E" if i == core[-1] else "M"
            governor[i], opener[i], head[i], number[i] = before, opening, keys[phrase.head], own
    return {"phrase": place, "governor": governor, "opener": opener, "head": head, "order": number}


def _of_verbs(analysis: Analysis, finite: Sequence[int]) -> dict[str, Sequence[str]]:
    verb, mood, place = [], [], []
    for i, clause in enumerate(analysis.clause_of):
        at = finite[clause]
        verb.append(analysis.lemmas[at] if at >= 0 else "-")
        mood.append(analysis.moods[at] if at >= 0 else "-")
        side = "n" if at < 0 else "=" if i == at else "b" if i < at else "a"
        place.append(side if at < 0 else f"{side}{min(_FAR, abs(i - at))}")
    return {"verb": verb, "mood": mood, "from verb": place}


def _of_rates(analysis: Analysis, keys: Sequence[str], rates: Floats) -> dict[str, Sequence[str]]:
    says, speaks, hears = (np.digitize(row, _STEPS) for row in rates)
    named: dict[str, Sequence[str]] = {
        "says": [str(step) for step in says], "speaks": [str(step) for step in speaks], "hears": [str(step) for step in hears],
    }  # fmt: skip
    for name, groups, own in (
        ("clause", analysis.clauses, analysis.clause_of), ("sentence", analysis.words.sentences, analysis.sentence_of),
    ):  # fmt: skip
        best = _best(rates[0], groups)
        strength = [str(says[i]) for i in best]
        word = [keys[i] if rates[0, i] > _NEVER_A_CUE else "-" for i in best]
        named[f"{name} says"] = [strength[k] for k in own]
        named[f"{name} cue"] = [word[k] for k in own]
        named[f"{name} near"] = [
            f"{strength[k]}{'<' if i < best[k] else '>'}{min(_FAR, abs(i - int(best[k])))}" for i, k in enumerate(own)
        ]
    return named


def _best(values: Floats, groups: Sequence[range]) -> Ints:
    """The word with the greatest value of each group."""
    return np.array([group.start + int(values[group.start : group.stop].argmax()) for group in groups], np.int32)
