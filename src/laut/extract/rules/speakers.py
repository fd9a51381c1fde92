"""Which words of a reporting clause are its speaker: the noun phrase in the subject's place.

Before the finite verb of a main clause stands one constituent (the German "Vorfeld"): if
it begins like a subject, all of it is the speaker, attributes, apposition and brackets
included. Else the subject is the first noun phrase behind the verb that may be a
nominative, and reaches as far as attributes do that can only belong to it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from laut.base.language import Language
from laut.extract.analysis import Analysis

__all__ = ["Cases", "agent_in", "cases_of", "object_in", "phrase_end", "subject_after", "subject_before"]

_NOMINAL = frozenset({"noun", "name"})
_INSIDE = frozenset({"adjective", "participle", "numeral", "number", "determiner", "adverb"})
_LONGEST_CORE = 12


@dataclass(frozen=True, slots=True)
class Cases:
    """Closed-class words that tell what a noun phrase may be, lower case."""

    oblique: frozenset[str]
    genitive: frozenset[str]
    attributes: frozenset[str]
    subjects: frozenset[str]
    objects: frozenset[str]
    expletive: frozenset[str]
    reflexive: frozenset[str]
    reliance: frozenset[str]
    agents: frozenset[str]
    focus: frozenset[str]
    negligible: frozenset[str]
    sure_subjects: frozenset[str]
    nominative: frozenset[str]
    particles: frozenset[str]
    places: frozenset[str]
    fused: frozenset[str]
    origins: frozenset[str]
    towards: frozenset[str]
    counting: frozenset[str]
    joining: frozenset[str]
    times: tuple[str, ...]
    times_alone: frozenset[str]


@cache
def cases_of(language: Language) -> Cases:
    """The table of ``language``, from ``function_words.toml``."""
    lexicon = language.lexicon("function_words")

    listed = {
        field.name: frozenset(lexicon.words(f"noun_phrase.{field.name}"))
        for field in fields(Cases)
        if field.name != "times"
    }
    return Cases(times=lexicon.words("noun_phrase.times"), **listed)


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


def _may_begin_subject(analysis: Analysis, i: int) -> bool:
    cases = cases_of(analysis.language)
    tag = analysis.tags[i]
    if analysis.lower[i] in cases.oblique or analysis.lower[i] in cases.objects:
        return False
    if tag in _NOMINAL:
        return not _is_time(analysis, i)
    if tag in ("article", "determiner", "numeral", "number", "adjective"):
        head = _head(analysis, i, len(analysis.lower))
        if head is None:
            return tag == "article" and analysis.lower[i] in cases.nominative
        return not _is_time(analysis, head)
    return tag == "mark" and analysis.lower[i] in '„»«"“' and analysis.quoted[i] >= 0


def _is_time(analysis: Analysis, head: int) -> bool:
    cases = cases_of(analysis.language)
    lower = analysis.lower[head]
    return lower.endswith(cases.times) or lower in cases.times_alone or analysis.tags[head] in ("number", "numeral")


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
        elif tag in ("article", "determiner", "noun", "name", "adjective", "numeral", "number") or _opens_name(
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
        head = _head(analysis, i + 1, stop) if end is not None else None
        if end is not None and head is not None and not _is_time(analysis, head):
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


def object_in(analysis: Analysis, first: int, stop: int) -> range | None:
    """The addressee: a phrase behind the subject in the dative or accusative, or one with "gegenüber"."""
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
            if analysis.lower[i] != "sich":
                return range(i, i + 1)
            i += 1
        elif tag in ("article", "determiner"):
            end = phrase_end(analysis, i, stop)
            head = _head(analysis, i, stop)
            if end is not None and head is not None and not _is_time(analysis, head):
                return range(i, end)
            i += 1
        else:
            i += 1
    return None


def phrase_end(analysis: Analysis, start: int, stop: int) -> int | None:
    """Where the noun phrase that begins at ``start`` ends (half-open), or None where none begins."""
    cases = cases_of(analysis.language)
    lower, tags = analysis.lower, analysis.tags
    head = _head(analysis, start, stop)
    if head is None:
        return None
    end = head + 1
    named = tags[start] in _NOMINAL and head > start
    while end < stop:
        further: int | None = None
        if lower[end] in cases.genitive and tags[end] in ("article", "determiner") and not named:
            inner = _head(analysis, end, stop)
            further = inner + 1 if inner is not None else None
        elif lower[end] in cases.attributes and tags[end] == "preposition":
            inner = _head(analysis, end + 1, stop)
            further = inner + 1 if inner is not None else None
        elif lower[end] == "(":
            close = next((i for i in range(end + 1, min(stop, end + 8)) if lower[i] == ")"), None)
            further = close + 1 if close is not None else None
        elif lower[end] in cases.joining:
            inner = _head(analysis, end + 1, stop)
            if inner is not None and not (inner + 1 < stop and tags[inner + 1] == "finite"):
                further = inner + 1
        elif lower[end] == ",":
            further = _apposition_end(analysis, end, stop)
        if further is None:
            break
        end = further
    return end


def _apposition_end(analysis: Analysis, comma: int, stop: int) -> int | None:
    """Where an apposition that begins after ``comma`` ends, if a comma or the clause's end closes it."""
    head = _head(analysis, comma + 1, stop)
    if head is None or analysis.tags[comma + 1] == "pronoun":
        return None
    end = head + 1
    while end < stop and analysis.tags[end] not in ("finite", "mark"):
        end += 1
    return end if end == stop or analysis.lower[end] in ",." else None


