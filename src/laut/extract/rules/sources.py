"""Attribution without a reporting verb: "laut X", "nach Angaben von X", "X zufolge", "so X", "wie X mitteilte", "demnach"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from laut.extract.analysis import Analysis
from laut.extract.cues import cue_table
from laut.extract.rules.draft import Roles
from laut.extract.rules.noun_phrases import phrase_end
from laut.extract.rules.outline import Clause, Sentence, widened
from laut.extract.rules.reporting import roles_of

__all__ = ["Source", "sources_in"]


@dataclass(frozen=True, slots=True)
class Source:
    """A source phrase: the words of its frame, its roles, and the ``region`` that it may cover.

    ``needs_subjunctive`` where the cue word is often none.
    """

    frame: range
    roles: Roles
    region: range
    needs_subjunctive: bool = False


def sources_in(analysis: Analysis, sentence: Sentence) -> Iterator[Source]:
    """The source phrases of a sentence, outside quotations, in order."""
    for clause in sentence.clauses:
        for i in clause.body:
            if analysis.quoted[i] >= 0 or not analysis.cues[i]:
                continue
            found = _by_word(analysis, sentence, clause, i)
            if found is not None:
                yield found


def _by_word(analysis: Analysis, sentence: Sentence, clause: Clause, i: int) -> Source | None:
    match analysis.cues[i]:
        case "before":
            return _before(analysis, sentence, clause, i)
        case "source":
            return _before(analysis, sentence, clause, i, of_saying=True) or _after(
                analysis, sentence, clause, i, of_saying=True
            )
        case "after":
            return _after(analysis, sentence, clause, i)
        case "particle":
            return _particle(analysis, sentence, clause, i)
        case "as":
            return _as(analysis, sentence, clause, i)
        case "as_clause":
            return _as_clause(analysis, sentence, clause, i)
    return None


def _before(
    analysis: Analysis, sentence: Sentence, clause: Clause, i: int, *, of_saying: bool = False
) -> Source | None:
    """ "laut X"; with ``of_saying`` X must be a noun of saying ("nach Angaben der Polizei")."""
    # "according to X": the cue is of two words.
    first = i + 2 if i + 1 < sentence.body_stop and analysis.tags[i + 1] == "preposition" else i + 1
    end = phrase_end(analysis, first, sentence.body_stop)
    if end is None or (of_saying and not _names_saying(analysis, range(first, end))):
        return None
    # At the head of a main clause all up to the verb is the phrase.
    if (
        i == clause.start
        and end < clause.finite
        and not clause.subordinate
        and not _is_cut(analysis, end, clause.finite)
    ):
        end = clause.finite
    # A phrase that is a clause of its own on the surface takes the comma that parts it from what it covers.
    own = cue_table(analysis.language).unmarked and i == clause.start and end >= clause.body.stop
    frame = range(i - 1 if own and analysis.words.forms[i - 1] == "," else i, end)
    if analysis.words.forms[end - 1] != "," and (end > clause.body.stop or (own and i == sentence.words.start)):
        frame = _closed(analysis, sentence, frame)
    return Source(
        frame,
        Roles(speaker=(range(first, end),), cue=tuple(range(i, first)), frame=(frame,)),
        _region(analysis, sentence, clause),
    )


def _is_cut(analysis: Analysis, first: int, stop: int) -> bool:
    """Whether between the phrase and the verb stands more than its attributes: a bracket is closed, adverbs follow."""
    return any(analysis.tags[k] in ("adverb", "pronoun", "mark") for k in range(first, stop))


def _after(analysis: Analysis, sentence: Sentence, clause: Clause, i: int, *, of_saying: bool = False) -> Source | None:
    """ "X zufolge": the longest phrase that ends at the word."""
    first = clause.finite + 1 if clause.start <= clause.finite < i else clause.start
    if i > first and analysis.tags[i - 1] == "pronoun":
        frame = range(i - 1, i + 1)
        roles = Roles(speaker=(range(i - 1, i),), cue=(i,), frame=(frame,))
        return None if of_saying else Source(frame, roles, _region(analysis, sentence, clause))
    for start in range(first, i):
        if analysis.tags[start] != "preposition" and phrase_end(analysis, start, i) == i:
            if of_saying and not _names_saying(analysis, range(start, i)):
                return None
            frame = range(start, i + 1)
            roles = Roles(speaker=(range(start, i),), cue=(i,), frame=(frame,))
            return Source(frame, roles, _region(analysis, sentence, clause))
    return None


def _names_saying(analysis: Analysis, phrase: range) -> bool:
    """Whether the phrase's first noun is one of saying."""
    noun = next((k for k in phrase if analysis.tags[k] in ("noun", "name")), None)
    return noun is not None and cue_table(analysis.language).is_source_noun(analysis.lower[noun])


