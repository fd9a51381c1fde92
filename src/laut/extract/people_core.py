"""How far the noun phrase for someone goes, and where in it the proper name begins."""

from __future__ import annotations

from collections.abc import Sequence

from laut.extract.people_words import PeopleWords

__all__ = ["QUOTATION", "end_of_core", "name_start"]

QUOTATION = frozenset("„“”\"»«›‹‚‘’'")
_LONGEST_QUOTED_NAME = 5
_IN_NAMES = frozenset("-&.")


def end_of_core(forms: Sequence[str], lower: list[str], first: int, stop: int, words: PeopleWords) -> int:
    """Where the noun phrase proper ends: before a comma, a bracket, a preposition or the next article."""
    i = first
    seen_noun = False
    while i < stop:
        form = forms[i]
        if form in QUOTATION or form == ".":
            i = _after_quoted(forms, i, stop)
            continue
        if form == "&" and i > first:
            i += 1
            continue
        if not form[0].isalnum():
            return i
        capital = form[0].isupper() or form[0].isdigit()
        if words.capitals and seen_noun and not capital:
            follows = forms[i + 1] if i + 1 < stop else ""
            if lower[i] in words.links or (
                lower[i] in words.particles and follows[:1].isupper() and _first_name_before(forms, i, words)
            ):
                i += 1
                continue
            return i
        if (
            not words.capitals
            and i > first
            and not capital
            and (lower[i] in words.prepositions or lower[i] in words.relative)
        ):
            return i
        seen_noun = seen_noun or (capital and not form[0].isdigit())
        i += 1
    return i


def _after_quoted(forms: Sequence[str], i: int, stop: int) -> int:
    """Where it goes on behind the mark at ``i``: behind the name where a pair of marks holds one („Nordmark heute“).

    The closing mark at the end of a phrase may be missing: phrases come without marks at their edges.
    """
    for j in range(i + 1, min(i + 2 + _LONGEST_QUOTED_NAME, stop)):
        if forms[j] in QUOTATION:
            return j + 1
        if not forms[j][0].isalnum() and forms[j] not in _IN_NAMES:
            return i + 1
    return stop if stop - i <= _LONGEST_QUOTED_NAME + 1 else i + 1


def _first_name_before(forms: Sequence[str], i: int, words: PeopleWords) -> bool:
    """Whether the capital before a particle is part of a name and no common noun ("Karl von Hagen")."""
    return forms[i - 1][0].isupper() and words.noun(forms[i - 1]) is None and i + 2 >= len(forms)


def name_start(
    forms: Sequence[str], lower: list[str], first: int, end: int, words: PeopleWords, *, determined: bool
) -> int:
    """Where in the noun phrase the proper name begins; ``end`` where there is none."""
    quoted = next((i for i in range(first + 1, end) if forms[i] in QUOTATION and forms[i] not in "'’"), None)
    if quoted is not None and words.noun(forms[quoted - 1]) is not None and quoted + 1 < end:
        return quoted + 1
    if "&" in forms[first:end]:  # a firm, whatever its words mean ("Holm & Sons")
        return next((i for i in range(first, end) if forms[i][0].isupper()), first)
    at = first
    capitals = [i for i in range(first, end) if forms[i][0].isupper() or forms[i][0].isdigit()]
    for i in range(first, end):
        form = forms[i]
        if (
            form in words.honorifics
            or lower[i] in words.links
            or (form[0].islower() and lower[i] not in words.particles)
            or (
                form[-1].isalpha()
                and words.noun(form) is not None
                and not (i == end - 1 and _surname_like(forms, i, at, words, determined=determined))
            )
        ):
            at = i + 1
    while at < end and forms[at] in (".", "-"):
        at += 1
    if at > first or at == end:
        return at
    unknown = len([i for i in capitals if forms[i] not in QUOTATION])
    if words.capitals and ((determined and not _opens_quotation(forms, first)) or unknown > 2):
        return min(end, first + 1) if unknown > 1 or determined else first
    return first


def _surname_like(forms: Sequence[str], i: int, at: int, words: PeopleWords, *, determined: bool) -> bool:
    """Whether a word for a person in last place is a surname ("Jobst Reimann"): an unknown word stands before it.

    A possessor ("Hrubys Nachfolger") or, after an article, the name of a town ("der Lorcher Bischof") is none.
    """
    before, noun = forms[at], words.noun(forms[i])
    if i - at != 1 or noun is None or noun.sort not in ("person", "group") or words.noun(before) is not None:
        return False
    return not before.endswith("s") and not (determined and before.endswith("er"))


def _opens_quotation(forms: Sequence[str], first: int) -> bool:
    return forms[first] in QUOTATION
