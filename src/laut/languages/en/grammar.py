"""Rules of English that data cannot hold (see laut.base.language.Grammar)."""

from __future__ import annotations

from collections.abc import Mapping

from laut.base.language import Lexicon, VerbForm
from laut.languages.en.nouns import dictionary_forms, feminine, nominative_adjective, nominative_noun

__all__ = ["dictionary_forms", "feminine", "guess_tag", "nominative_adjective", "nominative_noun", "verb_forms"]


def verb_forms(lexicon: Lexicon) -> Mapping[str, tuple[VerbForm, ...]]:
    """Lower-case forms of the third person, infinitives and participles, each with its readings."""
    found: dict[str, list[VerbForm]] = {}

    def add(form: str, reading: VerbForm) -> None:
        readings = found.setdefault(form, [])
        if reading not in readings:
            readings.append(reading)

    for entry in lexicon.rows("irregular"):
        for form in entry["indicative"]:
            add(form, VerbForm(entry["lemma"], "finite", "indicative"))
        for form in entry["participle"]:
            add(form, VerbForm(entry["lemma"], "participle"))
    regular = [(verb, _past(verb), _past(verb)) for verbs in lexicon.groups("regular").values() for verb in verbs]
    strong = [(verb, past, participle) for verb, past, participle in map(str.split, lexicon.words("strong"))]
    for verb, past, participle in strong + regular:
        add(_third(verb), VerbForm(verb, "finite", "indicative"))
        add(past, VerbForm(verb, "finite", "indicative"))
        add(participle, VerbForm(verb, "participle"))
        add(verb, VerbForm(verb, "finite", "indicative"))
        add(verb, VerbForm(verb, "infinitive"))
    return {form: tuple(readings) for form, readings in found.items()}


def guess_tag(form: str, *, first: bool) -> str:
    """The coarse tag of a word that no lexicon holds; ``first`` in its sentence."""
    if form[0].isdigit():
        return "number"
    if not form[0].isalnum():
        return "mark"
    if form[0].isupper() and not first:
        return "name"
    if form.endswith("ly"):
        return "adverb"
    if form.endswith(("ous", "ful", "ive", "al", "able", "ic", "less")):
        return "adjective"
    return "participle" if form.endswith(("ed", "ing")) else "noun"


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _past(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied"
    if verb.endswith("e"):
        return verb + "d"
    # Short stressed syllables double their last letter: "admit", "admitted".
    return verb + verb[-1] + "ed" if verb in ("admit",) else verb + "ed"
