"""Rules of Esperanto that data cannot hold (see laut.base.language.Grammar; "Plena Manlibro de Esperanta Gramatiko")."""

from __future__ import annotations

from collections.abc import Mapping

from laut.base.language import Lexicon, VerbForm

_TAGS = {"o": "noun", "oj": "noun", "a": "adjective", "aj": "adjective", "e": "adverb"}


def verb_forms(lexicon: Lexicon) -> Mapping[str, tuple[VerbForm, ...]]:
    """Every verb is regular: present, past, future, conditional, infinitive, past participles."""
    found: dict[str, tuple[VerbForm, ...]] = {}
    for verb in [*lexicon.words("regular"), *(entry["lemma"] for entry in lexicon.rows("irregular"))]:
        stem = verb.removesuffix("i")
        for ending in ("as", "is", "os"):
            found[stem + ending] = (VerbForm(verb, "finite", "indicative"),)
        found[stem + "us"] = (VerbForm(verb, "finite", "subjunctive2"),)
        found[verb] = (VerbForm(verb, "infinitive"),)
        for ending in ("inta", "ita"):
            found[stem + ending] = (VerbForm(verb, "participle"),)
    return found


def guess_tag(form: str, *, first: bool) -> str:
    """The ending tells the class of every word."""
    if form[0].isdigit():
        return "number"
    if not form[0].isalnum():
        return "mark"
    if form[0].isupper() and not first:
        return "name"
    stem = form.removesuffix("n")
    return next((tag for ending, tag in _TAGS.items() if stem.endswith(ending)), "noun")


def dictionary_forms(noun: str) -> tuple[tuple[str, str], ...]:
    """The noun without the endings of plural and accusative."""
    stem = noun.removesuffix("n")
    return ((stem.removesuffix("j"), "p" if stem.endswith("j") else "s"),)


def feminine(noun: str) -> str:
    """The word for a woman: "ministro", "ministrino"."""
    return noun.removesuffix("o") + "ino"


def nominative_adjective(adjective: str, gender: str) -> str:
    """An adjective without the ending of the accusative."""
    return adjective.removesuffix("n")


def nominative_noun(noun: str, genders: str) -> str:
    """A noun without the ending of the accusative."""
    return noun.removesuffix("n")


def is_plural(verb: str) -> bool:
    """No verb shows its number."""
    return False
