"""Whom or what a figure counts, in a form that languages share: a kind, and whose people they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cache

from laut.base.comparison import Article
from laut.base.records import Figure
from laut.languages.registry import language_for
from laut.questions.terms import stem, words
from laut.questions.wording import Wording

__all__ = [
    "EVERYBODY",
    "OF_PEOPLE",
    "UNTOLD",
    "Population",
    "facing",
    "kind_named",
    "named_in",
    "population",
    "resolved",
]

EVERYBODY = "person"  # the kind of "Menschen", "Tote", "victims": narrowed by nothing
OF_PEOPLE = frozenset(
    {
        "killed", "injured", "missing", "rescued", "detained", "displaced", "troops", "participants", "affected", "infected",
        "aboard", "people_other",
    }
)  # fmt: skip
UNTOLD = frozenset({"people_other", "things"})  # the measures of a figure whose predicate says nothing of it
_LOSSES = frozenset({"killed", "injured", "missing"})  # measures by which a side tells of its own
_ARMED = "soldier"  # the kind of those who fight
_LEAST_ENDING = 5  # letters of the last part of a compound that name its kind
_NAME = 5  # letters by which two forms of a name are one ("tarvenische", "Tarvenier")
_LEAST_NAME = 4
_REACH = 6  # words behind a figure within which a name says whose people are counted ("12 soldiers from ...")


@dataclass(frozen=True, slots=True)
class Population:
    """A kind of people or things (None where no lexicon knows the noun) and whose they are.

    ``side`` is a name cut to its first letters ("tarve" of "tarvenische Soldaten"), ``against`` the side that
    they are not of ("der Gegner"); ``nouns`` are the stems of what is counted. ``sure`` is False where the
    noun does not stand at the figure, and the kind is that of the number before; ``sided`` where the side is
    not taken over from there.
    """

    kind: str | None
    side: str | None
    against: str | None
    nouns: frozenset[str]
    sure: bool
    sided: bool


def named_in(articles: Iterable[Article], names: AbstractSet[str]) -> frozenset[str]:
    """Which of a story's ``names`` (stems) say whose people are counted, by their first letters.

    A word for a kind of people says it of nobody, though a name begins like it ("Grenztruppen" beside "Grenzbote").
    """
    known = {_head(name) for name in names if len(name) >= _LEAST_NAME}
    counted = (
        form
        for article in articles
        for figure in article.reading.figures
        if figure.measure in OF_PEOPLE
        for _, _, form in words(figure.counted or "")
        if len(form) >= _LEAST_NAME and not _kind(form, _kinds(article.reading.document.language))
    )
    return frozenset(map(_head, counted)) & known


def population(article: Article, figure: Figure, close: Wording, sides: AbstractSet[str]) -> Population:
    """Whom ``figure`` counts; ``sides`` are those of the story, as ``named_in`` gives them."""
    counted = [form for _, _, form in words(figure.counted or "")]
    sure = bool(set(counted) & set(close.after))
    source = _sides([form for _, _, form in words(figure.source_name or "")], sides)
    before, after = _sides(close.before, sides), _sides(close.after[:_REACH], sides)
    speaker = next(iter([*source, *before]), None)
    said = next((name for name in reversed(before) if name not in source), None)
    inherited = next(iter(_sides(counted, sides)), None)
    kind = _kind_of(counted, figure, article.reading.document.language)
    side = against = None
    sided = True
    if close.own:
        side = speaker
    elif after:
        side = after[0]
    elif close.opposing:
        against, sided = speaker, sure
    elif sure:
        told = speaker if kind == _ARMED and figure.measure in _LOSSES else None  # an army's losses are its own
        side = inherited or said or told
    else:
        side, sided = said or inherited, said is not None
    return Population(
        kind=kind,
        side=side,
        against=against,
        nouns=frozenset(stem(form) for form in counted if len(form) >= _LEAST_NAME),
        sure=sure,
        sided=sided,
    )


def facing(populations: Sequence[Population]) -> dict[str, str]:
    """Each other's enemy, where two sides of a story speak of one: of whom "der Gegner" is said."""
    speaking = sorted({each.against for each in populations if each.against})
    return dict(zip(speaking, reversed(speaking), strict=True)) if len(speaking) == 2 else {}


def resolved(one: Population, enemies: Mapping[str, str]) -> Population:
    """The same with the enemy by his name, where that is known."""
    enemy = enemies.get(one.against) if one.against else None
    return replace(one, side=enemy, against=None) if enemy else one


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


def kind_named(form: str, language: str) -> str | None:
    """The kind of people or things that a folded word names in ``language``."""
    return _kind(form, _kinds(language))


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
