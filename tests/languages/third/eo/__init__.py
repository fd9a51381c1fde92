"""Esperanto, assembled: the tiny third language of docs/add-a-language.md."""

from pathlib import Path

from laut.languages.eo import grammar

from laut.base.language import Language

LANGUAGE = Language(code="eo", name="Esperanto", folder=Path(__file__).parent, grammar=grammar)
