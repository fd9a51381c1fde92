"""Sources: files, folders, .jsonl, archives; a bad one is told in its place and the rest is read."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from fastwarc.warc import WarcRecord, WarcRecordType

from laut.base.errors import InputError
from laut.document.page import read_page
from laut.document.sources import Input, inputs
from laut.languages.registry import language_for


def test_no_such_file_is_told() -> None:
    (found,) = inputs("nirgends.html")
    assert isinstance(found, InputError)
    assert str(found) == "no such file: 'nirgends.html'; give a path, '-' or a .jsonl"


def test_folder_is_read_in_order(tmp_path: Path) -> None:
    for name in ("b.html", "a.txt", "c.png"):
        (tmp_path / name).write_text(name)
    assert [found.data for found in inputs(str(tmp_path)) if isinstance(found, Input)] == [b"a.txt", b"b.html"]


def test_folder_without_pages_is_told(tmp_path: Path) -> None:
    (found,) = inputs(str(tmp_path))
    assert "folder without .html" in str(found)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "line 2: not JSON"),
        ("[1]", "line 2: not an object"),
        ('{"text": 3}', "line 2: neither 'text' nor 'html' is a string"),
        ('{"text": "a", "title": 3}', "line 2: 'title' is not a string"),
        ('{"text": "a", "published": "gestern"}', "line 2: 'gestern' is no date"),
    ],
)
def test_broken_row_is_named_and_the_rest_is_read(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "eins", "id": 7}\n' + line + '\n\n{"html": "<p>drei"}\n', "utf-8")
    first, second, third = inputs(str(path))
    assert isinstance(first, Input)
    assert (first.data, first.facts.id, first.facts.html) == (b"eins", "7", False)
    assert isinstance(second, InputError)
    assert said in str(second)
    assert isinstance(third, Input)
    assert third.facts.html


def test_a_kind_is_known_whatever_the_case_of_its_name(tmp_path: Path) -> None:
    path = tmp_path / "A.JSONL"
    path.write_text('{"text": "eins"}\n{"text": "zwei"}\n', "utf-8")
    assert [found.data for found in inputs(str(path)) if isinstance(found, Input)] == [b"eins", b"zwei"]


def test_row_text_is_kept_and_lone_surrogates_are_marked(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "a\ud800 \x00\r\nb"}), "utf-8")
    (found,) = inputs(str(path))
    assert isinstance(found, Input)
    assert found.data.decode("utf-8") == "a\ufffd \x00\r\nb"


def archived(*responses: tuple[str, str]) -> bytes:
    """A WARC of responses, each a status line with headers, and a body."""
    out = io.BytesIO()
    for head, body in responses:
        record = WarcRecord()
        record.init_headers(record_type=WarcRecordType.response)
        record.headers.append("WARC-Target-URI", "https://bote.example/a")
        record.headers["Content-Type"] = "application/http; msgtype=response"
        record.set_bytes_content(f"HTTP/1.1 {head}\r\n\r\n{body}".encode("cp1252"))
        record.write(out)
    return out.getvalue()


def test_archive_gives_its_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    page = "200 OK\r\nContent-Type: text/html; charset=windows-1252"
    path.write_bytes(archived((page, "<p>Größe"), ("404 Not Found\r\nContent-Type: text/html", "x"), (page, "<p>b")))
    found = [given for given in inputs(str(path)) if isinstance(given, Input)]
    assert [given.data for given in found] == ["<p>Größe".encode("cp1252"), b"<p>b"]
    assert (found[0].facts.url, found[0].facts.charset) == ("https://bote.example/a", "windows-1252")


def test_archive_without_pages_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(b"no archive at all" * 20)
    (found,) = inputs(str(path))
    assert isinstance(found, InputError)
    assert "'" in str(found)


def test_row_text_is_taken_to_the_letter(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "\ufeff%PDF ist ein Format.", "language": "de"}), "utf-8")
    (found,) = inputs(str(path))
    assert isinstance(found, Input)
    document = read_page(found.data, found.facts, [language_for("de")], as_is=True)
    assert document.text == "\ufeff%PDF ist ein Format."
