"""Text -> words and sentences; every word slices to its form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laut.document.words import cut
from laut.languages.registry import language_for

DE, EN = language_for("de"), language_for("en")


def sentences(text: str, language: object = DE) -> list[str]:
    words = cut(text, language)  # type: ignore[arg-type]
    return [words.span(s).of(text) for s in words.sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Es regnete. Dann nicht mehr.", ["Es regnete.", "Dann nicht mehr."]),
        ("Dr. Ana Lenk kam am 3. März. Sie blieb.", ["Dr. Ana Lenk kam am 3. März.", "Sie blieb."]),
        ("„Kommt!“, rief er. Sie gingen.", ["„Kommt!“, rief er.", "Sie gingen."]),
        ("Er sagte: „Wir gehen.“ Sie blieb.", ["Er sagte: „Wir gehen.“", "Sie blieb."]),
        ("Absatz eins ohne Punkt\n\nAbsatz zwei.", ["Absatz eins ohne Punkt", "Absatz zwei."]),
        ("Am 3. Oktober starben 61. Drei weitere kamen um.", ["Am 3. Oktober starben 61.", "Drei weitere kamen um."]),
        (
            "Das Lager brannte.Unterdessen kam Hilfe von tarner.de.",
            ["Das Lager brannte.", "Unterdessen kam Hilfe von tarner.de."],
        ),
        ("Rund 1.500 Menschen, z.B. Kinder. Mehr nicht.", ["Rund 1.500 Menschen, z.B. Kinder.", "Mehr nicht."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_where_digits_with_a_full_stop_are_no_ordinal() -> None:
    text = "1. They claim to have hit 40. Tarnia says three."
    assert sentences(text, EN) == ["1. They claim to have hit 40.", "Tarnia says three."]


def test_english_abbreviations() -> None:
    assert sentences("Mr. Ode met Gen. Tarn. They left.", EN) == ["Mr. Ode met Gen. Tarn.", "They left."]


@given(st.text(max_size=200))
def test_columns_agree_with_the_text(text: str) -> None:
    words = cut(text, DE)
    assert all(text[start:end] == form for form, start, end in zip(words.forms, words.starts, words.ends, strict=True))
    assert [i for s in words.sentences for i in s] == list(range(len(words.forms)))
    assert [i for p in words.paragraphs for i in p] == list(range(len(words.forms)))
