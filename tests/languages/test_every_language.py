"""What every language must supply, whichever folders there are."""

import pytest

from laut.base.errors import UnknownLanguageError
from laut.languages.registry import available, language_for, supplies

TOPICS = sorted({part.removeprefix("words: ") for code in available() for part in supplies(code) if part.startswith("words: ")})


@pytest.mark.parametrize("code", available())
@pytest.mark.parametrize("topic", TOPICS)
def test_supplies_every_topic(code: str, topic: str) -> None:
    assert language_for(code).lexicon(topic)


@pytest.mark.parametrize("code", available())
def test_is_called_what_its_folder_is(code: str) -> None:
    assert language_for(code).code == code


def test_an_unknown_language_names_those_there_are() -> None:
    with pytest.raises(UnknownLanguageError, match="'xx' is not supplied; choose one of: de, en"):
        language_for("xx")
