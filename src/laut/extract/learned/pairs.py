"""Quotation marks -> numbers that tell words somebody said from titles, names and words held at arm's length."""

from __future__ import annotations

from collections import Counter

import numpy as np

from laut.extract.analysis import Analysis
from laut.extract.learned.chains import Floats, Ints
from laut.extract.learned.evidence import Evidence
from laut.extract.learned.pieces import Pieces
from laut.extract.quotation import Pair

__all__ = ["pair_rows"]

_SAYS = ("strong", "as_clause", "before", "after", "source")
_HALF = ("weak", "tells", "noun", "light", "as")
_TAGS = ("article", "adjective", "noun", "name", "finite", "preposition", "pronoun", "adverb", "mark", "subordinator")


def pair_rows(analysis: Analysis, evidence: Evidence) -> Floats:
    """One row a pair of marks."""
    if not analysis.pairs:
        return np.zeros((0, 1), np.float32)
    counts = _counts(analysis)
    own = np.array([_row(analysis, pair, counts) for pair in analysis.pairs], np.float32)
    return np.concatenate([own, _channels(analysis, evidence).T, _times(analysis)[:, None]], axis=1)


def _times(analysis: Analysis) -> Floats:
    """How often the words of each pair stood in marks before."""
    seen: Counter[str] = Counter()
    found = []
    for pair in analysis.pairs:
        inside = " ".join(analysis.lower[pair.first + 1 : pair.last])
        found.append(seen[inside])
        seen[inside] += 1
    return np.array(found, np.float32)


def _channels(analysis: Analysis, evidence: Evidence) -> Floats:
    """What tagger and rules say of the words inside each pair and of the sentences' other words (channels by pairs)."""
    none = len(analysis.lower)
    inside = Pieces.of([pair.parts for pair in analysis.pairs])
    outer = Pieces.of([(*_outer(analysis, pair), range(none, none + 1)) for pair in analysis.pairs])
    values = evidence.values
    said = inside.over(values[evidence.rows("D", "quoted", "frame", "outside", "rule direct")], np.add) / inside.sizes
    ruled = inside.over(values[evidence.rows("D", "rule direct", "rule indirect", "rule reported")], np.maximum)
    around = outer.over(values[evidence.rows("frame", "cue", "quoted", "rule frame", "rule cue")], np.maximum)
    return np.concatenate([said, ruled, around]).astype(np.float32)


def _outer(analysis: Analysis, pair: Pair) -> tuple[range, range]:
    """The words of the pair's sentences that are not in it: before, and after."""
    sentences = analysis.words.sentences
    start, stop = sentences[analysis.sentence_of[pair.first]].start, sentences[analysis.sentence_of[pair.last]].stop
    return range(start, pair.first), range(pair.last + 1, stop)


def _counts(analysis: Analysis) -> Ints:
    """Before each word of the article: how many words that say, that half say, and that are subjunctive."""
    kinds = [
        [cue in _SAYS for cue in analysis.cues],
        [cue in _HALF for cue in analysis.cues],
        [mood.startswith("subj") for mood in analysis.moods],
    ]
    return np.concatenate([np.zeros((3, 1), np.int32), np.cumsum(kinds, axis=1, dtype=np.int32)], axis=1)


def _row(analysis: Analysis, pair: Pair, counts: Ints) -> list[float]:
    tags, cues, forms = analysis.tags, analysis.cues, analysis.words.forms
    first, last = pair.first, pair.last
    sentence = analysis.words.sentences[analysis.sentence_of[first]]
    closing = analysis.words.sentences[analysis.sentence_of[last]]
    inner = range(first + 1, last)
    size = max(1, len(inner))
    outer = _outer(analysis, pair)
    near = range(max(outer[0].start, first - 6), first), range(last + 1, min(outer[1].stop, last + 7))
    far_counts, near_counts = (
        np.sum([counts[:, words.stop] - counts[:, words.start] for words in both], axis=0).tolist()
        for both in (outer, near)
    )
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
        float(len(outer[0]) + len(outer[1])), *far_counts[:2], *near_counts[:2], far_counts[2],
        float(len(analysis.pairs)),
    ]  # fmt: skip
    return row
