"""A third language is one folder: a tiny one is put beside the others, found by its name, and read by the rules."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import laut.languages
from laut.base.errors import LautError
from laut.base.language import Language
from laut.document.words import cut
from laut.extract.analysis import analyse
from laut.extract.attribution import Attribution
from laut.extract.rules.engine import by_grammar
from laut.languages import registry

_THIRD = Path(__file__).parent / "third"


@pytest.fixture
def third(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Language]:
    """Esperanto in a temporary folder of languages, taken away again behind the test."""
    shutil.copytree(_THIRD / "eo", tmp_path / "eo")
    monkeypatch.setattr(registry, "HERE", tmp_path)
    monkeypatch.setattr(laut.languages, "__path__", [*laut.languages.__path__, str(tmp_path)])
    registry.available.cache_clear()
    registry.language_for.cache_clear()
    yield registry.language_for("eo")
    registry.available.cache_clear()
    registry.language_for.cache_clear()


def _read(text: str, language: Language) -> list[Attribution]:
    return by_grammar(analyse(cut(text, language), language))


def test_is_found_by_the_name_of_its_folder(third: Language) -> None:
    assert registry.available() == ("eo",)
    assert third.name == "Esperanto"
    assert registry.supplies("eo")["words: reporting"]


def test_says_which_words_it_lacks(third: Language) -> None:
    with pytest.raises(LautError, match=r"'eo' has no lexicon/times\.toml; see docs/add-a-language\.md"):
        third.lexicon("times")


@pytest.mark.parametrize(
    ("text", "kind", "quote", "speaker"),
    [
        ("La ministro diris, ke la ponto estas sekura.", "indirect", "ke la ponto estas sekura", "La ministro"),
        ("„La ponto estas sekura“, diris la ministro.", "direct", "„La ponto estas sekura“", "la ministro"),
        ("Laŭ la polico, la pordo estis fermita.", "indirect", "la pordo estis fermita", "la polico"),
        ("La sindikato postulis pagon.", "reported", "La sindikato postulis pagon.", "La sindikato"),
    ],
)
def test_is_read_by_the_rules(third: Language, text: str, kind: str, quote: str, speaker: str) -> None:
    found = _read(text, third)
    assert [(a.type, a.quote[0].of(text), a.speaker[0].of(text)) for a in found] == [(kind, quote, speaker)]


def test_narration_is_no_statement(third: Language) -> None:
    assert _read("La kapitano forlasis la havenon hieraŭ.", third) == []
