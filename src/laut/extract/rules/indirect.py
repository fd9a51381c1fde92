"""Reporting clause and content clause: "X sagte, dass …", "…, sagte X", "…, sagte X, …", "X sagte: „…“"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from laut.extract.analysis import Analysis
from laut.extract.cues import cue_table
from laut.extract.rules.content import ContentKind, content_kind, is_spoken, is_subjunctive, said
from laut.extract.rules.draft import Draft
from laut.extract.rules.noun_phrases import cases_of, core_end, is_time
from laut.extract.rules.outline import Clause, Sentence
from laut.extract.rules.reporting import Report, report_of, roles_of
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


@dataclass(frozen=True, slots=True)
class _Place:
    """A reporting clause in its sentence: ``at`` is its number, ``segment`` that of the clause its segment begins with.

    ``head`` is the number of the clause its subject begins in: "Holm, the mayor, said" is cut into three.
    ``earlier_report`` is the reporting clause before it.
    """

    sentence: Sentence
    at: int
    segment: int
    head: int
    earlier_report: Clause | None

    @property
    def clause(self) -> Clause:
        return self.sentence.clauses[self.at]

    @property
    def earlier(self) -> tuple[Clause, ...]:
        return self.sentence.clauses[self.segment : self.head]

    @property
    def shared_subject(self) -> Clause | None:
        """The clause whose subject a coordinated one without its own shares: rather the report before than its content."""
        found = self.sentence.shared_subject(self.at)
        if found is not None and self.earlier_report is not None and self.earlier_report.start < found.start:
            return self.earlier_report
        return found

    @property
    def start(self) -> int:
        return self.sentence.clauses[self.segment].start


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
        place = _Place(sentence, at, segment, _head(analysis, sentence, at, segment), earlier_report)
        silent = clause.opener in table.as_clause or is_condition
        report = (
            None if silent else report_of(analysis, clause, by_place=_speaks_by_place(analysis, place))
        )
        if report is not None:
            if _follows_content(analysis, place, report):
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


def _head(analysis: Analysis, sentence: Sentence, at: int, segment: int) -> int:
    """The number of the clause that the subject of a trailing clause begins in: its own, or that behind a quotation or a
    whole main clause where a name and its apposition alone stand between."""
    clauses = sentence.clauses
    verb = clauses[at]
    if not cue_table(analysis.language).unmarked or not verb.verb_first or verb.coordinated or verb.participial:
        return at
    head = at
    while head > segment and not _is_quoted(analysis, clauses[head - 1].body.stop - 1):
        if clauses[head - 1].finite >= 0 and analysis.tags[clauses[head - 1].start] != "question":
            break
        head -= 1
    if head in (at, segment):
        return at
    closes = _is_quoted(analysis, clauses[head - 1].body.stop - 1)
    names = core_end(analysis, clauses[head].start, clauses[head].body.stop) is not None
    return head if names and (closes or not clauses[head - 1].subordinate) else at


def _is_quoted(analysis: Analysis, i: int) -> bool:
    return analysis.quoted[i] >= 0


def _begins_segment(analysis: Analysis, sentence: Sentence, at: int) -> bool:
    """Whether the clause is a main clause of its own beside those before."""
    before = sentence.clauses[at - 1]
    clause = sentence.clauses[at]
    if analysis.words.forms[before.stop - 1] == ";":
        return True
    return clause.coordinated and clause.finite >= 0 and not clause.subordinate


def _follows_content(analysis: Analysis, place: _Place, report: Report) -> bool:
    """Whether the clause follows what it reports: its verb comes first, and before it stands a main clause or a quotation."""
    if _trails(analysis, place):
        return _quotation_closes(analysis, place) or _leaves_open(analysis, place.clause, report)
    if not place.earlier or not place.clause.verb_first or place.clause.coordinated or place.clause.participial:
        return False
    if _follows_quotation(analysis, place) or _is_amid(analysis, place):
        return True
    if cue_table(analysis.language).unmarked:
        return _is_inverted(analysis, place, report)
    opener = place.earlier[0]
    if opener.subordinate and opener.opener not in cue_table(analysis.language).content:
        return False
    if not any(c.finite >= 0 and (not c.subordinate or c is opener) for c in place.earlier):
        return False
    if opener.opener in cue_table(analysis.language).content:
        return report.strength in ("strong", "weak")
    if report.strength == "strong":
        return report.verbs.passive or _speaks_up(analysis, place.clause, report)
    return report.strength in ("weak", "act") and is_subjunctive(analysis, place.earlier)


def _is_inverted(analysis: Analysis, place: _Place, report: Report) -> bool:
    """Whether the verb stands before its subject, behind a main clause: "…, said the mayor", no object with it."""
    table = cue_table(analysis.language)
    plain = len(report.verbs.words) == 1 and not report.verbs.passive and report.lemma not in table.addresses
    spoken = report.strength == "strong" and report.medium in ("speech", "writing")
    main = any(c.finite >= 0 and not c.subordinate and analysis.moods[c.finite] for c in place.earlier)
    return plain and spoken and main and _speaks_up(analysis, place.clause, report)


def _trails(analysis: Analysis, place: _Place) -> bool:
    """Whether subject and verb stand behind what they report: "The bridge was safe, he said"."""
    clause = place.clause
    has_subject = not clause.verb_first or place.head < place.at
    if not cue_table(analysis.language).unmarked or not place.earlier or clause.finite < 0 or not has_subject:
        return False
    if clause.subordinate or clause.coordinated or analysis.tags[clause.start - 1] != "mark":
        return False
    if not analysis.moods[clause.finite]:
        return False  # "…, actively promoting it": a participle trails what it goes with
    if _introduces_quotation(analysis, place):
        return False
    later = place.sentence.clauses[place.at + 1 :]
    if later and analysis.tags[later[0].start - 1] != "mark":
        # "“…,” she said when asked": said words behind would begin with their conjunction or subject.
        beside = later[0].coordinated or (later[0].subordinate and later[0].opener not in cue_table(analysis.language).content)
        return beside and _quotation_closes(analysis, place)
    if _quotation_closes(analysis, place) or _is_parenthesis(analysis, place):
        return True
    colon = analysis.words.forms[clause.start - 1] == ":"
    main = any(c.finite >= 0 and not c.subordinate for c in place.earlier)
    return not colon and (main or (_is_amid(analysis, place) and not place.earlier[0].subordinate))


def _is_parenthesis(analysis: Analysis, place: _Place) -> bool:
    """Whether subject and verb alone stand between commas, and a main clause goes on behind: "After all, he said, it broke"."""
    clause = place.clause
    if clause.verb_first or clause.finite < clause.body.stop - 1 or analysis.words.forms[clause.stop - 1] != ",":
        return False
    later = place.sentence.clauses[place.at + 1 :]
    return any(c.finite >= 0 and not c.subordinate and not c.participial for c in later[:2])


def _introduces_quotation(analysis: Analysis, place: _Place) -> bool:
    """Whether a quotation that is a sentence of its own begins behind the clause, none before: "Asked why, he said: “I had to.”"."""
    stop = place.clause.stop
    if stop >= place.sentence.words.stop or analysis.quoted[stop] < 0 or _quotation_closes(analysis, place):
        return False
    first = analysis.pairs[analysis.quoted[stop]].first
    begins = first == stop and analysis.words.forms[first + 1][0].isupper()
    return begins and all(analysis.quoted[clause.start] < 0 for clause in place.earlier)


def _leaves_open(analysis: Analysis, clause: Clause, report: Report) -> bool:
    """Whether the verb's object is not in its own clause, so that what stands before may be it: "…, she told reporters"."""
    if report.strength not in ("strong", "weak"):
        return False
    after = report.verbs.words[-1] + 1
    if after >= clause.body.stop or report.lemma in cue_table(analysis.language).addresses:
        return True
    head = core_end(analysis, after, clause.body.stop)
    return head is None or is_time(analysis, head) or analysis.lower[after] in cue_table(analysis.language).days


