"""What a language supplies: words as data, rules as code, weights as files.

A language is one folder of ``laut.languages``, found by its name:

    lexicon/*.toml   words by topic (``reporting``, ``times``, ``numbers``, …)
    grammar.py       rules that data cannot hold; a module that fits ``Grammar``
    examples.toml    marked sentences: documentation, fixture and floor at once
    model/           learned weights, one folder an engine, each with its card

A stage of ``laut.extract`` asks for the topics it needs and compiles them into
tables of its own, once a language.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Protocol

from laut.base.errors import LautError

__all__ = ["Grammar", "Language", "Lexicon", "Mood", "VerbForm", "VerbKind"]

# A form that is indicative and subjunctive alike ("sie gehen", "er sollte") is ambiguous.
Mood = Literal["", "indicative", "subjunctive1", "subjunctive2", "ambiguous"]
VerbKind = Literal["finite", "infinitive", "zu_infinitive", "participle", "bare_participle"]


@dataclass(frozen=True, slots=True)
class VerbForm:
    """What a form may be as a verb; ``mood`` is empty where it is not finite."""

    lemma: str
    kind: VerbKind
    mood: Mood = ""


class Lexicon:
    """One topic of a language's words, read from TOML; access is typed and faults are named."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._data: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise LautError(f"{path.name}: not valid TOML ({error}); mend the lexicon") from error

    def _get(self, key: str) -> Any:
        value: Any = self._data
        for part in key.split("."):
            if not isinstance(value, dict) or part not in value:
                raise LautError(f"{self.path.parent.parent.name}/{self.path.name} lacks {key!r}; add it to the lexicon")
            value = value[part]
        return value

    def words(self, key: str) -> tuple[str, ...]:
        """A list of words, in the file's order."""
        return tuple(str(word) for word in self._get(key))

    def table(self, key: str) -> dict[str, str]:
        """A table of words to words."""
        return {str(k): str(v) for k, v in self._get(key).items()}

    def numbers(self, key: str) -> dict[str, float]:
        """A table of words to numbers."""
        return {str(k): float(v) for k, v in self._get(key).items()}

    def groups(self, key: str) -> dict[str, tuple[str, ...]]:
        """A table of names to lists of words."""
        return {str(k): tuple(str(word) for word in v) for k, v in self._get(key).items()}

    def flag(self, key: str) -> bool:
        """A yes or no."""
        return bool(self._get(key))

    def rows(self, key: str) -> list[dict[str, Any]]:
        """An array of tables, for entries with several fields."""
        return list(self._get(key))


class Grammar(Protocol):
    """Rules of a language that need code; its ``grammar.py`` module fits this.

    Each member names the stage that asks for it.
    """

    def verb_forms(self, lexicon: Lexicon) -> Mapping[str, tuple[VerbForm, ...]]:
        """The forms of the verbs in ``lexicon/verbs.toml``, lower case (extract.verbs)."""

    def guess_tag(self, form: str, *, first: bool) -> str:
        """The coarse tag of a word that no lexicon holds; ``first`` in its sentence (extract.tags)."""

    def dictionary_forms(self, noun: str) -> tuple[tuple[str, str], ...]:
        """Forms an inflected lower-case noun may come from, each with what shows: s, p, sp, a (extract.people_words)."""

    def feminine(self, noun: str) -> str:
        """The word for a woman from that for a man; the same word where the language has no other (extract.people_words)."""

    def nominative_adjective(self, adjective: str, gender: str) -> str:
        """An adjective as it stands in a name without article; ``gender`` is one of m f n p (extract.people_phrase)."""

    def is_plural(self, verb: str) -> bool:
        """Whether a finite verb of the third person, lower case, stands in the plural (extract.people)."""

    def nominative_noun(self, noun: str, genders: str) -> str:
        """A noun without the ending of an oblique case, after an article that allows ``genders`` (extract.people_phrase)."""


@dataclass(frozen=True, eq=False)
class Language:
    """One language: its code (ISO 639-1), its English name, its folder and its rules."""

    code: str
    name: str
    folder: Path
    grammar: Grammar
    _lexicons: dict[str, Lexicon] = field(default_factory=dict, repr=False)

    def lexicon(self, topic: str) -> Lexicon:
        """The words of one topic; raises LautError where the folder does not supply it."""
        if topic not in self._lexicons:
            path = self.folder / "lexicon" / f"{topic}.toml"
            if not path.is_file():
                raise LautError(f"the language {self.code!r} has no lexicon/{topic}.toml; see docs/add-a-language.md")
            self._lexicons[topic] = Lexicon(path)
        return self._lexicons[topic]

    def model(self, engine: str) -> Path | None:
        """The folder of an engine's learned weights, or None where the language has none."""
        path = self.folder / "model" / engine
        return path if path.is_dir() else None
