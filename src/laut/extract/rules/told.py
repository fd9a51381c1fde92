"""Acts of speech that are told without their words, and hearsay: "fordert mehr Lohn", "soll geflohen sein"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from laut.extract.analysis import Analysis
from laut.extract.cues import CueTable, cue_table
from laut.extract.people_words import people_words
from laut.extract.rules.content import is_spoken
from laut.extract.rules.draft import Draft, Roles
from laut.extract.rules.noun_phrases import cases_of
from laut.extract.rules.outline import Clause, Sentence
from laut.extract.rules.reporting import roles_of
from laut.extract.rules.reports import Report
from laut.extract.rules.speakers import agent_in, subject_after, subject_before

__all__ = ["after_colon", "hearsay", "named_quotations", "told_acts"]


def told_acts(analysis: Analysis, sentence: Sentence, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Main clauses whose verb tells an act of speech and that nothing is quoted in; relative ones, where no case hides
    that "who" speaks. A clause that ``drafts`` hold is theirs."""
    table = cue_table(analysis.language)
    for number, clause in enumerate(sentence.clauses):
        if clause.finite < 0 or (clause.subordinate and not _is_relative(analysis, clause)):
            continue
        if any(clause.finite in part for draft in drafts for part in (*draft.quote, *draft.roles.frame)):
            continue
        if clause.opener in table.pointing and clause.finite == clause.start + 1:
            continue
        report = clause.report
        if (
            report is None
            or report.verbs.modal
            or not (_sums_up(analysis, table, clause, report) or report.strength == "light")
        ):
            continue
        roles = _roles(analysis, sentence, number, report)
        if not roles.speaker or _is_writer(analysis, roles.speaker):
            continue
        extent = (
            _own(analysis, sentence, number) if drafts or clause.subordinate else _extent(analysis, sentence, number)
        )
        yield Draft("reported", (extent,), Roles(report.medium, roles.speaker), "told")


def _is_writer(analysis: Analysis, speaker: Sequence[range]) -> bool:
    """Whether the article speaks of itself ("We asked the ministry for comment"): its own narration is no statement."""
    words = [i for part in speaker for i in part]
    own = people_words(analysis.language).inclusive_we
    return len(words) == 1 and analysis.lower[words[0]] in own and analysis.quoted[words[0]] < 0


def _is_relative(analysis: Analysis, clause: Clause) -> bool:
    first = clause.start
    return (
        cue_table(analysis.language).unmarked
        and analysis.tags[first] == "question"
        and analysis.lower[first] in cases_of(analysis.language).nominative
    )


def _own(analysis: Analysis, sentence: Sentence, number: int) -> range:
    """The clause alone: up to the mark or word that begins the next."""
    return sentence.clauses[number].body


def _roles(analysis: Analysis, sentence: Sentence, number: int, report: Report) -> Roles:
    clause = sentence.clauses[number]
    field = range(sentence.field_start(number), clause.body.stop)
    return roles_of(analysis, clause, report, field, shared=sentence.shared_subject(number))


def _sums_up(analysis: Analysis, table: CueTable, clause: Clause, report: Report) -> bool:
    """Whether the verb has its content in an object, or in the phrase with the preposition it asks for."""
    if report.lemma not in table.told or _is_idiom(analysis, table, clause, report):
        return False
    if report.verbs.passive and agent_in(analysis, clause.start, clause.body.stop) is None:
        return False
    prepositions = table.told[report.lemma]
    return not prepositions or any(analysis.lower[i] in prepositions and analysis.quoted[i] < 0 for i in clause.body)


def _is_idiom(analysis: Analysis, table: CueTable, clause: Clause, report: Report) -> bool:
    """Whether the verb means something else with its noun: "forderte zwei Todesopfer"."""
    endings = table.idioms.get(report.lemma)
    return endings is not None and any(analysis.lower[i].endswith(endings) for i in clause.body)


