"""Language code -> Language: the folders beside this file."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import cast

from laut.base.errors import UnknownLanguageError
from laut.base.language import Language

__all__ = ["available", "language_for", "supplies"]

HERE = Path(__file__).parent


@cache
def available() -> tuple[str, ...]:
    """Codes of the languages that have a folder, sorted."""
    return tuple(sorted(p.name for p in HERE.iterdir() if (p / "lexicon").is_dir()))


@cache
def language_for(code: str) -> Language:
    """The language of a code ('de', 'en', …); raises UnknownLanguageError where no folder supplies it."""
    if code not in available():
        raise UnknownLanguageError(f"language {code!r} is not supplied; choose one of: {', '.join(available())}")
    return cast(Language, import_module(f"laut.languages.{code}").LANGUAGE)


def supplies(code: str) -> dict[str, bool]:
    """What the language of ``code`` supplies and lacks, over all that any language supplies."""

    def parts(of: str) -> list[str]:
        folder = HERE / of
        topics = sorted(f"words: {p.stem}" for p in (folder / "lexicon").glob("*.toml"))
        models = sorted(f"model: {p.name}" for p in (folder / "model").glob("*") if p.is_dir())
        examples = ["examples"] if (folder / "examples.toml").is_file() else []
        return [*topics, *models, *examples]

    own = set(parts(code))
    every = dict.fromkeys(part for language in available() for part in parts(language))
    return {part: part in own for part in sorted(every)}
