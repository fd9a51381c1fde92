"""German nouns and noun phrases: dictionary forms, feminines, the nominative without its article."""

from __future__ import annotations

__all__ = ["dictionary_forms", "feminine", "is_plural", "nominative_adjective", "nominative_noun"]

_UNRAISED = str.maketrans("äöü", "aou")
_SHORTEST = 3

# Endings a noun takes, what stands there in its dictionary form, and the number they show: s singular,
# p plural, sp either, a that of an adjective used as a noun (Duden, Die Grammatik, "Substantiv"). Likeliest first.
_ENDINGS = (
    ("innen", "in", "p"), ("s", "", "sp"), ("es", "", "s"), ("n", "", "sp"), ("en", "", "sp"), ("r", "", "a"),
    ("m", "", "a"), ("er", "", "p"), ("e", "", "p"), ("ern", "", "p"),
)  # fmt: skip

_ADJECTIVE_ENDINGS = ("em", "en", "er", "es", "e")
_STRONG = {"m": "er", "f": "e", "n": "es", "p": "e"}


def dictionary_forms(noun: str) -> tuple[tuple[str, str], ...]:
    """Forms that an inflected lower-case noun may come from, each with the number it shows: s, p, sp or a."""
    found = []
    for ending, put, number in _ENDINGS:
        if noun.endswith(ending) and len(noun) - len(ending) >= _SHORTEST:
            base = noun[: len(noun) - len(ending)] + put
            found.append((base, number))
            if "p" in number and (plain := base.translate(_UNRAISED)) != base:
                found.append((plain, "p"))
    return tuple(found)


def feminine(noun: str) -> str:
    """The word for a woman from that for a man: "minister" -> "ministerin", "experte" -> "expertin"."""
    return (noun[:-1] if noun.endswith("e") else noun) + "in"


def nominative_adjective(adjective: str, gender: str) -> str:
    """A weak or oblique adjective in the strong nominative: ("kassarischen", "f") -> "kassarische"."""
    for ending in _ADJECTIVE_ENDINGS:
        if adjective.endswith(ending) and len(adjective) - len(ending) >= _SHORTEST:
            return adjective[: len(adjective) - len(ending)] + _STRONG.get(gender, "e")
    return adjective


def nominative_noun(noun: str, genders: str) -> str:
    """A noun after an oblique article that allows ``genders``, without its genitive -s or its plural dative -n."""
    if ("m" in genders or "n" in genders) and noun.endswith("s") and not noun.endswith(("ss", "us", "is", "as")):
        return noun[:-2] if noun.endswith("es") else noun[:-1]
    if "p" in genders and noun.endswith(("ern", "eln", "kreisen")):
        return noun[:-1]
    return noun


def is_plural(verb: str) -> bool:
    """Whether a finite verb of the third person stands in the plural: "sagten", "haben", but "sagte", "habe"."""
    return verb.endswith("n")
