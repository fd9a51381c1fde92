"""Rules of English that data cannot hold (see laut.base.language.Grammar)."""

from __future__ import annotations

from collections.abc import Mapping

from laut.base.language import Lexicon, VerbForm
from laut.languages.en.nouns import dictionary_forms, feminine, is_plural, nominative_adjective, nominative_noun

__all__ = [
    "dictionary_forms",
    "feminine",
    "guess_tag",
    "is_plural",
    "nominative_adjective",
    "nominative_noun",
    "verb_forms",
]


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
        for form in entry.get("subjunctive", ()):
            add(form, VerbForm(entry["lemma"], "finite", "subjunctive2"))
        for form in entry["participle"]:
            add(form, VerbForm(entry["lemma"], "participle"))
    for lemma, forms in lexicon.groups("contracted").items():
        for form in forms:
            add(
                form,
                VerbForm("will", "finite", "subjunctive2")
                if lemma == "would"
                else VerbForm(lemma, "finite", "indicative"),
            )
    groups = lexicon.groups("regular")
    doubling = frozenset(groups["doubling"])
    regular = [(verb, _past(verb, doubling)) for verbs in groups.values() for verb in verbs]
    strong = [(verb, past, participle) for verb, past, participle in map(str.split, lexicon.words("strong"))]
    for verb, past, participle in strong + [(verb, past, past) for verb, past in regular]:
        add(_third(verb), VerbForm(verb, "finite", "indicative"))
        add(past, VerbForm(verb, "finite", "indicative"))
        add(participle, VerbForm(verb, "participle"))
        add(verb, VerbForm(verb, "finite", "indicative"))
        add(verb, VerbForm(verb, "infinitive"))
        # "…, adding that": it has no mood, and is the verb of its clause where no other stands there.
        add(_present_participle(verb, doubling), VerbForm(verb, "finite"))
        add(_present_participle(verb, doubling), VerbForm(verb, "participle"))
    pasts = lexicon.groups("past")
    for verb in (*pasts["plain"], *pasts["doubling"]):
        add(_past(verb, frozenset(pasts["doubling"])), VerbForm(verb, "finite", "indicative"))
        add(_past(verb, frozenset(pasts["doubling"])), VerbForm(verb, "participle"))
    return {form: tuple(readings) for form, readings in found.items()}


# "Kelly said", but "Finally, …": no adverb but "fully" is so short.
_LONGEST_NAME_IN_LLY = 5


def guess_tag(form: str, *, first: bool) -> str:
    """The coarse tag of a word that no lexicon holds; ``first`` in its sentence."""
    if form[0].isdigit():
        return "number"
    if not form[0].isalnum():
        return "mark"
    if form[0].isupper() and not first:
        return "name"
    if form.endswith("ly") and not (first and form.endswith("lly") and len(form) <= _LONGEST_NAME_IN_LLY):
        return "adverb"
    if form.endswith(("ous", "ful", "ive", "al", "able", "ic", "less")):
        return "adjective"
    return "participle" if form.endswith(("ed", "ing")) and not first else "noun"


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _past(verb: str, doubling: frozenset[str]) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied"
    if verb.endswith("e"):
        return verb + "d"
    return verb + verb[-1] + "ed" if verb in doubling else verb + "ed"


def _present_participle(verb: str, doubling: frozenset[str]) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe")) and len(verb) > 2:
        return verb[:-1] + "ing"
    short_vowel = len(verb) == 3 and verb[1] in "aeiou" and verb[0] not in "aeiou" and verb[2] not in "aeiouwxy"
    return verb + verb[-1] + "ing" if verb in doubling or short_vowel else verb + "ing"
