"""Bad input by command line: one line on stderr, exit 1 or 2, never a traceback, and the rest is read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from laut.show.cli import main

TEXT = "Bei einem Brand in Selmor sind nach Angaben der Polizei drei Menschen ums Leben gekommen. „Wir suchen weiter“, sagte er. "
PAGE = f"<html lang='de'><head><title>Brand</title></head><body><article><h1>Brand</h1><p>{TEXT * 3}</p></article></body></html>"

BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("a.html", lambda: b"", "is empty"),
    "blank": ("a.txt", lambda: b" \n\n ", "is empty"),
    "only a mark": ("a.txt", lambda: b"\xef\xbb\xbf", "is empty"),
    "binary": ("a.html", lambda: bytes(range(256)) * 40, "is binary"),
    "nulls": ("a.txt", lambda: b"\0" * 5000, "is binary"),
    "a picture": ("a.html", lambda: b"\x89PNG\r\n\x1a\n" + b"x" * 500, "PNG"),
    "no article": ("a.html", lambda: b"<html><body><nav><a href='/'>Start</a></nav></body></html>", "no article"),
    "20 MB": ("a.html", lambda: b"<html><body>" + b"<p>Guten Tag.</p>" * 1_250_000, "MB"),
    "too deep": ("a.html", ("<html><body>" + "<div>" * 5_000 + TEXT * 5).encode, "deep"),
    "too many tags": ("a.html", ("<html><body>" + "<b>x</b>" * 70_000).encode, "tags"),
    "a novel": ("a.txt", (TEXT * 10_000).encode, "characters"),
    "another language": ("a.txt", ("Ceci n'est pas un article que laut sait lire, et pourtant il est long. " * 9).encode, "in no language that laut reads"),
    "no archive": ("a.warc", lambda: b"WARC/1.0\r\nnonsense", "a.warc"),
    "a broken row": ("a.jsonl", lambda: b'{"text": ', "line 1"),
}  # fmt: skip


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["read", *words])


@pytest.mark.parametrize("name", BAD)
def test_it_is_told_in_one_line(name: str, tmp_path: Path) -> None:
    file, content, says = BAD[name]
    path = tmp_path / file
    path.write_bytes(content())
    result = run("--format", "jsonl", str(path))
    (line,) = result.stderr.splitlines()
    assert says in line
    assert "a fault of laut" not in line
    assert json.loads(result.stdout)["error"] in line
    assert result.exit_code == 1


@pytest.mark.parametrize("claim", ["utf-8", "utf-16", "klingon", "idna", "hex", "unicode_escape", "iso-8859-15"])
def test_a_lying_charset_is_read(claim: str, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(PAGE.replace("<head>", f'<head><meta charset="{claim}">').encode("cp1252"))
    result = run("--format", "json", str(path))
    assert result.exit_code == 0
    assert "„Wir suchen weiter“" in json.loads(result.stdout)["document"]["text"]


def test_a_batch_is_read_to_its_end_and_failures_are_counted(tmp_path: Path) -> None:
    good = {"text": TEXT * 2, "language": "de"}
    path = tmp_path / "a.jsonl"
    path.write_text(f'{json.dumps(good)}\n{{"text"\n\n[]\n{json.dumps(good)}\n', "utf-8")
    result = run("--format", "jsonl", str(path), "nirgends.html")
    assert ["error" in json.loads(line) for line in result.stdout.splitlines()] == [False, True, True, False, True]
    told = result.stderr.splitlines()
    assert ["line 2" in told[0], "line 4" in told[1], "nirgends.html" in told[2]] == [True] * 3
    assert told[3] == "laut: 3 of 5 could not be read; the others were"
    assert result.exit_code == 1


@pytest.mark.parametrize("date", ["gestern", "2025-02-30", "0000-00-00", "2025-3"])
@pytest.mark.parametrize("command", ["read", "add"])
def test_a_date_that_is_none_is_misuse(command: str, date: str, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE, "utf-8")
    ledger = ["--ledger", str(tmp_path / "a.laut"), "--jobs", "1"] if command == "add" else []
    result = CliRunner().invoke(main, [command, *ledger, "--date", date, str(path)])
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_the_ledger_takes_what_is_good_and_counts_the_rest(tmp_path: Path) -> None:
    for name in ("empty", "binary", "too deep"):
        (tmp_path / f"{name}.html").write_bytes(BAD[name][1]())
    (tmp_path / "good.html").write_text(PAGE, "utf-8")
    result = CliRunner().invoke(main, ["add", "--ledger", str(tmp_path / "a.laut"), "--jobs", "1", str(tmp_path)])
    assert "1 new" in result.stderr
    assert "3 failed (see `laut failures`)" in result.stderr
    assert result.exit_code == 1
    assert "Traceback" not in result.output
