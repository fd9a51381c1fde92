"""The public face: one sorted list, and nothing beside it."""

import types

import laut


def test_the_list_is_sorted_and_whole() -> None:
    public = [
        name
        for name, value in vars(laut).items()
        if not name.startswith("_") and not isinstance(value, types.ModuleType)
    ]
    assert sorted(laut.__all__) == sorted([*public, "__version__"])
    assert list(laut.__all__) == sorted(laut.__all__)


def test_reading_a_text_gives_typed_records() -> None:
    reading = laut.read_text("Die Ministerin sagte: „Wir warten noch.“", language="de", published="2025-03-14")
    assert isinstance(reading, laut.Reading)
    assert reading.document.text == "Die Ministerin sagte: „Wir warten noch.“"
    assert reading.document.published == "2025-03-14"
