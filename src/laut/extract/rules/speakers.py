"""Which words of a reporting clause are its speaker: the noun phrase in the subject's place.

Before the finite verb of a main clause stands one constituent (the German "Vorfeld"): if
it begins like a subject, all of it is the speaker, attributes, apposition and brackets
included. Else the subject is the first noun phrase behind the verb that may be a
nominative, and reaches as far as attributes do that can only belong to it.
"""

from __future__ import annotations

from laut.extract.analysis import Analysis
from laut.extract.rules.noun_phrases import NOMINAL, cases_of, core_end, is_time, opens_name, phrase_end

__all__ = [
    "agent_in",
    "object_in",
    "place_in",
    "relayed_in",
    "subject_after",
    "subject_before",
    "subject_right_before",
    "without_relative",
]


def subject_before(analysis: Analysis, field: range) -> range | None:
    """The subject in the field before the finite verb, or None where the field is something else."""
    cases = cases_of(analysis.language)
    lower, tags = analysis.lower, analysis.tags
    start, stop = field.start, field.stop
    while start < stop and (
        (tags[start] in ("coordinator", "mark") and lower[start] not in '„“»«"') or lower[start] in cases.focus
    ):
        start += 1
    while stop > start and (lower[stop - 1] in cases.negligible or lower[stop - 1] in ",–—"):
        stop -= 1
    if start >= stop or lower[start] in cases.expletive:
        return None
    if lower[start] in cases.subjects and stop - start == 1:
        return range(start, stop)
    if not _may_begin_subject(analysis, start):
        return None
    end = phrase_end(analysis, start, stop)
    # A relative clause is no part of the speaker: it is cut off where its comma stands.
    comma = next((i for i in range(end or start, stop) if lower[i] == "," and analysis.quoted[i] < 0), stop)
    if comma < stop and not _is_apposition(analysis, comma, stop):
        stop = comma
    return range(start, stop)


def subject_right_before(analysis: Analysis, field: range) -> range | None:
    """The longest noun phrase that ends where the field does, behind whatever begins it: "On Friday the ministry"."""
    cases = cases_of(analysis.language)
    stop = field.stop
    while stop > field.start and (analysis.lower[stop - 1] in cases.negligible or analysis.lower[stop - 1] in ",–—"):
        stop -= 1
    for start in range(field.start, stop):
        if analysis.tags[start] == "pronoun" and start == stop - 1:
            return range(start, stop) if analysis.lower[start] not in cases.objects | cases.expletive else None
        if (
            not _is_inside(analysis, field.start, start)
            and _may_begin_subject(analysis, start)
            and phrase_end(analysis, start, stop) == stop
        ):
            return range(start, stop)
    return None


def without_relative(analysis: Analysis, field: range) -> range:
    """``field`` without the relative clause at its end: "Holm, who has left the party," is Holm."""
    stop = field.stop
    while stop > field.start and analysis.tags[stop - 1] == "mark":
        stop -= 1
    for i in range(stop - 1, field.start, -1):
        if analysis.tags[i] == "question" and analysis.lower[i - 1] == "," and analysis.quoted[i] < 0:
            return range(field.start, i - 1)
        if analysis.lower[i] == "," and analysis.quoted[i] < 0:
            break
    return field


def _is_inside(analysis: Analysis, first: int, start: int) -> bool:
    """Whether the word belongs to a phrase that began before it: "in a later interview"."""
    while start > first and analysis.tags[start - 1] in ("adjective", "adverb"):
        start -= 1
    return start > first and analysis.tags[start - 1] in ("preposition", "article", "determiner")


def _may_begin_subject(analysis: Analysis, i: int) -> bool:
    cases = cases_of(analysis.language)
    tag = analysis.tags[i]
    if analysis.lower[i] in cases.oblique or analysis.lower[i] in cases.objects:
        return False
    if tag in NOMINAL:
        return not is_time(analysis, i)
    if tag in ("article", "determiner", "numeral", "number", "adjective"):
        head = core_end(analysis, i, len(analysis.lower))
        if head is None:
            return tag == "article" and analysis.lower[i] in cases.nominative
        return head == i or not is_time(analysis, head)
    return tag == "mark" and analysis.lower[i] in '„»«"“' and analysis.quoted[i] >= 0


