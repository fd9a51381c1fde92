"""Bytes to characters, also where the page lies about them."""

from __future__ import annotations

import codecs

import pytest

from laut.document.charset import decoded, scalar

TEXT = "Größe: „über 1.000 Meter“ – Łódź"
WESTERN = TEXT.replace(" – Łódź", " – Öl")


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        codecs.BOM_UTF8 + TEXT.encode("utf-8"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
    ],
    ids=["utf-8", "utf-8 mark", "utf-16 le mark", "utf-16 be mark", "utf-16 without mark"],
)
def test_decoded_unicode(data: bytes) -> None:
    assert decoded(data) == TEXT


def test_decoded_utf8_that_claims_latin1() -> None:
    page = "<meta charset=iso-8859-1>" + TEXT
    assert decoded(page.encode("utf-8")) == page


@pytest.mark.parametrize("claim", ["utf-8", "iso-8859-1", "windows-1252", "klingon", None])
def test_decoded_windows_1252_whatever_it_claims(claim: str | None) -> None:
    assert decoded(WESTERN.encode("cp1252"), declared=claim) == WESTERN


def test_decoded_believes_http_for_other_charsets() -> None:
    assert decoded("Żółć i gęś".encode("iso-8859-2"), declared="iso-8859-2") == "Żółć i gęś"


def test_decoded_mends_utf8_cut_in_a_letter() -> None:
    assert decoded(("ä" * 50).encode("utf-8")[:-1]) == "ä" * 49 + "\ufffd"


def test_scalar_keeps_offsets() -> None:
    assert scalar("a\ud800b") == "a\ufffdb"
