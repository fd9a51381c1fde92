"""Reporting clause and content clause: "X sagte, dass …", "…, sagte X", "…, sagte X, …", "X sagte: „…“"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from laut.extract.analysis import Analysis
from laut.extract.cues import cue_table
from laut.extract.rules.content import ContentKind, content_kind, is_subjunctive, said
from laut.extract.rules.draft import Draft
from laut.extract.rules.noun_phrases import core_end, is_time
from laut.extract.rules.outline import Clause, Sentence
from laut.extract.rules.place import Place, follows_content, head_of, quotation_closes, resumes, speaks_by_place
from laut.extract.rules.reporting import report_of, roles_of
from laut.extract.rules.reports import Report
from laut.extract.rules.speakers import subject_before
from laut.extract.tags import tag_table

__all__ = ["reported_clauses"]

# What content each kind of reporting word may take without further sign.
_TAKES: dict[str, frozenset[ContentKind]] = {
    "strong": frozenset({"conjunction", "question", "infinitive", "subjunctive", "indicative"}),
    "weak": frozenset({"conjunction", "infinitive", "subjunctive"}),
    "act": frozenset({"conjunction", "infinitive", "subjunctive"}),
    "light": frozenset({"conjunction", "infinitive", "subjunctive"}),
    "noun": frozenset({"conjunction", "infinitive", "subjunctive"}),
}
_MOST_SKIPPED = 4


def reported_clauses(analysis: Analysis, sentence: Sentence) -> Iterator[Draft]:
    """The statements that reporting clauses of the sentence introduce or follow."""
    segment = 0
    earlier_report: Clause | None = None
    table = cue_table(analysis.language)
    at = 0
    while at < len(sentence.clauses):
        clause = sentence.clauses[at]
        if at > segment and _begins_segment(analysis, sentence, at):
            segment = at
        is_condition = at == 0 and clause.start == sentence.words.start and _may_be_condition(analysis, clause)
        place = Place(sentence, at, segment, head_of(analysis, sentence, at, segment), earlier_report)
        silent = clause.opener in table.as_clause or is_condition
        report = None if silent else report_of(analysis, clause, by_place=speaks_by_place(analysis, place))
        if report is not None:
            if follows_content(analysis, place, report):
                drafts, at = _after_content(analysis, place, report)
            else:
                drafts, at = _before_content(analysis, place, report)
                segment = at if drafts else segment
            if drafts:
                earlier_report = clause
            yield from drafts
        at += 1


def _may_be_condition(analysis: Analysis, clause: Clause) -> bool:
    """Whether the verb at the head of a sentence makes a condition: "Sollte er …", "Had he …", not "Asked whether …"."""
    table = tag_table(analysis.language)
    if not clause.verb_first or clause.participial:
        return False
    return not cue_table(analysis.language).unmarked or analysis.lemmas[clause.finite] in table.helpers


def _begins_segment(analysis: Analysis, sentence: Sentence, at: int) -> bool:
    """Whether the clause is a main clause of its own beside those before."""
    before = sentence.clauses[at - 1]
    clause = sentence.clauses[at]
    if analysis.words.forms[before.stop - 1] == ";":
        return True
    return clause.coordinated and clause.finite >= 0 and not clause.subordinate


def _after_content(analysis: Analysis, place: Place, report: Report) -> tuple[list[Draft], int]:
    """The statement before its reporting clause, with what may go on behind it; and the last clause read."""
    sentence, clause = place.sentence, place.clause
    last = place.at
    # "It was, he said, a mistake": where nothing but subject and verb stand between, what is said goes on.
    between = (
        cue_table(analysis.language).unmarked
        and not clause.verb_first
        and report.verbs.words[-1] == clause.body.stop - 1
        and not quotation_closes(analysis, place)
    )
    resumed: range | None = None
    for number in range(place.at + 1, len(sentence.clauses)):
        later = sentence.clauses[number]
        if later.coordinated and later.finite >= 0:
            break
        if later.participial and later.report is not None:
            break  # "…,” he said, adding that"
        if resumes(analysis, later) or (between and not later.participial):
            resumed = range(later.start, sentence.body_stop)
            break
        last = number
    stop = sentence.clauses[last].body.stop if resumed is None else resumed.start
    before = place.earlier[-1]
    frame = range(before.body.stop, stop)
    roles = roles_of(analysis, clause, report, frame, shared=place.shared_subject)
    start = place.start
    if analysis.quoted[before.start] >= 0 and analysis.words.forms[before.start - 1] == ":":
        start = before.start
    pieces = [range(start, before.body.stop)]
    if resumed is not None:
        pieces.append(resumed)
        last = len(sentence.clauses) - 1
    return list(said(analysis, pieces, roles, "clause behind")), last


def _before_content(analysis: Analysis, place: Place, report: Report) -> tuple[list[Draft], int]:
    """The statements behind their reporting clause; and the last clause read."""
    sentence, clause = place.sentence, place.clause
    first = _content_start(analysis, place, report)
    if first is None:
        return [], place.at
    own = clause.subordinate or clause.participial or not (clause.verb_first or _lacks_subject(analysis, clause))
    start = clause.start if own else place.start
    content = sentence.clauses[first]
    roles = roles_of(analysis, clause, report, range(start, content.start), shared=place.shared_subject)
    if _is_quotation_after_colon(analysis, content):
        return list(said(analysis, [_quotations_from(analysis, content.start)], roles, "clause before")), place.at
    stop_at = _content_stop(analysis, sentence, first, within=clause)
    if (
        clause.participial
        and not roles.speaker
        and stop_at < len(sentence.clauses)
        and _leads(analysis, sentence, clause)
    ):
        main = sentence.clauses[stop_at]
        subject = subject_before(analysis, range(main.start, main.finite))
        roles = replace(roles, speaker=(subject,) if subject else ())
    stop = sentence.clauses[stop_at - 1].body.stop
    if _awaits_verb(analysis, clause):
        stop = _main_verb(analysis, content) or stop
    regions = [range(content.start, stop)]
    if stop_at < len(sentence.clauses) and _is_quotation_after_colon(analysis, sentence.clauses[stop_at]):
        regions.append(range(sentence.clauses[stop_at].start, sentence.body_stop))
    return [draft for region in regions for draft in said(analysis, [region], roles, "clause before")], place.at


def _lacks_subject(analysis: Analysis, clause: Clause) -> bool:
    """Whether adverbs or a time alone stand before the verb, its subject in a clause before: "…, last year proposed"."""
    if not cue_table(analysis.language).unmarked or clause.coordinated:
        return False
    if all(analysis.tags[i] in ("adverb", "mark") for i in range(clause.start, clause.finite)):
        return True
    head = core_end(analysis, clause.start, clause.finite)
    return head == clause.finite - 1 and is_time(analysis, head)


def _awaits_verb(analysis: Analysis, clause: Clause) -> bool:
    """Whether the reporting verb is of a relative clause amid its sentence: "The man who told police the door was open has vanished"."""
    verb = clause.finite
    return cue_table(analysis.language).unmarked and verb - 1 > clause.start and analysis.tags[verb - 1] == "question"


def _main_verb(analysis: Analysis, content: Clause) -> int | None:
    """The second finite verb of a clause, which then is the sentence's own; None where there is but one."""
    verbs = [i for i in content.body if analysis.tags[i] == "finite"]
    return verbs[-1] if len(verbs) > 1 else None


