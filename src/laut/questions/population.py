"""Whom or what a figure counts, in a form that two languages share: a kind, and the words that narrow it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from laut.base.comparison import Article
from laut.base.records import Figure
from laut.languages.registry import language_for
from laut.questions.terms import stem, words

__all__ = ["Population", "population"]

EVERYBODY = "person"  # the kind of "Menschen", "Tote", "victims": narrowed by nothing
_LEAST_ENDING = 5  # letters of the last part of a compound that name its kind


@dataclass(frozen=True, slots=True)
class Population:
    """A kind of people or things (None where no lexicon knows the noun) and what narrows it.

    ``names`` are stems of proper names among the words ("tarven" in "tarvenische Soldaten"),
    ``others`` the remaining stems; names mean the same in every language, the others do not.
    """

    kind: str | None
    names: frozenset[str]
    others: frozenset[str]
    language: str


def population(article: Article, figure: Figure, known: Iterable[str]) -> Population:
    """Whom ``figure`` counts; ``known`` are the stems of the names that the story tells of."""
    language = article.reading.document.language
    counted = [form for _, _, form in words(figure.counted or "")]
    kinds = _kinds(language)
    kind = next((found for form in counted if (found := _kind(form, kinds))), None)
    if not counted and figure.unit in (None, "person"):
        kind = EVERYBODY
    narrowing = {stem(form) for form in counted if len(form) > 3 and not _kind(form, kinds)}
    names = frozenset(name for name in known if any(_same_name(name, other) for other in narrowing))
    others = frozenset(other for other in narrowing if not any(_same_name(name, other) for name in names))
    return Population(kind, names, others, language)


@cache
def _kinds(language: str) -> dict[str, str]:
    groups = language_for(language).lexicon("populations").groups("kinds")
    return {word: kind for kind, listed in groups.items() for word in listed}


def _kind(form: str, kinds: dict[str, str]) -> str | None:
    """The kind of a folded word, or of the end of a compound."""
    if form in kinds:
        return kinds[form]
    endings = (form[i:] for i in range(1, len(form) - _LEAST_ENDING + 1))
    return next((kinds[ending] for ending in endings if ending in kinds), None)


def _same_name(name: str, other: str) -> bool:
    """Whether two stems are of one name: they share five letters, or all of the shorter."""
    least = min(5, len(name), len(other))
    return least >= 4 and name[:least] == other[:least]
