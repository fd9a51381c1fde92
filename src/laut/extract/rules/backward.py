"""Reporting sentences whose content stands in the sentence before: "Das bestätigte X." """

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from laut.extract.analysis import Analysis
from laut.extract.cues import cue_table
from laut.extract.rules.draft import Draft
from laut.extract.rules.outline import Sentence
from laut.extract.rules.reporting import roles_of

__all__ = ["points_back"]


def points_back(analysis: Analysis, sentence: Sentence, before: Sentence) -> Iterator[Draft]:
    """The statement in ``before`` where ``sentence`` says only who says it."""
    table = cue_table(analysis.language)
    clause = sentence.clauses[0]
    if clause.opener not in table.pointing or clause.finite != clause.start + 1 or clause.verb_first:
        return
    if any(c.finite >= 0 and not c.subordinate for c in sentence.clauses[1:]):
        return
    report = clause.report
    if report is None or report.strength not in ("strong", "weak") or report.lemma in table.labels:
        return
    roles = roles_of(analysis, clause, report, range(clause.finite, sentence.words.stop))
    roles = replace(roles, frame=(sentence.words,))
    if roles.speaker:
        yield Draft("indirect", (before.words,), roles, "pointing back")
