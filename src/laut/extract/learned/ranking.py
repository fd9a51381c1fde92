"""Candidates -> numbers: what tells a quote from a stretch of words that only looks like one.

All candidates of an article are described together: the words of all are laid out in one line, and sums,
greatest and least values are taken over its pieces.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from laut.extract.analysis import Analysis
from laut.extract.learned.candidates import Candidate
from laut.extract.learned.chains import Floats
from laut.extract.learned.evidence import CUES, HABITS, LETTERS, MOODS, RULES, Evidence
from laut.extract.learned.pieces import Indices, Pieces
from laut.extract.learned.sentences import KINDS

__all__ = ["candidate_rows"]

Numbers = NDArray[np.float64]


def candidate_rows(analysis: Analysis, found: Sequence[Candidate], evidence: Evidence) -> Floats:
    """One row a candidate."""
    if not found:
        return np.zeros((0, 1), np.float32)
    words, rest = Pieces.of([c.parts for c in found]), Pieces.of(_rest(analysis, found))
    columns = [*_own(found), *_inside(found, words, evidence), *_edges(analysis, found, evidence)]
    columns += [*_around(analysis, found, rest, evidence), *_rivals(found), *_place(analysis, found, evidence)]
    columns += _habits(analysis, words, rest, evidence)
    return np.array(columns, np.float32).T


def _own(found: Sequence[Candidate]) -> list[list[float]]:
    columns = [[float(c.letter == letter) for c in found] for letter in LETTERS]
    return [*columns, [c.favour for c in found], [float(c.times) for c in found], [float(len(c.parts)) for c in found]]


def _inside(found: Sequence[Candidate], words: Pieces, evidence: Evidence) -> list[Numbers]:
    size = words.sizes.astype(float)
    total = words.over(evidence.values, np.add)
    picked = evidence.rows(*LETTERS, "quoted")
    least = words.over(evidence.values[picked], np.minimum)
    most = words.over(evidence.values[picked], np.maximum)
    each = np.arange(len(found))
    own = np.array([LETTERS.index(c.letter) for c in found])
    columns = [
        size,
        *(
            total[
                evidence.rows(
                    *LETTERS, "D", "quoted", "outside", "marked", "log quoted", *(f"sentence {kind}" for kind in KINDS)
                )
            ]
            / size
        ),
    ]
    columns += [total[own, each] / size, least[own, each], most[own, each], least[-1], most[-1]]
    columns += list(total[evidence.rows("frame", "cue", "begins", "finite", *MOODS)])
    columns += list(total[evidence.rows(*(f"cue {cue}" for cue in CUES))])
    by_rule = total[evidence.rows(*(f"rule {name}" for name in RULES))] / size
    return [*columns, *by_rule, by_rule[own, each]]


def _edges(analysis: Analysis, found: Sequence[Candidate], evidence: Evidence) -> list[Numbers | list[float]]:
    tags, forms, clauses = analysis.tags, analysis.words.forms, analysis.clauses
    none = len(tags)
    first = np.array([c.parts[0].start for c in found])
    last = np.array([c.parts[-1].stop - 1 for c in found])
    before = np.where(first > 0, first - 1, none)
    after = last + 1
    after2 = np.minimum(last + 2, none)
    own = np.array([LETTERS.index(c.letter) for c in found])
    values = evidence.values
    quoted, frame, begins = evidence.rows("quoted", "frame", "begins")
    begins_own = np.array(evidence.rows(*(f"begins {letter}" for letter in LETTERS)))[own]
    own_rows = np.array(evidence.rows(*LETTERS))[own]
    rule_rows = np.array(evidence.rows(*(f"rule {name}" for name in RULES[: len(LETTERS)])))[own]
    columns: list[Numbers | list[float]] = [
        values[begins, first], values[begins_own, first], values[quoted, before], values[quoted, after],
        values[own_rows, before], values[own_rows, after], values[frame, before], values[rule_rows, before], values[rule_rows, after],
        np.maximum(values[frame, after], values[frame, after2]),
    ]  # fmt: skip
    columns.append([float(i == clauses[analysis.clause_of[i]].start) for i in first])
    columns.append([float(i >= clauses[analysis.clause_of[i]].stop - 2) for i in last])
    columns += [[float(tags[i] == tag) for i in first] for tag in ("finite", "subordinator", "pronoun", "adverb")]
    columns += [[float(i > 0 and forms[i - 1] == mark) for i in first] for mark in (",", ":")]
    columns.append([float(forms[i] in ".!?") for i in last])
    return columns


def _around(analysis: Analysis, found: Sequence[Candidate], rest: Pieces, evidence: Evidence) -> list[Numbers]:
    sentences, none = analysis.words.sentences, len(analysis.lower)
    opening = [analysis.sentence_of[c.parts[0].start] for c in found]
    closing = [analysis.sentence_of[c.parts[-1].stop - 1] for c in found]
    picked = evidence.rows(
        "frame",
        "cue",
        "follows",
        "precedes",
        "quoted",
        "finite",
        *(f"cue {cue}" for cue in CUES),
        *(f"rule {name}" for name in RULES),
    )
    most = rest.over(evidence.values[picked], np.maximum)
    quoted = rest.over(evidence.values[evidence.rows("quoted", "outside")], np.add)
    columns = [*most, *quoted, rest.sizes - 1.0]
    for step, numbers in ((-1, opening), (1, closing)):
        nothing = range(none, none + 1)
        there = Pieces.of(
            [(sentences[k + step], nothing) if 0 <= k + step < len(sentences) else (nothing,) for k in numbers]
        )
        size = there.sizes.astype(float)
        columns += list(there.over(evidence.values[evidence.rows("quoted", *LETTERS, "D")], np.add) / size)
        columns += list(there.over(evidence.values[evidence.rows("frame", "cue", "subjunctive1")], np.maximum))
    return columns


def _habits(analysis: Analysis, words: Pieces, rest: Pieces, evidence: Evidence) -> list[Numbers]:
    """What its words, its verbs and the rest of its sentences are used to."""
    verbs = evidence.values[evidence.rows(*(f"verb's {name}" for name in HABITS))]
    habits = evidence.values[evidence.rows(*(f"habit {name}" for name in HABITS))]
    mean = words.over(habits, np.add) / words.sizes.astype(float)
    first = verbs[:, _first_finite(analysis, words)]
    return [
        *mean, *words.over(verbs, np.maximum), *words.over(verbs, np.minimum), *rest.over(verbs, np.maximum), *first,
    ]  # fmt: skip


def _first_finite(analysis: Analysis, words: Pieces) -> Indices:
    """The first finite verb of each group; where it has none, the word that is none."""
    finite = np.array([tag == "finite" for tag in analysis.tags])
    places = np.append(np.flatnonzero(finite[words.line]), len(words.line))
    first = places[np.searchsorted(places, words.starts)]
    there = first < words.starts + words.sizes
    return np.where(there, np.append(words.line, 0)[first], len(analysis.tags))


def _rest(analysis: Analysis, found: Sequence[Candidate]) -> list[list[range]]:
    """Of each candidate, the other words of its sentences, and the word that is none."""
    sentences, none = analysis.words.sentences, len(analysis.lower)
    rest: list[list[range]] = []
    for c in found:
        opening = sentences[analysis.sentence_of[c.parts[0].start]]
        closing = sentences[analysis.sentence_of[c.parts[-1].stop - 1]]
        cuts = [opening.start, *(end for part in c.parts for end in (part.start, part.stop)), closing.stop]
        rest.append([*(range(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=True)), range(none, none + 1)])
    return rest


def _rivals(found: Sequence[Candidate]) -> list[list[float]]:
    """How the candidates that share words with one stand: their least favour, how many, how many of its type."""
    order = sorted(range(len(found)), key=lambda k: found[k].parts[0].start)
    best, many, same = ([9.0] * len(found), [0.0] * len(found), [0.0] * len(found))
    for place, k in enumerate(order):
        stop = found[k].parts[-1].stop
        for other in order[place + 1 :]:
            if found[other].parts[0].start >= stop:
                break
            for a, b in ((k, other), (other, k)):
                many[a] += 1
                same[a] += found[a].letter == found[b].letter
                best[a] = min(best[a], found[b].favour)
    return [best, many, same]


def _place(analysis: Analysis, found: Sequence[Candidate], evidence: Evidence) -> list[list[float]]:
    sentences, size = analysis.words.sentences, len(analysis.lower)
    opening = [analysis.sentence_of[c.parts[0].start] for c in found]
    closing = [analysis.sentence_of[c.parts[-1].stop - 1] for c in found]
    density = float(evidence.values[evidence.rows("quoted")[0]].sum()) / size
    return [
        [float(c.parts[0].start == sentences[a].start) for c, a in zip(found, opening, strict=True)],
        [float(c.parts[-1].stop >= sentences[b].stop - 1) for c, b in zip(found, closing, strict=True)],
        [sum(map(len, c.parts)) / (sentences[b].stop - sentences[a].start) for c, a, b in zip(found, opening, closing, strict=True)],
        [float(b - a) for a, b in zip(opening, closing, strict=True)],
        [float(analysis.paragraph_of[c.parts[0].start]) for c in found],
        [c.parts[0].start / size for c in found],
        [density] * len(found),
    ]  # fmt: skip
