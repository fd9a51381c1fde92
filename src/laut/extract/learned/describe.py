"""An analysis -> the attributes that learned models read: of words, of clauses and of sentences, as strings.

Attributes of a clause or sentence are worked out once for it; ``layers`` spreads them over its words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

import numpy as np

from laut.extract.analysis import Analysis
from laut.extract.attribution import Attribution
from laut.extract.learned.chains import Floats
from laut.extract.learned.sentences import KINDS
from laut.extract.tags import tag_table

__all__ = ["Described", "describe"]

_EDGE = "|"
_MARKS = frozenset(',;:–—-()"„“”»«.!?…')
# The strongest cue of a clause stands for it, in this order; a class that is not named is weaker than all.
_STRENGTH = (
    "before", "after", "strong", "as_clause", "source", "particle", "as", "tells", "weak", "noun", "light",
)  # fmt: skip
_RANK = {cue: rank for rank, cue in enumerate(_STRENGTH)} | {"": len(_STRENGTH) + 1}
_SHORT = {
    "indicative": "i", "subjunctive1": "1", "subjunctive2": "2", "ambiguous": "a", "": "-",
}  # fmt: skip
_PHRASE = frozenset(
    {"article", "determiner", "adjective", "noun", "name", "numeral", "number", "preposition", "participle"}
)


_NONFINITE = frozenset({"infinitive", "participle"})
_BEFORE_OPENER = frozenset({"mark", "coordinator"})
_NAMING = frozenset({"noun", "name", "pronoun"})


@dataclass(frozen=True, slots=True)
class Described:
    """Attributes by name, each a value a word, a clause or a sentence; ``domain`` is the kind of text it all is."""

    words: Mapping[str, Sequence[str]]
    clauses: Mapping[str, Sequence[str]]
    sentences: Mapping[str, Sequence[str]]
    domain: str

    def column(self, name: str) -> Sequence[str]:
        """The values of one attribute, whatever they are values of."""
        if name == "domain":
            return (self.domain,)
        kind = {"c": self.clauses, "s": self.sentences}.get(name.partition(".")[0], self.words)
        return kind[name]


@dataclass(frozen=True, slots=True)
class _Clause:
    """What a clause is like: its finite verb's mood and place, its kind, its strongest cue."""

    mood: str
    place: str
    kind: str
    cue: str
    main: str
    helper: str
    nouns: tuple[str, str]
    finite: int | None
    end: str


def describe(analysis: Analysis, by_rule: Sequence[Attribution], likely: Floats, domain: str) -> Described:
    """The attributes of an article; ``by_rule`` is what the grammar finds in it, ``likely`` what each sentence may
    hold (sentences by ``sentences.KINDS``).
    """
    clauses = [_clause(analysis, clause) for clause in analysis.clauses]
    rules = _rules(analysis, by_rule)
    return Described(
        words=_words(analysis, clauses) | {"rule": rules},
        clauses=_clauses(analysis, clauses) | _rules_in(rules, analysis.clauses, "c"),
        sentences=_sentences(analysis, clauses) | _rules_in(rules, analysis.words.sentences, "s") | _likely(likely),
        domain=domain,
    )


def _likely(likely: Floats) -> dict[str, Sequence[str]]:
    """Of each sentence: the odds of each kind of quote, in eight steps."""
    steps = np.digitize(likely, (0.01, 0.03, 0.08, 0.2, 0.4, 0.65, 0.88))
    return {f"s.likely {kind}": list(map(str, column)) for kind, column in zip(KINDS, steps.T.tolist(), strict=True)}


# What the grammar says of a word, weaker first: a word of a quote in a frame's clause is a word of the quote.
_LETTERS = {"indirect": "I", "reported": "R", "free_indirect": "F", "indirect_free_indirect": "X"}
_RULED = (("frame", "f"), ("speaker", "s"), ("cue", "c"))


def _rules(analysis: Analysis, by_rule: Sequence[Attribution]) -> list[str]:
    """Of each word: the part that it plays by rule."""
    found = ["-"] * len(analysis.lower)
    for role, letter in _RULED:
        for attribution in by_rule:
            for span in getattr(attribution, role):
                for i in analysis.words.within(span):
                    found[i] = letter
    # The longest first: of nested quotes the inner is in quotation marks, which have columns of their own.
    for attribution in sorted(by_rule, key=lambda a: a.quote[0].start - a.quote[-1].end):
        if attribution.type == "direct":
            continue
        for span in attribution.quote:
            within = analysis.words.within(span)
            for i in within:
                found[i] = ("B" if i == within.start else "I") + _LETTERS[attribution.type]
    return found


def _rules_in(rules: Sequence[str], ranges: Sequence[range], name: str) -> dict[str, Sequence[str]]:
    """Of each clause or sentence: which parts are in it, and in its neighbours."""
    inside = ["".join(sorted(set(rules[r.start : r.stop]))) for r in ranges]
    return {
        f"{name}.rule": inside,
        f"{name}.rule-": [_EDGE, *inside][:-1],
        f"{name}.rule+": [*inside, _EDGE][1:],
    }


