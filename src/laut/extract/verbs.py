"""Forms of verbs -> what they may be: infinitive, finite form with its mood, participle.

The forms are generated once a language from its principal parts (``Grammar.verb_forms``);
a form that is not there is taken apart into a prefix and a known base, once a form.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from laut.base.language import Language, VerbForm

__all__ = ["Verbs", "verbs_of"]


@dataclass(frozen=True, eq=False, slots=True)
class Verbs:
    """The verbs of a language by form; ``separable`` and ``inseparable`` are prefixes, long before short."""

    forms: Mapping[str, tuple[VerbForm, ...]]
    separable: tuple[str, ...]
    inseparable: tuple[str, ...]
    _seen: dict[str, tuple[VerbForm, ...]] = field(default_factory=dict, repr=False)

    def readings(self, form: str) -> tuple[VerbForm, ...]:
        """What the lower-case ``form`` may be as a verb; empty where it is none that is known."""
        found = self._seen.get(form)
        if found is None:
            own = tuple(reading for reading in self.forms.get(form, ()) if reading.kind != "bare_participle")
            found = self._seen[form] = own or self._with_prefix(form)
        return found

    def _with_prefix(self, form: str) -> tuple[VerbForm, ...]:
        for prefix in self.inseparable:
            if form.startswith(prefix):
                base = self.forms.get(form[len(prefix) :], ())
                found = tuple(_joined(prefix, reading) for reading in base if reading.kind in _INSEPARABLE_KINDS)
                if found:
                    return found
        for prefix in self.separable:
            if form.startswith(prefix):
                rest = form[len(prefix) :]
                base = self.forms.get(rest) or (self._with_prefix(rest) if rest else ())
                found = tuple(_joined(prefix, reading) for reading in base if reading.kind != "bare_participle")
                if found:
                    return found
        return ()


# With an inseparable prefix a participle has no prefix of its own: "gesprochen", but "versprochen".
_INSEPARABLE_KINDS = frozenset({"finite", "infinitive", "bare_participle"})


def _joined(prefix: str, base: VerbForm) -> VerbForm:
    kind = "participle" if base.kind == "bare_participle" else base.kind
    return replace(base, lemma=prefix + base.lemma, kind=kind)


@cache
def verbs_of(language: Language) -> Verbs:
    """The verbs of ``language``, generated once."""
    lexicon = language.lexicon("verbs")
    return Verbs(
        forms=language.grammar.verb_forms(lexicon),
        separable=_long_first(lexicon.words("prefixes.separable")),
        inseparable=_long_first(lexicon.words("prefixes.inseparable")),
    )


def _long_first(prefixes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(prefixes, key=lambda prefix: (-len(prefix), prefix)))
