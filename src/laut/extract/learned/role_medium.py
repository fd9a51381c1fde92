"""Whether a statement was spoken, written or thought: a linear classifier over its cue, type and speaker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from laut.base.records import Medium
from laut.extract.analysis import Analysis
from laut.extract.cues import cue_table
from laut.extract.learned.chains import Floats
from laut.extract.learned.spans import FoundQuote

__all__ = ["MediumModel", "media_of", "medium_signs"]

_MOST_SPEAKER_WORDS = 6


@dataclass(frozen=True, slots=True)
class MediumModel:
    """Weights by sign, one a medium; the medium with the greatest sum is chosen."""

    media: tuple[Medium, ...]
    base: Floats
    weights: Mapping[str, Floats]


def medium_signs(
    analysis: Analysis, keys: Sequence[str], quote: FoundQuote, cue: Sequence[int], speaker: Sequence[int]
) -> list[str]:
    """What tells the medium of a quote with these cue and speaker words."""
    signs = [f"type {quote.type}"]
    media = cue_table(analysis.language).medium
    first, last = quote.parts[0].start, quote.parts[-1].stop
    words = list(cue)
    if not words:
        # A reported statement has no cue of its own: the verbs and cues inside it say what it is.
        inside = (i for part in quote.parts for i in part)
        words = (
            [i for i in inside if analysis.cues[i] or analysis.tags[i] == "finite"] if quote.type == "reported" else []
        )
        signs.append("no cue")
    for i in words:
        signs += [f"cue {keys[i]}", f"class {analysis.cues[i]}", f"{quote.type} class {analysis.cues[i]}"]
        if analysis.lemmas[i] in media:
            signs += [f"lexicon {media[analysis.lemmas[i]]}", f"{quote.type} lexicon {media[analysis.lemmas[i]]}"]
    for i in speaker[:_MOST_SPEAKER_WORDS]:
        signs += [f"speaker {keys[i]}", f"speaker {analysis.tags[i]}"]
    before = analysis.lower[first - 1] if first else ""
    after = analysis.lower[last] if last < len(analysis.lower) else ""
    return [*signs, f"before {before}", f"after {after}"]


def media_of(
    analysis: Analysis,
    keys: Sequence[str],
    quotes: Sequence[FoundQuote],
    cues: Sequence[Sequence[int]],
    speakers: Sequence[Sequence[int]],
    model: MediumModel,
) -> list[Medium]:
    """The medium of each quote; ``cues`` and ``speakers`` are words."""
    found: list[Medium] = []
    for quote, cue, speaker in zip(quotes, cues, speakers, strict=True):
        known = [
            model.weights[sign] for sign in medium_signs(analysis, keys, quote, cue, speaker) if sign in model.weights
        ]
        found.append(model.media[int(np.sum([model.base, *known], axis=0).argmax())])
    return found
