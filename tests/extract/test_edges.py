"""Quotes cut clean at both ends."""

from __future__ import annotations

import pytest

from laut import read_text


@pytest.mark.parametrize(
    ("text", "language", "quote"),
    [
        ("Ostrau (KND) – Der Damm ist gebrochen. Das teilte die Feuerwehr mit.", "de", "Der Damm ist gebrochen."),
        ("HARTWELL — The dam has burst, the fire service said on Monday.", "en", "The dam has burst"),
        ("Der Damm ist gebrochen. Dies bestätigte ein Sprecher der Feuerwehr.", "de", "Der Damm ist gebrochen."),
    ],
)
def test_a_quote_has_no_dateline_and_no_pointer(text: str, language: str, quote: str) -> None:
    assert read_text(text, language=language).statements[0].quote.text == quote


def test_an_aside_between_dashes_is_no_dateline() -> None:
    text = "Der Damm – so alt er ist – halte noch, sagte der Ingenieur Jan Holm."
    assert read_text(text, language="de").statements[0].quote.text.startswith("Der Damm")
