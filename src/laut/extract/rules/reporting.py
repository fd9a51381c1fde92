"""Reporting clauses: what a clause reports with where it stands, and who is its speaker."""

from __future__ import annotations

from laut.extract.analysis import Analysis
from laut.extract.cues import cue_table
from laut.extract.rules.draft import Roles
from laut.extract.rules.noun_phrases import cases_of
from laut.extract.rules.outline import Clause
from laut.extract.rules.reports import Report, refuses
from laut.extract.rules.speakers import (
    agent_in,
    object_in,
    place_in,
    relayed_in,
    subject_after,
    subject_before,
    subject_right_before,
    without_relative,
)
from laut.extract.rules.verb_groups import verb_group
from laut.extract.tags import tag_table

__all__ = ["report_of", "roles_of"]

# No subject with its apposition is longer; hostile input would be.
_LONGEST_FIELD = 60


def report_of(analysis: Analysis, clause: Clause, *, by_place: bool = False) -> Report | None:
    """What the clause reports with, or None; with ``by_place`` any verb will do ("„…“, lacht sie")."""
    finite = clause.finite
    if clause.report is not None or not by_place or finite < 0 or analysis.quoted[finite] >= 0:
        return clause.report
    if refuses(analysis, clause.body, finite):
        return None
    verbs = verb_group(analysis, clause.body, finite)
    return Report(verbs, "strong", verbs.words, "speech")


def roles_of(
    analysis: Analysis, clause: Clause, report: Report, frame: range, *, shared: Clause | None = None
) -> Roles:
    """Speaker, cue, frame and addressee of a reporting clause.

    ``frame`` are all words around it that may hold them, ``shared`` the main clause
    before whose subject it may share.
    """
    speaker = None if shared and clause.verb_first else _speaker(analysis, clause, report, frame)
    if speaker is None and shared is not None:
        field = range(shared.start, shared.finite)
        speaker = _subject_in(analysis, field) or (
            None
            if cue_table(analysis.language).unmarked
            else subject_after(analysis, shared.finite + 1, shared.body.stop)
        )
    addressee: range | None = None
    if speaker is not None and not report.verbs.passive:
        after = max(speaker.stop, report.verbs.words[-1] + 1)
        addressee = object_in(
            analysis, after, clause.body.stop, bare=report.lemma in cue_table(analysis.language).addresses
        )
    return Roles(
        medium=report.medium,
        speaker=(speaker,) if speaker else (),
        cue=report.cue,
        frame=(frame,),
        addressee=(addressee,) if addressee else (),
    )


def _speaker(analysis: Analysis, clause: Clause, report: Report, frame: range) -> range | None:
    cases = cases_of(analysis.language)
    lower = analysis.lower
    stop = frame.stop
    while stop > clause.start and analysis.words.forms[stop - 1] in _CLOSING:
        stop -= 1
    relayed = relayed_in(analysis, frame.start, stop)
    if relayed is not None:
        return relayed
    if report.strength == "noun" and any(
        lower[i] in cases.dummies for i in (report.finite - 1, report.finite + 1) if 0 <= i < stop
    ):
        return None  # "it is clear that"
    if report.verbs.passive:
        return agent_in(analysis, frame.start, stop) or place_in(analysis, frame.start, stop)
    first, after = clause.start, report.finite + 1
    if clause.subordinate:
        is_article = analysis.tags[first] == "article" and lower[first] not in cases.oblique
        if is_article or lower[first] in cases.nominative:
            return range(first, first + 1)
        return subject_after(analysis, first + 1, report.finite)
    if after < stop and lower[after] in cases.sure_subjects:
        return range(after, after + 1)
    impersonal = report.lemma in cue_table(analysis.language).impersonal
    if impersonal or (after < stop and lower[after] in cases.expletive):
        return place_in(analysis, frame.start, stop, bare=impersonal)
    if lower[report.finite] in tag_table(analysis.language).contracted:
        return range(report.finite, report.finite + 1)
    unmarked = cue_table(analysis.language).unmarked
    if unmarked and clause.verb_first and not clause.participial and _heads_sentence(analysis, clause):
        return None  # "Asked whether …": nobody tells by whom
    if unmarked and _is_reduced(analysis, report):
        return agent_in(analysis, after, stop)
    before = _subject_in(analysis, range(frame.start, report.finite))
    return before or (subject_after(analysis, after, stop) if clause.verb_first or not unmarked else None)


def _subject_in(analysis: Analysis, field: range) -> range | None:
    """The subject in the field before a verb; where more than one phrase may stand there, the last one."""
    if not field:
        return None
    if not cue_table(analysis.language).unmarked:
        return subject_before(analysis, field)
    field = field[-_LONGEST_FIELD:]
    while len(field) > 1 and analysis.tags[field.stop - 1] == "adverb":
        field = field[:-1]
    field = without_relative(analysis, field)
    return subject_before(analysis, field) or subject_right_before(analysis, field)


def _heads_sentence(analysis: Analysis, clause: Clause) -> bool:
    return analysis.words.sentences[analysis.sentence_of[clause.finite]].start == clause.finite


def _is_reduced(analysis: Analysis, report: Report) -> bool:
    """Whether the verb is a participle whose agent stands behind it: "as reported by the paper", "opposed by the party"."""
    verb = report.verbs.words[-1]
    table = tag_table(analysis.language)
    return (
        len(report.verbs.words) == 1
        and analysis.lower[verb].endswith(table.past)
        and verb + 2 < len(analysis.lower)
        and analysis.lower[verb + 1] in cases_of(analysis.language).agents
        and not analysis.lower[verb + 2].endswith(table.progressive)
    )


_CLOSING = frozenset({",", ":", ";", "–", "—", "--", "."})
