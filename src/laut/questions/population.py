"""Whom or what a figure counts, in a form that languages share: a kind, and whose people they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from laut.base.comparison import Article
from laut.base.records import Figure
from laut.languages.registry import language_for
from laut.questions.terms import stem, words
from laut.questions.wording import Wording

__all__ = ["EVERYBODY", "OF_PEOPLE", "UNTOLD", "Population", "named_in", "population"]

EVERYBODY = "person"  # the kind of "Menschen", "Tote", "victims": narrowed by nothing
OF_PEOPLE = frozenset(
    {
        "killed", "injured", "missing", "rescued", "detained", "displaced", "troops", "participants", "affected", "infected",
        "aboard", "people_other",
    }
)  # fmt: skip
UNTOLD = frozenset({"people_other", "things"})  # the measures of a figure whose predicate says nothing of it
_LEAST_ENDING = 5  # letters of the last part of a compound that name its kind
_NAME = 5  # letters by which two forms of a name are one ("tarvenische", "Tarvenier")
_LEAST_NAME = 4
_REACH = 6  # words behind a figure within which a name says whose people are counted ("12 soldiers from ...")


@dataclass(frozen=True, slots=True)
class Population:
    """A kind of people or things (None where no lexicon knows the noun) and whose they are.

    ``side`` is a name cut to its first letters ("tarve" of "tarvenische Soldaten"), ``against`` the side that
    they are not of ("der Gegner"); ``nouns`` are the stems of what is counted. ``sure`` is False where the
    noun does not stand at the figure, and side and kind are those of the number before.
    """

    kind: str | None
    side: str | None
    against: str | None
    nouns: frozenset[str]
    sure: bool


def named_in(figures: Iterable[Figure], names: AbstractSet[str]) -> frozenset[str]:
    """Which of a story's ``names`` (stems) say whose people are counted, by their first letters."""
    known = {_head(name) for name in names if len(name) >= _LEAST_NAME}
    counted = (form for f in figures if f.measure in OF_PEOPLE for _, _, form in words(f.counted or ""))
    return frozenset(_head(form) for form in counted if len(form) >= _LEAST_NAME) & known


def population(article: Article, figure: Figure, close: Wording, sides: AbstractSet[str]) -> Population:
    """Whom ``figure`` counts; ``sides`` are those of the story, as ``named_in`` gives them."""
    counted = [form for _, _, form in words(figure.counted or "")]
    sure = bool(set(counted) & set(close.after))
    source = _sides([form for _, _, form in words(figure.source_name or "")], sides)
    before, after = _sides(close.before, sides), _sides(close.after[:_REACH], sides)
    speaker = next(iter([*source, *before]), None)
    side = against = None
    if close.own:
        side = speaker
    elif after:
        side = after[0]
    elif close.opposing:
        against = speaker
    else:
        inherited = next(iter(_sides(counted, sides)), None)
        said = next((name for name in reversed(before) if name not in source), None)
        side = (inherited or said) if sure else (said or inherited)
    return Population(
        kind=_kind_of(counted, figure, article.reading.document.language),
        side=side,
        against=against,
        nouns=frozenset(stem(form) for form in counted if len(form) >= _LEAST_NAME),
        sure=sure,
    )


def _sides(forms: Sequence[str], sides: AbstractSet[str]) -> list[str]:
    """The sides that are named, in the order of their words."""
    return [head for form in forms if len(form) >= _LEAST_NAME and (head := _head(form)) in sides]


def _head(form: str) -> str:
    return form[:_NAME]


def _kind_of(counted: Sequence[str], figure: Figure, language: str) -> str | None:
    """The most telling kind among the words; where a measure of people has none, they are people."""
    kinds = [kind for form in counted if (kind := _kind(form, _kinds(language)))]
    narrowed = next((kind for kind in kinds if kind != EVERYBODY), None)
    if narrowed or kinds:
        return narrowed or EVERYBODY
    people = figure.measure in OF_PEOPLE or (not counted and figure.unit in (None, "person"))
    return EVERYBODY if people else None


@cache
def _kinds(language: str) -> dict[str, str]:
    lexicon = language_for(language).lexicon("populations")
    return {
        word: kind for key in ("kinds", "described") for kind, listed in lexicon.groups(key).items() for word in listed
    }


def _kind(form: str, kinds: dict[str, str]) -> str | None:
    """The kind of a folded word, or of the end of a compound."""
    if form in kinds:
        return kinds[form]
    endings = (form[i:] for i in range(1, len(form) - _LEAST_ENDING + 1))
    return next((kinds[ending] for ending in endings if ending in kinds), None)