def _speaks_by_place(analysis: Analysis, place: _Place) -> bool:
    """Whether any verb would report where the clause stands: right behind somebody's words."""
    return _follows_quotation(analysis, place, alone=True) or (
        _trails(analysis, place) and _quotation_closes(analysis, place) and place.clause.finite >= place.clause.body.stop - 2
    )


def _quotation_closes(analysis: Analysis, place: _Place) -> bool:
    """Whether a quotation closes right before the clause."""
    last = place.earlier[-1].body.stop - 1
    return analysis.quoted[last] >= 0 and analysis.pairs[analysis.quoted[last]].last == last


def _is_amid(analysis: Analysis, place: _Place) -> bool:
    """Whether the content goes on behind with its verb: "Der Anbau, sagte der Rektor, sei fertig"."""
    clauses = place.sentence.clauses
    later = clauses[place.at + 1] if place.at + 1 < len(clauses) else None
    return later is not None and later.verb_first and not later.coordinated and _resumes(analysis, later)


def _follows_quotation(analysis: Analysis, place: _Place, *, alone: bool = False) -> bool:
    """Whether the clause is verb-first and a quotation closes right before it; with ``alone``, one of whole words only."""
    if not place.earlier or not place.clause.verb_first or place.clause.coordinated:
        return False
    last = place.earlier[-1].body.stop - 1
    if analysis.quoted[last] < 0 or analysis.pairs[analysis.quoted[last]].last != last:
        return False
    if alone:
        pair = analysis.pairs[analysis.quoted[last]]
        return pair.first == place.earlier[-1].start and is_spoken(analysis, pair)
    after_colon = analysis.words.forms[place.earlier[-1].start - 1] == ":"
    return after_colon or _is_mostly_quoted(analysis, place.earlier)


