"""The verbs of a clause taken together: "hatte … bekannt gegeben", "ließ mitteilen", "teilte … mit"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from laut.base.language import Language
from laut.extract.analysis import Analysis
from laut.extract.cues import cue_table
from laut.extract.rules.noun_phrases import cases_of
from laut.extract.tags import tag_table

__all__ = ["VerbGroup", "full_verb", "verb_group"]

_NONFINITE = frozenset({"participle", "infinitive"})


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """``lemma`` is that of the full verb, ``words`` are all its parts: helpers, prefix, reflexive, expletive.

    ``passive`` where the subject is not the one who acts, ``modal`` where the act is wished, possible or due.
    """

    finite: int
    lemma: str
    words: tuple[int, ...]
    passive: bool
    modal: bool


def verb_group(analysis: Analysis, body: range, finite: int) -> VerbGroup:
    """The verb group of the clause whose finite verb, outside quotation marks, is ``finite``."""
    table, others = cue_table(analysis.language), _nonfinite(analysis, body, finite)
    lemma, words = _full_verb(analysis, finite, others)
    passive = lemma not in table.quoting and _is_passive(analysis, finite, others)
    words += [i for i in body if analysis.tags[i] == "prefix" and analysis.lemmas[i] == lemma]
    words += _pronouns(analysis, finite, impersonal=passive or lemma in table.impersonal)
    modal = analysis.lemmas[finite] in tag_table(analysis.language).modals
    return VerbGroup(finite, lemma, tuple(sorted(set(words))), passive, modal)


def full_verb(analysis: Analysis, body: range, finite: int) -> str:
    """The lemma alone of ``verb_group``: most clauses report nothing, and it is enough to see that."""
    return _full_verb(analysis, finite, _nonfinite(analysis, body, finite))[0]


def _nonfinite(analysis: Analysis, body: range, finite: int) -> list[int]:
    tags, quoted = analysis.tags, analysis.quoted
    return [i for i in body if tags[i] in _NONFINITE and i != finite and quoted[i] < 0]


@cache
def _helpers(language: Language) -> frozenset[str]:
    """The verbs that are no full verb where another stands with them."""
    return tag_table(language).helpers | cue_table(language).causative


def _full_verb(analysis: Analysis, finite: int, others: list[int]) -> tuple[str, list[int]]:
    """The lemma of the full verb, and its parts."""
    helpers = _helpers(analysis.language)
    full = [i for i in others if analysis.lemmas[i] not in helpers]
    if cue_table(analysis.language).unmarked:
        # The parts of the verb stand in a row: "has been told to leave" is a telling.
        full = [i for i in full if i > finite][:1]
        others = [i for i in others if full and finite < i <= full[0]]
    if analysis.lemmas[finite] not in helpers or not full:
        return _with_first_part(analysis, finite, [finite])
    return _with_first_part(analysis, full[-1], [finite, *[i for i in others if i >= full[-1]]])


def _with_first_part(analysis: Analysis, verb: int, words: list[int]) -> tuple[str, list[int]]:
    """The verb with the first part of a loose compound where it stands before: "bekannt gegeben", "bekannt gab"."""
    before = analysis.lower[verb - 1] if verb else ""
    if before in tag_table(analysis.language).verbs.separable and analysis.tags[verb - 1] == "adverb":
        compound = before + analysis.lemmas[verb]
        if compound in cue_table(analysis.language).medium:
            return compound, [*words, verb - 1]
    return analysis.lemmas[verb], words


def _is_passive(analysis: Analysis, finite: int, others: list[int]) -> bool:
    table = tag_table(analysis.language)
    has_participle = any(
        analysis.tags[i] == "participle"
        and analysis.lemmas[i] not in table.helpers
        and not analysis.lower[i].endswith(table.progressive)
        for i in others
    )
    return has_participle and any(analysis.lemmas[i] in cue_table(analysis.language).passive for i in [finite, *others])


def _pronouns(analysis: Analysis, finite: int, *, impersonal: bool) -> list[int]:
    """The reflexive beside the verb ("zeigte sich"), and the expletive of an impersonal one ("heißt es")."""
    cases = cases_of(analysis.language)
    last = len(analysis.lower) - 1
    found = [i for i in (finite + 1,) if i <= last and analysis.lower[i] in cases.reflexive]
    if impersonal:
        found += [i for i in (finite - 1, finite + 1) if 0 <= i <= last and analysis.lower[i] in cases.expletive]
    return found
