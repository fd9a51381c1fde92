"""What is known of each word of an article, as channels of numbers: the classifiers sum and compare them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from laut.extract.analysis import Analysis
from laut.extract.attribution import Attribution
from laut.extract.learned.chains import Floats

__all__ = ["CUES", "LETTERS", "MOODS", "RULES", "Evidence", "evidence_of"]

LETTERS = "IRFX"
MOODS = ("indicative", "subjunctive1", "subjunctive2", "ambiguous")
CUES = ("strong", "weak", "act", "before", "after", "source", "particle", "as", "as_clause", "noun", "light")
RULES = ("indirect", "reported", "free_indirect", "indirect_free_indirect", "direct", "frame", "cue")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Channels by words (one word more than the article has: it stands for "no word" and is all zeros)."""

    names: tuple[str, ...]
    values: Floats

    def rows(self, *names: str) -> list[int]:
        """Where the named channels are."""
        return [self.names.index(name) for name in names]


def evidence_of(
    analysis: Analysis, labels: Sequence[str], probabilities: Floats, by_rule: Sequence[Attribution]
) -> Evidence:
    """What is known of each word: the tagger's ``probabilities`` (words by ``labels``) summed up, mood, cue, rules."""
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
    size = len(analysis.lower)
    values = np.zeros((len(groups) + 1 + len(MOODS) + len(CUES) + 2 + len(RULES), size + 1), np.float32)
    membership = np.array(list(groups.values()), np.float32)
    values[: len(groups), :size] = membership @ probabilities.T
    row = len(groups)
    values[row, :size] = [tag == "finite" for tag in analysis.tags]
    codes = {mood: row + 1 + k for k, mood in enumerate(MOODS)}
    cues = {cue: row + 1 + len(MOODS) + k for k, cue in enumerate(CUES)}
    for i, (mood, cue, quoted) in enumerate(zip(analysis.moods, analysis.cues, analysis.quoted, strict=True)):
        if mood:
            values[codes[mood], i] = 1.0
        if cue in cues:
            values[cues[cue], i] = 1.0
        if quoted >= 0:
            values[row + 1 + len(MOODS) + len(CUES), i] = 1.0
    quoted_row = list(groups).index("quoted")
    values[row + 2 + len(MOODS) + len(CUES), :size] = np.log(np.maximum(values[quoted_row, :size], 1e-4))
    for found in by_rule:
        for name, spans in ((found.type, found.quote), ("frame", found.frame), ("cue", found.cue)):
            for span in spans:
                within = analysis.words.within(span)
                values[len(values) - len(RULES) + RULES.index(name), within.start : within.stop] = 1.0
    names = (*groups, "finite", *MOODS, *(f"cue {cue}" for cue in CUES), "marked", "log quoted")
    return Evidence((*names, *(f"rule {name}" for name in RULES)), values)
