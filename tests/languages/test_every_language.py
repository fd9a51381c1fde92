"""What every language must supply, whichever folders there are."""

import pytest

from evaluation.examples import load_examples, score
from laut.base.errors import UnknownLanguageError
from laut.base.records import Engine
from laut.languages.registry import available, language_for, supplies
from laut.reader import read_text

TOPICS = sorted(
    {part.removeprefix("words: ") for code in available() for part in supplies(code) if part.startswith("words: ")}
)


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


@pytest.mark.parametrize("code", available())
def test_its_marked_sentences_are_read(code: str) -> None:
    examples = load_examples(code)
    assert len(examples) >= 60
    assert score(examples, code).recall >= 0.95


@pytest.mark.parametrize("code", available())
@pytest.mark.parametrize("engine", ["default", "open"])
def test_weights_have_their_card(code: str, engine: str) -> None:
    folder = language_for(code).model(engine)
    assert folder is None or (folder / "README.md").is_file()


@pytest.mark.parametrize("code", available())
@pytest.mark.parametrize("engine", ["default", "open", "grammar"])
def test_every_engine_reads_every_language(code: str, engine: Engine) -> None:
    example = next(e for e in load_examples(code) if e.marked.statements and e.marked.statements[0].type == "direct")
    reading = read_text(example.marked.text, published=example.published, language=code, engine=engine)
    assert [s.type for s in reading.statements][:1] == ["direct"]
