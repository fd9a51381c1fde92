"""Language code -> Language: the folders beside this file."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import cast

from laut.base.errors import UnknownLanguage
from laut.base.language import Language

__all__ = ["available", "language_for"]

HERE = Path(__file__).parent


@cache
def available() -> tuple[str, ...]:
    """Codes of the languages that have a folder, sorted."""
    return tuple(sorted(p.name for p in HERE.iterdir() if (p / "lexicon").is_dir()))


@cache
def language_for(code: str) -> Language:
    """The language of a code ('de', 'en', …); raises UnknownLanguage where no folder supplies it."""
    if code not in available():
        raise UnknownLanguage(f"language {code!r} is not supplied; choose one of: {', '.join(available())}")
    return cast(Language, import_module(f"laut.languages.{code}").LANGUAGE)
