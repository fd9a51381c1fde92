"""Reporting clauses: which verb of a clause reports, with which words, and who is its speaker."""

from __future__ import annotations

from dataclasses import dataclass

from laut.base.records import Medium
from laut.extract.analysis import Analysis
from laut.extract.cues import CueTable, cue_table
from laut.extract.rules.draft import Roles
from laut.extract.rules.outline import Clause
from laut.extract.rules.speakers import (
    agent_in,
    cases_of,
    object_in,
    place_in,
    relayed_in,
    subject_after,
    subject_before,
)
from laut.extract.tags import tag_table

__all__ = ["Report", "report_of", "roles_of"]

_NONFINITE = frozenset({"participle", "infinitive"})


@dataclass(frozen=True, slots=True)
class Report:
    """The reporting words of a clause: ``lemma`` is that of the full verb, ``cue`` all words that say so.

    ``strength`` is "strong", "weak", "act", "light" or "noun"; ``passive`` where the speaker is an agent,
    ``modal`` where the act is wished, possible or due and not done.
    """

    finite: int
    lemma: str
    cue: tuple[int, ...]
    strength: str
    medium: Medium
    passive: bool
    modal: bool


def report_of(analysis: Analysis, clause: Clause, *, by_place: bool = False) -> Report | None:
    """What the clause reports with, or None; with ``by_place`` any verb will do ("„…“, lacht sie")."""
    finite = clause.finite
    if finite < 0 or analysis.quoted[finite] >= 0:
        return None
    table = cue_table(analysis.language)
    helpers = tag_table(analysis.language).helpers | table.causative
    body = clause.body
    verbs = [finite] + [i for i in body if analysis.tags[i] in _NONFINITE and i != finite and analysis.quoted[i] < 0]
    lemma, chosen = _full_verb(analysis, verbs, helpers)
    passive = _is_passive(analysis, verbs) and lemma not in table.quoting
    modal = analysis.lemmas[finite] in tag_table(analysis.language).modals
    prefix = [i for i in body if analysis.tags[i] == "prefix" and analysis.lemmas[i] == lemma]
    chosen += _pronouns(analysis, finite, passive or lemma in table.impersonal)
    particles = [i for i in body if analysis.lower[i] in table.companions and analysis.quoted[i] < 0]
    if analysis.lemmas[finite] in table.refusing and any(analysis.lower[i] in table.negations for i in body):
        return None
    if lemma in table.medium or lemma in table.acts:
        strength = "weak" if lemma in table.weak else "strong" if lemma in table.medium else "act"
        if lemma in table.weak and lemma in table.with_companion and not particles:
            strength = "act"
        return Report(
            finite, lemma, tuple(sorted({*chosen, *prefix, *particles})), strength,
            table.medium.get(lemma, "speech_writing"), passive, modal,
        )  # fmt: skip
    found = _with_noun(analysis, table, body, chosen + prefix, finite, lemma)
    if found is None and by_place:
        return Report(finite, lemma, tuple(sorted({*chosen, *prefix})), "strong", "speech", passive, modal)
    return found


def _pronouns(analysis: Analysis, finite: int, impersonal: bool) -> list[int]:
    """The reflexive beside the verb ("zeigte sich"), and the expletive of an impersonal one ("heißt es")."""
    cases = cases_of(analysis.language)
    last = len(analysis.lower) - 1
    found = [i for i in (finite + 1,) if i <= last and analysis.lower[i] in cases.reflexive]
    if impersonal:
        found += [i for i in (finite - 1, finite + 1) if 0 <= i <= last and analysis.lower[i] in cases.expletive]
    return found


def _full_verb(analysis: Analysis, verbs: list[int], helpers: frozenset[str]) -> tuple[str, list[int]]:
    """The lemma of the full verb, and the verbs that belong to it."""
    finite, rest = verbs[0], verbs[1:]
    lemma = analysis.lemmas[finite]
    if lemma not in helpers or not rest:
        return _with_first_part(analysis, lemma, finite, [finite])
    full = [i for i in rest if analysis.lemmas[i] not in helpers]
    if not full:
        return lemma, [finite]
    last = full[-1]
    lemma = analysis.lemmas[last]
    chosen = [finite, *[i for i in rest if i >= last]]
    return _with_first_part(analysis, lemma, last, chosen)


def _with_first_part(analysis: Analysis, lemma: str, verb: int, chosen: list[int]) -> tuple[str, list[int]]:
    """The verb with the first part of a loose compound where it stands before: "bekannt gegeben", "bekannt gab"."""
    before = analysis.lower[verb - 1] if verb else ""
    if before in tag_table(analysis.language).verbs.separable and analysis.tags[verb - 1] == "adverb":
        compound = before + lemma
        if compound in cue_table(analysis.language).medium:
            return compound, [*chosen, verb - 1]
    return lemma, chosen


def _is_passive(analysis: Analysis, verbs: list[int]) -> bool:
    lemmas = {analysis.lemmas[i] for i in verbs}
    kinds = {analysis.tags[i] for i in verbs if analysis.lemmas[i] not in tag_table(analysis.language).helpers}
    return "participle" in kinds and bool(lemmas & cue_table(analysis.language).passive)


def _with_noun(
    analysis: Analysis, table: CueTable, body: range, chosen: list[int], finite: int, lemma: str
) -> Report | None:
    """A report by verb and noun ("vertritt die Ansicht", "erhebt Vorwürfe") or verb and adjective ("ist überzeugt")."""
    light = table.light.get(lemma, frozenset())
    for i in reversed(body):
        word = analysis.lower[i]
        if analysis.quoted[i] >= 0 or i == finite:
            continue
        is_noun = analysis.tags[i] == "noun" and (word in light or (analysis.cues[i] == "noun" and i >= body.stop - 2))
        is_state = word in table.states and lemma in table.copulas
        if is_noun or is_state:
            first = i - 1 if i > body.start and analysis.tags[i - 1] in ("article", "determiner") else i
            strength = "light" if word in light else "noun"
            return Report(
                finite, lemma, tuple(sorted({*chosen, *range(first, i + 1)})), strength, "speech_thought", False, False
            )
    return None


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
        speaker = subject_before(analysis, field) or subject_after(analysis, shared.finite + 1, shared.body.stop)
    addressee: range | None = None
    if speaker is not None and not report.passive:
        addressee = object_in(analysis, max(speaker.stop, report.finite + 1), clause.body.stop)
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
    if report.passive:
        return agent_in(analysis, frame.start, stop) or place_in(analysis, frame.start, stop)
    first, after = clause.start, report.finite + 1
    if clause.subordinate:
        if analysis.tags[first] == "article" and lower[first] not in cases.oblique:
            return range(first, first + 1)
        return subject_after(analysis, first + 1, report.finite)
    if after < stop and lower[after] in cases.sure_subjects:
        return range(after, after + 1)
    impersonal = report.lemma in cue_table(analysis.language).impersonal
    if impersonal or (after < stop and lower[after] in cases.expletive):
        return place_in(analysis, frame.start, stop, bare=impersonal)
    field = range(frame.start, report.finite)
    before = subject_before(analysis, field) if len(field) > 0 else None
    return before or subject_after(analysis, after, stop)


_CLOSING = frozenset({",", ":", ";", "–", "—", "--", "."})
