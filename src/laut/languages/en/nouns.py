"""English nouns and noun phrases: singulars; there is no case to take off but the possessive."""

from __future__ import annotations

__all__ = ["dictionary_forms", "feminine", "is_plural", "nominative_adjective", "nominative_noun"]

_SHORTEST = 3
_ENDINGS = (
    ("'s", "", "s"),
    ("’s", "", "s"),
    ("men", "man", "p"),
    ("women", "woman", "p"),
    ("ies", "y", "p"),
    ("es", "", "p"),
    ("s", "", "p"),
)


def dictionary_forms(noun: str) -> tuple[tuple[str, str], ...]:
    """Forms that an inflected lower-case noun may come from, each with the number it shows: s or p."""
    return tuple(
        (noun[: len(noun) - len(ending)] + put, number)
        for ending, put, number in _ENDINGS
        if noun.endswith(ending) and len(noun) - len(ending) >= _SHORTEST
    )


def feminine(noun: str) -> str:
    """The same word: English nouns for persons name either sex."""
    return noun


def nominative_adjective(adjective: str, gender: str) -> str:
    """The same word: English adjectives have no endings."""
    return adjective


def nominative_noun(noun: str, genders: str) -> str:
    """A noun without its possessive ending."""
    return noun.removesuffix("'s").removesuffix("’s")


def is_plural(verb: str) -> bool:
    """Whether a finite verb of the third person stands in the plural; the past tense does not show it."""
    return verb in ("are", "were", "have", "say")