@lru_cache(maxsize=1 << 16)
def _form(form: str) -> tuple[str, str, str, str]:
    """Endings, beginning and shape of a form."""
    lower = form.lower()
    return lower[-4:], lower[-3:], lower[:4], _shape(form)


def _shape(form: str) -> str:
    if not form[0].isalnum():
        return form[:1]
    if form[0].isdigit():
        return "9" if form.isdigit() else "9x"
    if not form[0].isupper():
        return "x"
    inner = "X" if len(form) > 1 and form.isupper() else "Xx"
    return inner + "-" if "-" in form else inner


def _clause(analysis: Analysis, clause: range) -> _Clause:
    tags, lemmas = analysis.tags, analysis.lemmas
    own = tags[clause.start : clause.stop]
    finite = clause.start + own.index("finite") if "finite" in own else None
    verbs = [i for i, tag in enumerate(own, clause.start) if tag in _NONFINITE]
    first = next((i for i, tag in enumerate(own, clause.start) if tag not in _BEFORE_OPENER), clause.start)
    if finite is not None:
        mood = _SHORT[analysis.moods[finite]]
        rest = finite + 1
        while rest < clause.stop and tags[rest] in ("mark", "prefix"):
            rest += 1
        place = "1" if finite == first else "z" if rest >= clause.stop else "2"
    else:
        mood, place = ("p" if verbs else "-"), "0"
    if tags[first] == "subordinator":
        kind = analysis.lower[first] if analysis.lower[first] in ("dass", "daß", "ob") else "sub"
    elif tags[first] == "question":
        kind = "w"
    elif finite is None:
        kind = (
            "zu" if verbs and any(analysis.lower[i] == "zu" or "zu" in analysis.lower[i][:6] for i in clause) else "no"
        )
    else:
        kind = "rel" if place == "z" and tags[first] in ("article", "pronoun", "preposition") else "main" + place
    main = verbs[-1] if verbs and (finite is None or place != "z" or verbs[-1] < finite) else finite
    return _Clause(
        mood=mood, place=place, kind=kind, cue=_strongest(set(analysis.cues[clause.start : clause.stop])),
        main=lemmas[main] if main is not None else _EDGE, helper=_helper(analysis, finite), nouns=_nouns(analysis, clause),
        finite=finite, end=_end(analysis, clause),
    )  # fmt: skip


def _strongest(cues: Set[str]) -> str:
    if len(cues) == 1:
        return next(iter(cues))
    return min(cues, key=lambda cue: (_RANK.get(cue, len(_STRENGTH)), cue), default="")


def _helper(analysis: Analysis, finite: int | None) -> str:
    """The auxiliary or modal with its mood ("soll", "wolle"): what a clause without one does not have."""
    if finite is None or analysis.lemmas[finite] not in tag_table(analysis.language).helpers:
        return _EDGE
    return analysis.lemmas[finite] + _SHORT[analysis.moods[finite]]


def _nouns(analysis: Analysis, clause: range) -> tuple[str, str]:
    """The first noun or pronoun, often the subject, and the last, often the object."""
    found = [i for i in clause if analysis.tags[i] in _NAMING]
    return (analysis.lower[found[0]], analysis.lower[found[-1]]) if found else (_EDGE, _EDGE)


def _end(analysis: Analysis, clause: range) -> str:
    last = analysis.words.forms[clause.stop - 1]
    return last if last in _MARKS else "w"


def _words(analysis: Analysis, clauses: Sequence[_Clause]) -> dict[str, Sequence[str]]:
    forms = [_form(form) for form in analysis.words.forms]
    quotes = _quotes(analysis)
    named: dict[str, Sequence[str]] = {
        name: list(map(itemgetter(k), forms)) for k, name in enumerate(("end4", "end3", "head4", "shape"))
    }
    return named | {
        "lower": analysis.lower,
        "lemma": analysis.lemmas,
        "tag": analysis.tags,
        "mood": [_SHORT[mood] for mood in analysis.moods],
        "cue": analysis.cues,
        "quote": quotes,
        "place": _places(analysis, clauses),
        "phrase": _phrases(analysis),
    }


def _quotes(analysis: Analysis) -> list[str]:
    """Of each word: outside, opening, inside or closing mark, with how long the quotation is."""
    found = ["o"] * len(analysis.lower)
    for pair in analysis.pairs:
        size = sum(len(part) for part in pair.parts) - 2
        long = "1" if size <= 1 else "2" if size <= 3 else "3" if size <= 7 else "4"
        for part in pair.parts:
            for i in part:
                found[i] = "i" + long
        found[pair.first], found[pair.last] = "(" + long, ")" + long
    return found


def _places(analysis: Analysis, clauses: Sequence[_Clause]) -> list[str]:
    """Of each word: where in its clause it stands, seen from the clause's ends and its finite verb."""
    found: list[str] = []
    for clause, about in zip(analysis.clauses, clauses, strict=True):
        for i in clause:
            edge = "f" if i == clause.start else "l" if i == clause.stop - 1 else "s" if i == clause.start + 1 else "m"
            side = "-" if about.finite is None else "<" if i < about.finite else ">" if i > about.finite else "v"
            found.append(edge + side)
    return found


