"""The forms of German verbs from their principal parts (Duden, "Die Grammatik", §§ on conjugation)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from laut.base.language import Lexicon, Mood, VerbForm

__all__ = ["verb_forms"]

_UMLAUT = str.maketrans("aou", "äöü")
# Verbs in -ieren and those with an unstressed first syllable have a participle without ge-.
_NO_GE = ("be", "ent", "er", "ge", "miss", "ob", "ver", "voll", "zer", "wider", "über", "unter")


def verb_forms(lexicon: Lexicon) -> Mapping[str, tuple[VerbForm, ...]]:
    """Lower-case forms of the third person, infinitives and participles, each with its readings."""
    found: dict[str, list[VerbForm]] = {}

    def add(forms: Iterable[tuple[str, VerbForm]]) -> None:
        for form, reading in forms:
            readings = found.setdefault(form, [])
            if reading not in readings:
                readings.append(reading)

    for entry in lexicon.rows("irregular"):
        add(_listed(entry["lemma"], entry))
    for row in lexicon.words("strong"):
        add(_strong(*row.split()))
    for infinitives in lexicon.groups("regular").values():
        for infinitive in infinitives:
            add(_regular(infinitive))
    return {form: tuple(readings) for form, readings in found.items()}


def _listed(lemma: str, forms: Mapping[str, Any]) -> Iterator[tuple[str, VerbForm]]:
    moods: tuple[Mood, ...] = ("indicative", "ambiguous", "subjunctive1", "subjunctive2")
    for mood in moods:
        for form in forms.get(mood, ()):
            yield form, VerbForm(lemma, "finite", mood)
    for form in forms["participle"]:
        yield form, VerbForm(lemma, "participle")
        yield form.removeprefix("ge"), VerbForm(lemma, "bare_participle")
    yield lemma, VerbForm(lemma, "infinitive")


def _strong(
    infinitive: str, present: str, past: str, participle: str, irrealis: str = ""
) -> Iterator[tuple[str, VerbForm]]:
    yield from _present(infinitive, present)
    irrealis = irrealis or _with_umlaut(past) + ("" if past.endswith("e") else "e")
    weak_ending = past.endswith("te")
    yield from _finite(infinitive, "ambiguous" if weak_ending and irrealis == past else "indicative", past)
    yield from _finite(infinitive, "indicative", past + ("n" if past.endswith("e") else "en"))
    if irrealis != past:
        yield from _finite(infinitive, "subjunctive2", irrealis, irrealis + "n")
    yield from _participles(infinitive, participle)


def _regular(infinitive: str) -> Iterator[tuple[str, VerbForm]]:
    stem = _stem(infinitive)
    linked = stem + "e" if stem.endswith(("t", "d", "chn", "ffn", "tm", "dm", "gn", "ckn", "kn")) else stem
    yield from _present(infinitive, linked + "t")
    # The preterite of a regular verb is also its Konjunktiv II; in news it is nearly always the preterite.
    yield from _finite(infinitive, "indicative", linked + "te", linked + "ten")
    bare = infinitive.endswith("ieren") or infinitive.startswith(_NO_GE)
    yield from _participles(infinitive, linked + "t" if bare else "ge" + linked + "t")


def _present(infinitive: str, present: str) -> Iterator[tuple[str, VerbForm]]:
    stem = _stem(infinitive)
    yield from _finite(infinitive, "indicative", present)
    yield from _finite(infinitive, "subjunctive1", stem + "e")
    if stem.endswith("el"):
        yield from _finite(infinitive, "subjunctive1", stem[:-2] + "le")
    yield from _finite(infinitive, "ambiguous", infinitive)
    yield infinitive, VerbForm(infinitive, "infinitive")
    yield "zu" + infinitive, VerbForm(infinitive, "zu_infinitive")


def _participles(infinitive: str, participle: str) -> Iterator[tuple[str, VerbForm]]:
    yield participle, VerbForm(infinitive, "participle")
    yield participle.removeprefix("ge"), VerbForm(infinitive, "bare_participle")


def _finite(lemma: str, mood: Mood, *forms: str) -> Iterator[tuple[str, VerbForm]]:
    return ((form, VerbForm(lemma, "finite", mood)) for form in forms)


def _stem(infinitive: str) -> str:
    return infinitive[:-2] if infinitive.endswith("en") else infinitive[:-1]


def _with_umlaut(form: str) -> str:
    """``form`` with its last a, o or u changed."""
    for i in range(len(form) - 1, -1, -1):
        if form[i] in "aou":
            return form[:i] + form[i].translate(_UMLAUT) + form[i + 1 :]
    return form
