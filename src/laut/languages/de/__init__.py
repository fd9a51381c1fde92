"""German, assembled."""

from pathlib import Path

from laut.base.language import Language
from laut.languages.de import grammar

LANGUAGE = Language(code="de", name="German", folder=Path(__file__).parent, grammar=grammar)
