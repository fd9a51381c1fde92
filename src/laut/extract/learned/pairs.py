"""Quotation marks -> numbers that tell words somebody said from titles, names and words held at arm's length."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from laut.extract.analysis import Analysis
from laut.extract.learned.chains import Floats
from laut.extract.quotation import Pair

__all__ = ["PAIR_FEATURES", "pair_rows"]

_SAYS = ("strong", "as_clause", "before", "after", "source")
_HALF = ("weak", "tells", "noun", "light", "as")
_TAGS = ("article", "adjective", "noun", "name", "finite", "preposition", "pronoun", "adverb", "mark", "subordinator")
PAIR_FEATURES = 2 * len(_TAGS) + 34


def pair_rows(analysis: Analysis, labels: Sequence[str], probabilities: Floats) -> Floats:
    """One row a pair of marks; ``probabilities`` (words by ``labels``) are what a tagger says of each word."""
    letter = [label[2:] if "-" in label else "" for label in labels]
    direct = probabilities[:, [k for k, name in enumerate(letter) if name == "D"]].sum(axis=1)
    other = probabilities[:, [k for k, name in enumerate(letter) if name and name != "D"]].sum(axis=1)
    frame = probabilities[:, [k for k, name in enumerate(labels) if name[:1] in "SCF" and "-" not in name]].sum(axis=1)
    seen: dict[str, int] = {}
    rows = []
    for pair in analysis.pairs:
        inside = " ".join(analysis.lower[pair.first + 1 : pair.last])
        rows.append(_row(analysis, pair, direct, other, frame) + [float(seen.get(inside, 0))])
        seen[inside] = seen.get(inside, 0) + 1
    return np.array(rows, np.float32).reshape(len(rows), -1)


def _row(analysis: Analysis, pair: Pair, direct: Floats, other: Floats, frame: Floats) -> list[float]:
    tags, cues, forms = analysis.tags, analysis.cues, analysis.words.forms
    first, last = pair.first, pair.last
    sentence = analysis.words.sentences[analysis.sentence_of[first]]
    closing = analysis.words.sentences[analysis.sentence_of[last]]
    inner = range(first + 1, last)
    size = max(1, len(inner))
    outer = [i for i in range(sentence.start, closing.stop) if not first <= i <= last]
    near = [i for i in outer if first - 6 <= i <= last + 6]
    before = first - 1 if first > 0 else None
    after = last + 1 if last + 1 < len(forms) else None
    final = forms[last - 1] if last - 1 > first else ""
    words = [i for i in inner if tags[i] != "mark"]
    row = [float(name == (tags[before] if before is not None else "")) for name in _TAGS]
    row += [float(bool(words) and name == tags[words[0]]) for name in _TAGS]
    row += [
        float(size), float(np.log(size)), float(len(pair.parts)), float(pair.depth),
        sum(tags[i] == "finite" for i in inner), sum(tags[i] == "finite" for i in inner) / size,
        sum(tags[i] in ("noun", "name") for i in inner) / size,
        sum(forms[i][:1].isupper() for i in words) / max(1, len(words)),
        float(bool(words) and forms[words[0]][:1].isupper()),
        sum(tags[i] == "pronoun" for i in inner),
        float(final in (".", "!", "?", "…")), float(final == ","),
        float(before is not None and forms[before] == ":"), float(before is not None and forms[before] == ","),
        float(first == sentence.start), float(before is not None and cues[before] != ""),
        float(after is not None and forms[after] == ","), float(after is not None and forms[after] in ".!?"),
        float(last == closing.stop - 1), float(after is not None and tags[after] in ("noun", "name")),
        float(len(outer)),
        sum(cues[i] in _SAYS for i in outer), sum(cues[i] in _HALF for i in outer),
        sum(cues[i] in _SAYS for i in near), sum(cues[i] in _HALF for i in near),
        sum(analysis.moods[i].startswith("subj") for i in outer),
        float(direct[first : last + 1].mean()), float(direct[first : last + 1].max()),
        float(other[first : last + 1].mean()), float(frame[outer].max()) if outer else 0.0,
        float(other[outer].mean()) if outer else 0.0, float(frame[first : last + 1].mean()),
        float(len(analysis.pairs)),
    ]  # fmt: skip
    return row