def _speaks_up(analysis: Analysis, clause: Clause, report: Report) -> bool:
    """Whether the clause has a subject of its own or an expletive ("heißt es"): else it goes on with another's."""
    expletive = cases_of(analysis.language).expletive
    after = report.finite + 1
    return (after < clause.stop and analysis.lower[after] in expletive) or bool(
        roles_of(analysis, clause, report, range(clause.finite, clause.stop)).speaker
    )


def _is_mostly_quoted(analysis: Analysis, clauses: tuple[Clause, ...]) -> bool:
    words = [i for clause in clauses for i in clause.body if analysis.tags[i] != "mark"]
    return sum(analysis.quoted[i] >= 0 for i in words) * 2 >= len(words)


def _after_content(analysis: Analysis, place: _Place, report: Report) -> tuple[list[Draft], int]:
    """The statement before its reporting clause, with what may go on behind it; and the last clause read."""
    sentence, clause = place.sentence, place.clause
    last = place.at
    # "It was, he said, a mistake": where nothing but subject and verb stand between, what is said goes on.
    between = (
        cue_table(analysis.language).unmarked
        and not clause.verb_first
        and report.verbs.words[-1] == clause.body.stop - 1
        and not _quotation_closes(analysis, place)
    )
    resumed: range | None = None
    for number in range(place.at + 1, len(sentence.clauses)):
        later = sentence.clauses[number]
        if later.coordinated and later.finite >= 0:
            break
        if later.participial and report_of(analysis, later) is not None:
            break  # "…,” he said, adding that"
        if _resumes(analysis, later) or (between and not later.participial):
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


def _resumes(analysis: Analysis, clause: Clause) -> bool:
    """Whether the content goes on: with a quotation, or a clause in the subjunctive."""
    first = clause.start
    if analysis.quoted[first] >= 0 and analysis.pairs[analysis.quoted[first]].first == first:
        return True
    if cue_table(analysis.language).unmarked and clause.verb_first and not clause.participial:
        return True
    return clause.finite >= 0 and not clause.subordinate and analysis.moods[clause.finite].startswith("subjunctive")


def _before_content(analysis: Analysis, place: _Place, report: Report) -> tuple[list[Draft], int]:
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
    if clause.participial and not roles.speaker and stop_at < len(sentence.clauses) and _leads(analysis, sentence, clause):
        main = sentence.clauses[stop_at]
        subject = subject_before(analysis, range(main.start, main.finite))
        roles = replace(roles, speaker=(subject,) if subject else ())
    regions = [range(content.start, sentence.clauses[stop_at - 1].body.stop)]
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


def _is_quotation_after_colon(analysis: Analysis, clause: Clause) -> bool:
    return analysis.quoted[clause.start] >= 0 and analysis.words.forms[clause.start - 1] == ":"


def _content_start(analysis: Analysis, place: _Place, report: Report) -> int | None:
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
            return number if begins and report.strength in ("strong", "weak") else None
        if kind == "indicative" and (clause.subordinate or mark != "," or number != place.at + 1):
            return None
        if kind in takes:
            return number
        if kind:
            return None
        if candidate.finite < 0 and _is_field(analysis, sentence, number):
            return number
        if table.unmarked and report_of(analysis, candidate) is not None:
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
        if clause.participial and mark == "," and report_of(analysis, clause) is not None:
            return number
        if mark == ";" and report_of(analysis, clause) is not None:
            return number
        if leads and mark == "," and not clause.coordinated and not clause.verb_first:
            return number
        if analysis.moods[clause.finite] != "indicative":
            continue
        if clause.coordinated and (clause.finite == clause.start + 1 or report_of(analysis, clause) is not None):
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
