"""English, assembled."""

from pathlib import Path

from laut.base.language import Language
from laut.languages.en import grammar

LANGUAGE = Language(code="en", name="English", folder=Path(__file__).parent, grammar=grammar)
