"""Where a reporting clause stands: behind what it reports or amid it, else what is said follows."""

from __future__ import annotations

from dataclasses import dataclass

from laut.extract.analysis import Analysis
from laut.extract.cues import cue_table
from laut.extract.rules.content import is_spoken, is_subjunctive
from laut.extract.rules.noun_phrases import cases_of, core_end, is_time
from laut.extract.rules.outline import Clause, Sentence
from laut.extract.rules.reporting import roles_of
from laut.extract.rules.reports import Report

__all__ = ["Place", "follows_content", "head_of", "quotation_closes", "resumes", "speaks_by_place"]


@dataclass(frozen=True, slots=True)
class Place:
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


def head_of(analysis: Analysis, sentence: Sentence, at: int, segment: int) -> int:
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


def follows_content(analysis: Analysis, place: Place, report: Report) -> bool:
    """Whether the clause follows what it reports: its verb comes first, and before it stands a main clause or a quotation."""
    if _trails(analysis, place):
        return quotation_closes(analysis, place) or _leaves_open(analysis, place.clause, report)
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


def _is_inverted(analysis: Analysis, place: Place, report: Report) -> bool:
    """Whether the verb stands before its subject, behind a main clause: "…, said the mayor", no object with it."""
    table = cue_table(analysis.language)
    plain = len(report.verbs.words) == 1 and not report.verbs.passive and report.lemma not in table.addresses
    spoken = report.strength == "strong" and report.medium in ("speech", "writing")
    main = any(c.finite >= 0 and not c.subordinate and analysis.moods[c.finite] for c in place.earlier)
    return plain and spoken and main and _speaks_up(analysis, place.clause, report)


def _trails(analysis: Analysis, place: Place) -> bool:
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
        beside = later[0].coordinated or (
            later[0].subordinate and later[0].opener not in cue_table(analysis.language).content
        )
        return beside and quotation_closes(analysis, place)
    if quotation_closes(analysis, place) or _is_parenthesis(analysis, place):
        return True
    colon = analysis.words.forms[clause.start - 1] == ":"
    main = any(c.finite >= 0 and not c.subordinate for c in place.earlier)
    return not colon and (main or (_is_amid(analysis, place) and not place.earlier[0].subordinate))


def _is_parenthesis(analysis: Analysis, place: Place) -> bool:
    """Whether subject and verb alone stand between commas, and a main clause goes on behind: "After all, he said, it broke"."""
    clause = place.clause
    if clause.verb_first or clause.finite < clause.body.stop - 1 or analysis.words.forms[clause.stop - 1] != ",":
        return False
    later = place.sentence.clauses[place.at + 1 :]
    return any(c.finite >= 0 and not c.subordinate and not c.participial for c in later[:2])


def _introduces_quotation(analysis: Analysis, place: Place) -> bool:
    """Whether a quotation that is a sentence of its own begins behind the clause, none before: "Asked why, he said: “I had to.”"."""
    stop = place.clause.stop
    if stop >= place.sentence.words.stop or analysis.quoted[stop] < 0 or quotation_closes(analysis, place):
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


def speaks_by_place(analysis: Analysis, place: Place) -> bool:
    """Whether any verb would report where the clause stands: right behind somebody's words."""
    return _follows_quotation(analysis, place, alone=True) or (
        _trails(analysis, place)
        and quotation_closes(analysis, place)
        and place.clause.finite >= place.clause.body.stop - 2
    )


def quotation_closes(analysis: Analysis, place: Place) -> bool:
    """Whether a quotation closes right before the clause."""
    last = place.earlier[-1].body.stop - 1
    return analysis.quoted[last] >= 0 and analysis.pairs[analysis.quoted[last]].last == last


def _is_amid(analysis: Analysis, place: Place) -> bool:
    """Whether the content goes on behind with its verb: "Der Anbau, sagte der Rektor, sei fertig"."""
    clauses = place.sentence.clauses
    later = clauses[place.at + 1] if place.at + 1 < len(clauses) else None
    return later is not None and later.verb_first and not later.coordinated and resumes(analysis, later)


def _follows_quotation(analysis: Analysis, place: Place, *, alone: bool = False) -> bool:
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


def resumes(analysis: Analysis, clause: Clause) -> bool:
    """Whether the content goes on: with a quotation, or a clause in the subjunctive."""
    first = clause.start
    if analysis.quoted[first] >= 0 and analysis.pairs[analysis.quoted[first]].first == first:
        return True
    if cue_table(analysis.language).unmarked and clause.verb_first and not clause.participial:
        return True
    return clause.finite >= 0 and not clause.subordinate and analysis.moods[clause.finite].startswith("subjunctive")
