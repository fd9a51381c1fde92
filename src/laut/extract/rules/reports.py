"""What a clause reports with: a verb of saying, or a noun or adjective beside its verb, with all words that say so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from laut.base.records import Medium
from laut.extract.analysis import Analysis
from laut.extract.cues import cue_table
from laut.extract.rules.verb_groups import VerbGroup, full_verb, verb_group

__all__ = ["Report", "Strength", "refuses", "report_in"]

# A strong verb reports whatever follows, a weak one only what shows that it is said; an act seldom has content; with
# "light" and "noun" it is a noun or adjective beside the verb that reports.
Strength = Literal["strong", "weak", "act", "light", "noun"]
_DEFAULT_MEDIUM: Medium = "speech_writing"


@dataclass(frozen=True, slots=True)
class Report:
    """What a clause reports with: its verbs, how surely they report, and all words that say so."""

    verbs: VerbGroup
    strength: Strength
    cue: tuple[int, ...]
    medium: Medium

    @property
    def finite(self) -> int:
        return self.verbs.finite

    @property
    def lemma(self) -> str:
        return self.verbs.lemma


def report_in(analysis: Analysis, words: range, body: range, finite: int) -> Report | None:
    """What the clause of ``words`` (``body`` without the marks at its end) reports with, or None.

    ``finite`` is its finite verb; nothing is reported where it has none (-1) or has it in quotation marks.
    """
    if finite < 0 or analysis.quoted[finite] >= 0:
        return None
    table = cue_table(analysis.language)
    lemma = full_verb(analysis, body, finite)
    beside = _beside(analysis, words, body, finite, lemma)
    reports = lemma in table.medium or lemma in table.acts
    if (not reports and beside is None) or refuses(analysis, body, finite):
        return None  # most clauses: what their other verbs are is not worth knowing
    verbs = verb_group(analysis, body, finite)
    if reports:
        companions = [i for i in body if analysis.lower[i] in table.companions and analysis.quoted[i] < 0]
        noun = beside.words if beside is not None and beside.strength == "light" else ()
        cue = tuple(sorted({*verbs.words, *companions, *noun}))
        medium = table.medium.get(lemma, _DEFAULT_MEDIUM)
        return Report(verbs, _strength(analysis, lemma, has_companion=bool(companions)), cue, medium)
    if beside is None:
        return None
    return Report(verbs, beside.strength, tuple(sorted({*verbs.words, *beside.words})), _DEFAULT_MEDIUM)


def refuses(analysis: Analysis, body: range, finite: int) -> bool:
    """Whether the clause says that somebody would not say it: "wollte nicht bestätigen"."""
    table = cue_table(analysis.language)
    return analysis.lemmas[finite] in table.refusing and any(analysis.lower[i] in table.negations for i in body)


def _strength(analysis: Analysis, lemma: str, *, has_companion: bool) -> Strength:
    table = cue_table(analysis.language)
    if lemma not in table.medium or (lemma in table.with_companion and not has_companion):
        return "act"
    return "weak" if lemma in table.weak else "strong"


@dataclass(frozen=True, slots=True)
class _Beside:
    """A noun or adjective that reports together with the verb, with its article."""

    strength: Strength
    words: range


def _beside(analysis: Analysis, words: range, body: range, finite: int, lemma: str) -> _Beside | None:
    """ "vertritt die Ansicht", "erhebt Vorwürfe", "ist überzeugt", or a noun of saying right before the content."""
    table, tags, lower = cue_table(analysis.language), analysis.tags, analysis.lower
    light = table.light.get(lemma, frozenset())
    states = table.states if lemma in table.copulas else frozenset()
    for i in reversed(body):
        is_noun = tags[i] == "noun"
        if not (is_noun or lower[i] in states) or analysis.quoted[i] >= 0 or i == finite:
            continue
        is_light = is_noun and lower[i] in light
        of_saying = is_noun and analysis.cues[i] == "noun" and _carries(analysis, words, body, i)
        if is_light or of_saying or lower[i] in states:
            has_article = i > words.start and tags[i - 1] in ("article", "determiner")
            return _Beside("light" if is_light else "noun", range(i - 1 if has_article else i, i + 1))
    return None


def _carries(analysis: Analysis, words: range, body: range, noun: int) -> bool:
    """Whether a noun of saying stands where its content begins: at the end of its clause, before a conjunction."""
    table = cue_table(analysis.language)
    if not table.unmarked:
        return noun >= body.stop - 2
    return noun + 1 == words.stop < len(analysis.lower) and analysis.lower[words.stop] in table.content
