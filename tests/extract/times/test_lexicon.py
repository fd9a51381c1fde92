"""Every language's time lexicon is whole: its patterns name kinds and classes that exist."""

from __future__ import annotations

import re

import pytest

from laut.base.language import Language
from laut.extract.times.lexicon import CLASSES, time_words
from laut.extract.times.moments import KINDS
from laut.languages.registry import language_for

# Classes that figures fill, not the lexicon.
WRITTEN = {"CLOCK", "DATE", "DAY", "DAY+MONTH", "DOTCLOCK", "HOUR", "HOURWORD", "MONTHNUMBER", "TWODIGITS", "YEAR"}


@pytest.fixture(params=["de", "en"])
def language(request: pytest.FixtureRequest) -> Language:
    return language_for(request.param)


def test_patterns_name_what_exists(language: Language) -> None:
    lexicon = language.lexicon("times")
    compounds = {"+".join(row["of"]) for row in lexicon.rows("compounds")}
    for kind, lines in lexicon.groups("phrases").items():
        assert kind in KINDS
        named = {name for line in lines for name in re.findall(r"(?<![\w:])[A-Z][A-Z+]+", line)}
        assert named <= {*CLASSES, *WRITTEN, *compounds}


def test_numbers_are_put_together(language: Language) -> None:
    word = {"de": "einundzwanzig", "en": "twenty-one"}[language.code]
    (reading,) = time_words(language).readings([word], [word])
    assert reading is not None
    assert reading["NUMBER"] == "21"