def _is_apposition(analysis: Analysis, comma: int, stop: int) -> bool:
    """Whether what stands between the comma and ``stop`` has no verb: ", der Leiter der Behörde,"."""
    return not any(analysis.tags[i] == "finite" for i in range(comma + 1, stop))


def subject_after(analysis: Analysis, first: int, stop: int) -> range | None:
    """The first noun phrase from ``first`` on that may be a nominative, whole."""
    cases = cases_of(analysis.language)
    lower, tags = analysis.lower, analysis.tags
    i = first
    while i < stop:
        tag = tags[i]
        if lower[i] in cases.subjects and tag == "pronoun":
            if lower[i] not in cases.expletive:
                return range(i, i + 1)
            i += 1
        elif lower[i] in cases.objects and tag == "pronoun":
            i += 1
        elif tag == "preposition":
            i = phrase_end(analysis, i + 1, stop) or i + 1
        elif tag in ("article", "determiner", "noun", "name", "adjective", "numeral", "number") or opens_name(
            analysis, i
        ):
            end = phrase_end(analysis, i, stop)
            if end is None:
                if tag == "determiner" and lower[i] in cases.subjects:
                    return range(i, i + 1)
                i += 1
            elif _may_begin_subject(analysis, i):
                return range(i, end)
            else:
                i = end
        elif lower[i] in ",;:" and analysis.quoted[i] < 0:
            return None
        else:
            i += 1
    return None


def agent_in(analysis: Analysis, first: int, stop: int) -> range | None:
    """The agent of a passive ("von der Ministerin"), without its preposition."""
    agents = cases_of(analysis.language).agents
    for i in range(first, stop):
        if analysis.lower[i] in agents and analysis.tags[i] == "preposition":
            end = phrase_end(analysis, i + 1, stop)
            if end is not None:
                return range(i + 1, end)
    return None


def place_in(analysis: Analysis, first: int, stop: int, *, bare: bool = False) -> range | None:
    """The text or body in which something is said ("im Bericht heißt es", "heißt es bei der Armee").

    With ``bare`` the noun may stand without article after "aus": "verlautete aus Parteikreisen".
    """
    cases = cases_of(analysis.language)
    for i in range(first, stop - 1):
        if analysis.lower[i] not in cases.places or analysis.tags[i] != "preposition":
            continue
        definite = (
            (bare and analysis.lower[i] in cases.origins)
            or analysis.lower[i] in cases.fused
            or analysis.tags[i + 1] in ("article", "determiner")
        )
        end = phrase_end(analysis, i + 1, stop) if definite else None
        head = core_end(analysis, i + 1, stop) if end is not None else None
        if end is not None and head is not None and not is_time(analysis, head):
            return range(i + 1, end)
    return None


def relayed_in(analysis: Analysis, first: int, stop: int) -> range | None:
    """On whose word an outlet reports: "unter Berufung auf das Ministerium"."""
    cases = cases_of(analysis.language)
    for i in range(first + 1, stop - 2):
        if analysis.lower[i] in cases.reliance and analysis.tags[i - 1] == analysis.tags[i + 1] == "preposition":
            end = phrase_end(analysis, i + 2, stop)
            return range(i + 2, end) if end is not None else None
    return None


def object_in(analysis: Analysis, first: int, stop: int, *, bare: bool = False) -> range | None:
    """The addressee: a phrase behind the subject in the dative or accusative, or one with "gegenüber".

    With ``bare`` it needs no article: "told reporters".
    """
    cases = cases_of(analysis.language)
    i = first
    while i < stop:
        tag = analysis.tags[i]
        if tag == "preposition" and analysis.lower[i] in cases.towards:
            end = phrase_end(analysis, i + 1, stop)
            return range(i + 1, end) if end is not None else None
        if tag == "preposition":
            i = phrase_end(analysis, i + 1, stop) or i + 1
        elif analysis.lower[i] in cases.objects and tag == "pronoun":
            if analysis.lower[i] not in cases.reflexive:
                return range(i, i + 1)
            i += 1
        elif tag in ("article", "determiner") or (bare and tag in NOMINAL):
            end = phrase_end(analysis, i, stop)
            head = core_end(analysis, i, stop)
            if end is not None and head is not None and not is_time(analysis, head):
                return range(i, end)
            i += 1
        else:
            i += 1
    return None