def _is_quotation_after_colon(analysis: Analysis, clause: Clause) -> bool:
    return analysis.quoted[clause.start] >= 0 and analysis.words.forms[clause.start - 1] == ":"


def _content_start(analysis: Analysis, place: Place, report: Report) -> int | None:
    """The number of the clause that begins what is said, or None where nothing does."""
    sentence, clause = place.sentence, place.clause
    takes = _TAKES[report.strength]
    table = cue_table(analysis.language)
    mark = analysis.words.forms[clause.stop - 1]
    for number in range(place.at + 1, min(len(sentence.clauses), place.at + 2 + _MOST_SKIPPED)):
        candidate = sentence.clauses[number]
        if analysis.words.forms[sentence.clauses[number - 1].stop - 1] == ":":
            has_content = candidate.finite >= 0 and report.strength != "act"
            return number if has_content or analysis.quoted[candidate.start] >= 0 else None
        kind = content_kind(analysis, candidate)
        if candidate.coordinated and kind != "conjunction":
            return None
        if kind == "infinitive" and not _takes_infinitive(analysis, report):
            return None
        if kind == "indicative" and table.unmarked:
            if analysis.quoted[candidate.start] >= 0 and analysis.tags[candidate.start] == "mark":
                return number
            begins = number == place.at + 1 and analysis.tags[candidate.start - 1] != "mark"
            whole = not _awaits_verb(analysis, clause) or _main_verb(analysis, candidate) is not None
            return number if begins and whole and report.strength in ("strong", "weak") else None
        if kind == "indicative" and (clause.subordinate or mark != "," or number != place.at + 1):
            return None
        if kind in takes:
            return number
        if kind:
            return None
        if candidate.finite < 0 and _is_field(analysis, sentence, number):
            return number
        if table.unmarked and candidate.report is not None:
            return None  # what follows is said with the nearer verb: "criticised it, though he added that"
        if (
            candidate.subordinate
            and candidate.opener in table.conditions
            and any(is_subjunctive(analysis, [later]) for later in sentence.clauses[number + 1 :])
        ):
            return number
    return None