def _particle(analysis: Analysis, sentence: Sentence, clause: Clause, i: int) -> Source | None:
    """ "demnach" alone; "wonach" takes the clause before as its frame, and its last noun phrase as the speaker."""
    if i == clause.start and clause.subordinate and i > sentence.words.start:
        earlier = next((c for c in sentence.clauses if c.stop == i), None)
        if earlier is None:
            return None
        noun = next((k for k in reversed(earlier.body) if analysis.cues[k] == "noun"), None)
        speaker: tuple[range, ...] = ()
        if noun is not None:
            start = noun
            while start > earlier.start and analysis.tags[start - 1] in ("article", "determiner", "adjective"):
                start -= 1
            speaker = (range(start, phrase_end(analysis, start, earlier.body.stop) or noun + 1),)
        frame = range(sentence.words.start if earlier.start == sentence.words.start else earlier.start, i + 1)
        region = range(i + 1, sentence.body_stop)
        return Source(frame, Roles(speaker=speaker, cue=(i,), frame=(frame,)), region)
    sure = analysis.lower[i] in cue_table(analysis.language).sure_particles
    frame = range(i, i + 1)
    return Source(
        frame, Roles(cue=(i,), frame=(frame,)), _region(analysis, sentence, clause), needs_subjunctive=not sure
    )


def _as(analysis: Analysis, sentence: Sentence, clause: Clause, i: int) -> Source | None:
    """ ", so X": a clause of its own without a finite verb."""
    if i != clause.start or clause.finite >= 0 or i == sentence.words.start or analysis.words.forms[i] == ":":
        return None
    end = phrase_end(analysis, i + 1, sentence.body_stop)
    if end is None or analysis.tags[i + 1] == "adverb":
        return None
    frame = _closed(analysis, sentence, range(i - 1, max(end, clause.body.stop)))
    region = range(sentence.words.start, sentence.body_stop)
    return Source(frame, Roles(speaker=(range(i + 1, end),), cue=(i,), frame=(frame,)), region)


def _as_clause(analysis: Analysis, sentence: Sentence, clause: Clause, i: int) -> Source | None:
    """ "wie X mitteilte", before, behind or amid what is said."""
    if i != clause.start or analysis.tags[i + 1 : i + 2] == ("preposition",):
        return None
    if clause.finite < 0:
        clause = _with_insertions(analysis, sentence, clause)
    report = clause.report
    if (
        report is None
        or report.strength not in ("strong", "weak")
        or report.lemma in cue_table(analysis.language).labels
    ):
        return None
    first = i == sentence.words.start
    frame = range(i, clause.stop) if first else _closed(analysis, sentence, range(i - 1, clause.body.stop))
    roles = roles_of(analysis, clause, report, frame)
    roles = Roles(report.medium, roles.speaker, (i, *report.cue), (frame,), roles.addressee)
    return Source(frame, roles, range(sentence.words.start, sentence.body_stop))


def _with_insertions(analysis: Analysis, sentence: Sentence, clause: Clause) -> Clause:
    """ "wie der Sprecher, Jan Tomsik, mitteilte": the clause up to its verb, over the apposition between."""
    at = sentence.clauses.index(clause)
    for later in sentence.clauses[at + 1 : at + 3]:
        if later.finite >= 0:
            verb_last = later.finite == later.body.stop - 1
            return widened(analysis, clause, later) if verb_last else clause
    return clause


def _closed(analysis: Analysis, sentence: Sentence, frame: range) -> range:
    """The frame with the comma that closes it where the sentence goes on."""
    stop = frame.stop
    if stop < sentence.words.stop and analysis.words.forms[stop] in (",", "–", "—"):
        stop += 1
    return range(frame.start, stop)


def _region(analysis: Analysis, sentence: Sentence, clause: Clause) -> range:
    """What a phrase within ``clause`` covers: the sentence, but only the clause where that depends on another."""
    if clause.subordinate and clause.start > sentence.words.start:
        return clause.body
    return range(sentence.words.start, sentence.body_stop)