def _phrases(analysis: Analysis) -> list[str]:
    """Of each word: whether a source phrase ("laut der Polizei", "der Polizei zufolge") begins, goes on, ends there."""
    found = ["-"] * len(analysis.lower)
    tags, cues = analysis.tags, analysis.cues
    for i, cue in enumerate(cues):
        if cue in ("before", "source", "as", "particle"):
            stop = i + 1
            while stop < len(tags) and tags[stop] in _PHRASE and stop - i < 12:
                stop += 1
            if cue == "source" and not any(cues[k] == "noun" for k in range(i, stop)):
                continue
            mark = {"before": "b", "source": "b", "as": "a", "particle": "p"}[cue]
            found[i] = mark
            if cue != "particle":
                found[i + 1 : stop] = [mark + "i"] * (stop - i - 1)
        elif cue == "after":
            start = i
            while start > 0 and tags[start - 1] in _PHRASE and i - start < 12:
                start -= 1
            found[start : i + 1] = ["z"] * (i + 1 - start)
    return found


def _clauses(analysis: Analysis, clauses: Sequence[_Clause]) -> dict[str, Sequence[str]]:
    short = [f"{c.kind}{c.mood}{c.cue}" for c in clauses]
    plain = [f"{c.kind}{c.mood}" for c in clauses]
    sentence = [analysis.sentence_of[clause.start] for clause in analysis.clauses]
    before = _shifted(short, sentence, -1)
    after = _shifted(short, sentence, 1)
    return {
        "c.kind": [c.kind for c in clauses],
        "c.mood": [c.mood for c in clauses],
        "c.cue": [c.cue for c in clauses],
        "c.main": [c.main for c in clauses],
        "c.helper": [c.helper for c in clauses],
        "c.noun": [c.nouns[0] for c in clauses],
        "c.object": [c.nouns[1] for c in clauses],
        "c.first": [analysis.lower[clause.start] for clause in analysis.clauses],
        "c.this": short,
        "c.end": [
            f"{c.end}{a}" for c, a in zip(clauses, _shifted([c.end for c in clauses], sentence, -1), strict=True)
        ],
        "c.before": before,
        "c.after": after,
        "c.after2": _shifted(short, sentence, 2),
        "c.this+before": [f"{a} {b}" for a, b in zip(plain, before, strict=True)],
        "c.this+after": [f"{a} {b}" for a, b in zip(plain, after, strict=True)],
        "c.main-": _shifted([c.main for c in clauses], sentence, -1),
        "c.main+": _shifted([c.main for c in clauses], sentence, 1),
    }


def _shifted(values: Sequence[str], group: Sequence[int], by: int) -> list[str]:
    """Each one's neighbour at a distance, or an edge where that is in another group."""
    return [
        values[k + by] if 0 <= k + by < len(values) and group[k + by] == group[k] else _EDGE for k in range(len(values))
    ]


def _sentences(analysis: Analysis, clauses: Sequence[_Clause]) -> dict[str, Sequence[str]]:
    members: list[list[_Clause]] = [[] for _ in analysis.words.sentences]
    for clause, about in zip(analysis.clauses, clauses, strict=True):
        members[analysis.sentence_of[clause.start]].append(about)
    moods = ["".join(sorted({c.mood for c in own} - {"-", "p"})) for own in members]
    leading = [next((f"{c.place}{c.mood}" for c in own if c.finite is not None), "") for own in members]
    cues = [_strongest({c.cue for c in own}) for own in members]
    mains = [next((c.main for c in own if c.finite is not None), _EDGE) for own in members]
    helpers = [next((c.helper for c in own if c.finite is not None), _EDGE) for own in members]
    quoted = ["q" if any(analysis.quoted[i] >= 0 for i in s) else "-" for s in analysis.words.sentences]
    paragraph = [analysis.paragraph_of[s.start] for s in analysis.words.sentences]
    this = [f"{a} {b} {c}" for a, b, c in zip(moods, cues, quoted, strict=True)]
    where = ["f" if k == 0 or paragraph[k - 1] != paragraph[k] else "m" for k in range(len(this))]
    return {
        "s.moods": moods,
        "s.lead": [f"{a} {b}" for a, b in zip(leading, where, strict=True)],
        "s.cue": cues,
        "s.main": mains,
        "s.helper": helpers,
        "s.this": this,
        "s.before": [_EDGE, *this][:-1],
        "s.after": [*this, _EDGE][1:],
        "s.lead-": [_EDGE, *leading][:-1],
        "s.main-": [_EDGE, *mains][:-1],
        "s.noun": [next((c.nouns[0] for c in own if c.finite is not None), _EDGE) for own in members],
        "s.first": [analysis.lower[s.start] for s in analysis.words.sentences],
        "s.end": [analysis.words.forms[s.stop - 1][:1] for s in analysis.words.sentences],
        "s.size": [str(min(len(s), 40) // 5) for s in analysis.words.sentences],
    }