def _is_field(analysis: Analysis, sentence: Sentence, number: int) -> bool:
    """Whether a verbless clause and its relative clause stand before the verb of what is said: "in Orten, die …, sei"."""
    later = sentence.clauses[number + 1 :]
    rest = [clause for clause in later if not clause.subordinate]
    return (
        bool(later)
        and later[0].subordinate
        and bool(rest)
        and rest[0].verb_first
        and is_subjunctive(analysis, rest[:1])
    )


def _takes_infinitive(analysis: Analysis, report: Report) -> bool:
    """Whether an infinitive can be what is reported: by the verb, a noun ("die Bitte, zu …") or a companion ("dazu")."""
    table = cue_table(analysis.language)
    by_verb = report.lemma in table.with_infinitive or report.strength in ("light", "noun")
    return by_verb or any(analysis.lower[i] in table.companions for i in report.cue)


def _content_stop(analysis: Analysis, sentence: Sentence, first: int, *, within: Clause) -> int:
    """The number of the clause before which the content ends: one that narrates again, or a quotation after a colon.

    ``within`` is the reporting clause: where it leads its sentence and depends on it ("While X claimed that …,"), the
    main clause behind is no content.
    """
    leads = _leads(analysis, sentence, within)
    begun = False
    for number in range(first + 1, len(sentence.clauses)):
        clause = sentence.clauses[number]
        mark = analysis.words.forms[clause.start - 1]
        begun = begun or sentence.clauses[number - 1].finite >= 0
        if _is_quotation_after_colon(analysis, clause):
            return number
        if clause.finite < 0 or clause.subordinate:
            continue
        if clause.participial and mark == "," and clause.report is not None:
            return number
        if mark == ";" and clause.report is not None:
            return number
        if leads and mark == "," and not clause.coordinated and not clause.verb_first:
            return number
        if analysis.moods[clause.finite] != "indicative":
            continue
        if clause.coordinated and (clause.finite == clause.start + 1 or clause.report is not None):
            return number
        if mark == "," and clause.verb_first and not sentence.clauses[number - 1].subordinate and begun:
            return number
    return len(sentence.clauses)


def _leads(analysis: Analysis, sentence: Sentence, clause: Clause) -> bool:
    """Whether a reporting clause depends on a main clause behind it: "While X claimed that …,", "Noting that …,"."""
    depends = clause.subordinate or clause.participial or clause.verb_first
    return cue_table(analysis.language).unmarked and depends and clause.start == sentence.words.start


def _quotations_from(analysis: Analysis, first: int) -> range:
    """The quotation that begins at ``first``, and those that follow it with marks alone between."""
    stop = first
    while stop < len(analysis.quoted) and analysis.quoted[stop] >= 0:
        stop = analysis.pairs[analysis.quoted[stop]].last + 1
        if (
            stop + 1 < len(analysis.quoted)
            and analysis.tags[stop] == "mark"
            and analysis.quoted[stop] < 0
            and analysis.quoted[stop + 1] >= 0
        ):
            stop += 1
    while stop > first and analysis.quoted[stop - 1] < 0:
        stop -= 1
    return range(first, stop)
