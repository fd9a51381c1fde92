"""What is known of each word of an article, as channels of numbers: the classifiers sum and compare them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from laut.extract.analysis import Analysis
from laut.extract.attribution import Attribution
from laut.extract.learned.chains import Floats
from laut.extract.learned.sentences import KINDS

__all__ = ["CUES", "HABITS", "LETTERS", "MOODS", "RULES", "Evidence", "Tagged", "evidence_of"]

LETTERS = "IRFX"
HABITS = (*LETTERS, "frame")
MOODS = ("indicative", "subjunctive1", "subjunctive2", "ambiguous")
CUES = ("strong", "weak", "act", "before", "after", "source", "particle", "as", "as_clause", "noun", "light")
_VERBAL = frozenset({"finite", "infinitive", "participle", "prefix"})
RULES = ("indirect", "reported", "free_indirect", "indirect_free_indirect", "direct", "frame", "cue")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Channels by words (one word more than the article has: it stands for "no word" and is all zeros)."""

    names: tuple[str, ...]
    values: Floats

    def rows(self, *names: str) -> list[int]:
        """Where the named channels are."""
        return [self.names.index(name) for name in names]


@dataclass(frozen=True, slots=True)
class Tagged:
    """What a tagger says: the probability of each of ``labels`` at each word (words by labels)."""

    labels: Sequence[str]
    probabilities: Floats


def evidence_of(
    analysis: Analysis, tagged: Tagged, by_rule: Sequence[Attribution], habits: Floats, likely: Floats
) -> Evidence:
    """What tagger, grammar, rules, the words' ``habits`` (``HABITS`` by words) and what their sentences are
    ``likely`` to hold (sentences by ``KINDS``) say of each word."""
    channels = _tagged(tagged) | _grammar(analysis) | _rules(analysis, by_rule)
    channels |= {f"habit {name}": values for name, values in zip(HABITS, habits, strict=True)}
    of_words = likely.T[:, np.array(analysis.sentence_of, np.int64)]
    channels |= {f"sentence {name}": values for name, values in zip(KINDS, of_words, strict=True)}
    channels["log quoted"] = np.log(np.maximum(channels["quoted"], 1e-4))
    verb = np.array([tag in _VERBAL for tag in analysis.tags])
    channels |= {f"verb's {name}": values * verb for name, values in zip(HABITS, habits, strict=True)}
    values = np.zeros((len(channels), len(analysis.lower) + 1), np.float32)
    for row, channel in enumerate(channels.values()):
        values[row, :-1] = channel
    return Evidence(tuple(channels), values)


def _tagged(tagged: Tagged) -> dict[str, Floats]:
    """The labels' probabilities, summed up by what the labels have in common."""
    labels = tagged.labels
    letter = [label[2:] if label[1:2] == "-" else "" for label in labels]
    groups: dict[str, list[bool]] = {own: [name == own for name in letter] for own in (*LETTERS, "D")}
    groups["quoted"] = [name in LETTERS and name != "" for name in letter]
    groups["begins"] = [label.startswith("B-") for label in labels]
    groups |= {f"begins {own}": [label == f"B-{own}" for label in labels] for own in LETTERS}
    groups["frame"] = [label[:1] in "SCF" and label[1:2] != "-" for label in labels]
    groups["follows"] = [label[1:] == ">" for label in labels]
    groups["precedes"] = [label[1:] == "<" for label in labels]
    groups["cue"] = [label in ("C>", "C<", "C=") for label in labels]
    groups["outside"] = [label == "O" for label in labels]
    summed = np.array(list(groups.values()), np.float32) @ tagged.probabilities.T
    return dict(zip(groups, summed, strict=True))


def _grammar(analysis: Analysis) -> dict[str, Floats]:
    size = len(analysis.lower)
    found = {name: np.zeros(size, np.float32) for name in (*MOODS, *(f"cue {cue}" for cue in CUES))}
    for i, (mood, cue) in enumerate(zip(analysis.moods, analysis.cues, strict=True)):
        if mood:
            found[mood][i] = 1.0
        if cue and f"cue {cue}" in found:
            found[f"cue {cue}"][i] = 1.0
    found["finite"] = np.array([tag == "finite" for tag in analysis.tags], np.float32)
    found["marked"] = np.array(analysis.quoted, np.float32).clip(-1, 0) + 1
    return found


def _rules(analysis: Analysis, by_rule: Sequence[Attribution]) -> dict[str, Floats]:
    found = {f"rule {name}": np.zeros(len(analysis.lower), np.float32) for name in RULES}
    for attribution in by_rule:
        roles = ((attribution.type, attribution.quote), ("frame", attribution.frame), ("cue", attribution.cue))
        for name, spans in roles:
            for span in spans:
                within = analysis.words.within(span)
                found[f"rule {name}"][within.start : within.stop] = 1.0
    return found
