"""What is said: word ranges -> direct, indirect and nested statements; and what kind of content a clause is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from laut.extract.analysis import Analysis
from laut.extract.cues import cue_table
from laut.extract.quotation import Pair
from laut.extract.rules.draft import Draft, Roles
from laut.extract.rules.outline import Clause, pairs_in

__all__ = ["ContentKind", "content_kind", "is_spoken", "is_subjunctive", "said", "without"]

ContentKind = Literal["", "conjunction", "question", "infinitive", "subjunctive", "indicative"]
_EDGES = frozenset({",", ";", ":", "–", "—", "--"})


def content_kind(analysis: Analysis, clause: Clause) -> ContentKind:
    """How the clause looks as the content of a reporting verb; empty where it looks like none (relative, verbless)."""
    table = cue_table(analysis.language)
    if clause.opener in table.content:
        return "conjunction"
    if clause.finite < 0:
        return "infinitive" if clause.opener not in table.conditions and _has_infinitive(analysis, clause) else ""
    if clause.subordinate:
        return "question" if clause.opener in table.asking else ""
    if clause.verb_first:
        return ""
    return "subjunctive" if analysis.moods[clause.finite].startswith("subjunctive") else "indicative"


def _has_infinitive(analysis: Analysis, clause: Clause) -> bool:
    """Whether an infinitive with its particle stands in the clause, apart ("zu gehen") or within ("wegzugehen")."""
    particles = cue_table(analysis.language).infinitive
    return any(
        analysis.tags[i] == "infinitive"
        and (analysis.lemmas[i] != analysis.lower[i] or (i > clause.start and analysis.lower[i - 1] in particles))
        for i in clause.body
    )


def is_subjunctive(analysis: Analysis, clauses: Sequence[Clause]) -> bool:
    """Whether a main clause among ``clauses`` is in the subjunctive."""
    return any(
        clause.finite >= 0 and not clause.subordinate and analysis.moods[clause.finite].startswith("subjunctive")
        for clause in clauses
    )


def said(analysis: Analysis, pieces: Sequence[range], roles: Roles, rule: str) -> Iterator[Draft]:
    """The statements of what ``pieces`` hold: a direct one if they are quotations alone, else an indirect one with
    the quotations in it."""
    pieces = [piece for piece in (_trimmed(analysis, piece) for piece in pieces) if piece]
    if not pieces:
        return
    pairs = [pair for piece in pieces for pair in pairs_in(analysis, piece)]
    covered = {i for pair in pairs for part in pair.parts for i in part}
    bare = [i for piece in pieces for i in piece if i not in covered and analysis.tags[i] != "mark"]
    if pairs and not bare:
        yield Draft("direct", tuple(part for pair in pairs for part in pair.parts), roles, rule)
        return
    yield Draft("indirect", tuple(pieces), roles, rule)
    for pair in pairs:
        if is_spoken(analysis, pair):
            yield Draft("direct", pair.parts, roles, rule)


def is_spoken(analysis: Analysis, pair: Pair) -> bool:
    """Whether the words in marks are somebody's words, not a name or a title: more than one word, not all with capitals."""
    words = [i for part in pair.parts for i in part if analysis.tags[i] != "mark"]
    if len(words) < 2:
        return False
    if any(analysis.tags[i] == "finite" for i in words):
        return True
    small = [i for i in words if analysis.words.forms[i][0].islower()]
    return (bool(small) and analysis.words.forms[words[0]][0].islower()) or len(small) >= 2


def _trimmed(analysis: Analysis, piece: range) -> range:
    """``piece`` without commas, colons and dashes at its edges, and without a full stop outside the marks."""
    forms = analysis.words.forms
    start, stop = piece.start, piece.stop
    while start < stop and forms[start] in _EDGES:
        start += 1
    while stop > start and (forms[stop - 1] in _EDGES or (forms[stop - 1] == "." and analysis.quoted[stop - 1] < 0)):
        stop -= 1
    return range(start, stop)


def without(region: range, frame: range) -> list[range]:
    """The pieces of ``region`` that ``frame`` leaves."""
    pieces = [range(region.start, min(region.stop, frame.start)), range(max(region.start, frame.stop), region.stop)]
    return [piece for piece in pieces if len(piece) > 0]