def _opens_name(analysis: Analysis, i: int) -> bool:
    return analysis.quoted[i] >= 0 and analysis.pairs[analysis.quoted[i]].first == i


def _head(analysis: Analysis, start: int, stop: int) -> int | None:
    """The last word of the core that begins at ``start``: article, adjectives, nouns and names in a row."""
    tags = analysis.tags
    i = start
    limit = min(stop, start + _LONGEST_CORE)
    while i < limit and tags[i] not in _NOMINAL:
        if _opens_name(analysis, i):
            return _last_name(analysis, i, stop)
        if tags[i] not in _INSIDE and not (i == start and tags[i] == "article") and analysis.lower[i] != "-":
            if i > start + 1 and tags[start] == "article" and tags[i - 1] in ("adjective", "participle"):
                return i - 1
            # "einer der Männer", "viele von ihnen": a word that counts stands for its noun.
            return start if i == start + 1 and _counts(analysis, start, i) else None
        i += 1
    if i >= limit:
        return None
    return _last_name(analysis, i, stop)


def _counts(analysis: Analysis, start: int, after: int) -> bool:
    cases = cases_of(analysis.language)
    return analysis.lower[start] in cases.counting and (
        analysis.lower[after] in cases.genitive or analysis.lower[after] in cases.attributes
    )


def _last_name(analysis: Analysis, head: int, stop: int) -> int:
    """The last of nouns, names, initials and short quoted names in a row from ``head``."""
    tags, lower = analysis.tags, analysis.lower
    if _opens_name(analysis, head):
        head = analysis.pairs[analysis.quoted[head]].last
    while head + 1 < stop:
        after = head + 1
        if tags[after] in _NOMINAL and not _is_time(analysis, after):
            head = after
        elif lower[after] == "." and after + 1 < stop and tags[after + 1] in _NOMINAL and len(lower[head]) <= 5:
            head = after + 1
        elif (
            _opens_name(analysis, after)
            and analysis.words.forms[after + 1][0].isupper()
            and analysis.pairs[analysis.quoted[after]].last - after <= 6
        ):
            head = analysis.pairs[analysis.quoted[after]].last
        elif (
            lower[after] in cases_of(analysis.language).particles
            and after + 1 < stop
            and tags[after + 1] in _NOMINAL
            and head > 0
            and _is_bare(analysis, head)
        ):
            head = after + 1
        else:
            break
    return head


def _is_bare(analysis: Analysis, head: int) -> bool:
    """Whether two nouns stand in a row before: a title or first name and a particle's place."""
    return analysis.tags[head - 1] in _NOMINAL