def _extent(analysis: Analysis, sentence: Sentence, number: int) -> range:
    """The whole sentence with its stop where no other main clause stands in it, else the clause and what depends on it."""
    mains = [k for k, c in enumerate(sentence.clauses) if c.finite >= 0 and not c.subordinate and k != number]
    if not mains:
        return sentence.words
    stop = next((sentence.clauses[k].start for k in mains if k > number), sentence.words.stop)
    start = sentence.words.start if number < mains[0] else sentence.clauses[number].start
    while stop > start and analysis.words.forms[stop - 1] in (",", ";", "–"):
        stop -= 1
    return range(start, stop)


def hearsay(analysis: Analysis, sentence: Sentence) -> Iterator[Draft]:
    """A sentence whose main verb says that its content is hearsay ("soll … sein")."""
    table = cue_table(analysis.language)
    for clause in sentence.clauses:
        if clause.finite < 0 or clause.subordinate or analysis.quoted[clause.finite] >= 0:
            continue
        by_verb = analysis.lower[clause.finite] in table.hearsay and _is_perfect(analysis, clause)
        if (
            by_verb
            or _is_said_to(analysis, clause)
            or any(analysis.lower[i] in table.rumoured and analysis.quoted[i] < 0 for i in clause.body)
        ):
            yield Draft("free_indirect", (sentence.words,), Roles(), "hearsay")
            return


def _is_said_to(analysis: Analysis, clause: Clause) -> bool:
    """Whether it is said of the subject, nobody tells by whom: "is said to have left", "there are reported to be"."""
    table = cue_table(analysis.language)
    verbs = clause.report.verbs if table.unmarked and clause.report else None
    if verbs is None or not verbs.passive or verbs.lemma not in table.medium or verbs.lemma in table.addresses:
        return False
    after = verbs.words[-1] + 1
    return after + 1 < clause.stop and analysis.lower[after] in table.infinitive


def _is_perfect(analysis: Analysis, clause: Clause) -> bool:
    """Whether the infinitive is one of the perfect ("getötet haben"): of what is past, not of what is planned."""
    verbs = [i for i in clause.body if analysis.tags[i] in ("participle", "infinitive") and analysis.quoted[i] < 0]
    return any(analysis.tags[i] == "participle" for i in verbs) and any(
        analysis.lemmas[i] in cue_table(analysis.language).perfect for i in verbs
    )


def named_quotations(analysis: Analysis, sentence: Sentence, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Words in marks within a reporting clause, where no rule has taken them: "nannte die Kritik „absurd“"."""
    table = cue_table(analysis.language)
    taken = [part for draft in drafts for part in draft.quote]
    for number, clause in enumerate(sentence.clauses):
        report = clause.report
        if report is None or not (report.lemma in table.names or report.strength in ("strong", "act", "light")):
            continue
        for pair in sentence.pairs:
            if not clause.body.start <= pair.first < clause.body.stop or any(pair.first in part for part in taken):
                continue
            if pair.last < report.finite and clause.finite - pair.last < 3:
                continue
            frame = tuple(r for r in (range(clause.start, pair.first), range(pair.last + 1, clause.body.stop)) if r)
            roles = replace(_roles(analysis, sentence, number, report), frame=frame)
            if roles.speaker and any(pair.first in s for s in roles.speaker):
                continue
            if report.lemma in table.names or is_spoken(analysis, pair):
                yield Draft("direct", pair.parts, roles, "named")


def after_colon(analysis: Analysis, sentence: Sentence, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """A quotation behind a colon, whatever stands before it: "Seine Meinung: „…“"."""
    taken = [part for draft in drafts for part in draft.quote]
    for pair in sentence.pairs:
        first = pair.first
        if (
            first == sentence.words.start
            or analysis.words.forms[first - 1] != ":"
            or any(first in part for part in taken)
        ):
            continue
        if any(analysis.tags[i] == "finite" for part in pair.parts for i in part):
            frame = range(sentence.words.start, first)
            clause = next(c for c in sentence.clauses if c.stop == first)
            finite = clause.finite if clause.finite >= 0 else first - 1
            speaker = subject_before(analysis, range(clause.start, finite)) or subject_after(
                analysis, finite + 1, first - 1
            )
            roles = Roles(speaker=(speaker,) if speaker else (), frame=(frame,))
            yield Draft("direct", pair.parts, roles, "after a colon")
