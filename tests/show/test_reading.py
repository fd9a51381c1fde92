"""`laut read` as its user meets it: formats, exit codes, one line for a mistake."""

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from laut.show.cli import main

PAGE = """<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Erdrutsch in Selmor</title>
<meta property="article:published_time" content="2025-03-14T08:00:00+01:00"></head><body><article>
<h1>Erdrutsch in Selmor</h1>
<p>Bei einem Erdrutsch in Selmor sind nach Angaben der Polizei mindestens zwölf Menschen ums Leben gekommen.</p>
<p>„Wir suchen weiter“, sagte der Einsatzleiter Jan Tomsik am Freitag. Man habe noch Hoffnung. Das Ministerium
wollte sich dazu zunächst nicht äußern und verwies auf eine Pressekonferenz am Nachmittag in der Hauptstadt.</p>
<p><script>alert(1)</script>Die Straße nach Oberselm bleibt gesperrt, wie die Behörden am Abend mitteilten.</p>
</article></body></html>"""


def run(*words: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["read", *words], input=stdin)


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "selmor.html"
    path.write_text(PAGE, "utf-8")
    return str(path)


def test_json_is_one_object_for_one_and_an_array_for_several(page: str) -> None:
    assert json.loads(run("--format", "json", page).stdout)["document"]["source"] == page
    assert len(json.loads(run("--format", "json", page, page).stdout)) == 2


def test_jsonl_keeps_the_order_and_says_in_place_what_failed(page: str) -> None:
    result = run("--format", "jsonl", page, "no-such-page.html", page)
    assert [list(json.loads(line)) for line in result.stdout.splitlines()][1] == ["error", "source"]
    assert "no such file" in result.stderr
    assert "1 of 3 could not be read" in result.stderr
    assert result.exit_code == 1


def test_nothing_is_said_of_others_where_nothing_could_be_read() -> None:
    assert "2 of 2 could not be read; nothing was" in run("none.html", "nor-this.html").stderr


def test_the_help_names_every_command_once_in_whole_sentences() -> None:
    told = CliRunner().invoke(main, ["--help"]).stdout.partition("Try:")[2]
    listed = [line.split()[0] for line in told.splitlines() if line.startswith("  ")]
    assert sorted(listed) == main.list_commands(click.Context(main))
    assert "..." not in told


def test_the_page_runs_no_script_and_shows_the_text(page: str) -> None:
    html = run("--format", "html", page).stdout
    assert "mindestens zwölf" in html.replace("</span>", "").replace('<span class="', "")
    assert "<script" not in html
    assert "default-src 'none'" in html
    assert "2025-03-14 08:00" in html


def test_the_table_keeps_to_eighty_columns(page: str) -> None:
    result = run(page)
    assert result.exit_code == 0
    assert max(map(len, result.stdout.splitlines())) <= 80
    assert "Statements" in result.stdout


def test_two_runs_print_the_same_bytes(page: str) -> None:
    assert run("--format", "jsonl", page).stdout == run("--format", "jsonl", page).stdout


def test_every_span_slices_to_its_text(page: str) -> None:
    reading = json.loads(run("--format", "json", page).stdout)
    text = reading["document"]["text"]
    parts = [s[k] for s in reading["statements"] for k in ("quote", "speaker", "cue", "frame", "addressee") if s[k]]
    assert all(" ".join(text[x["start"] : x["end"]] for x in p["spans"]) == p["text"] for p in parts)
    flat = [*reading["figures"], *reading["times"], *reading["evidence"]]
    assert all(text[x["start"] : x["end"]] == x["text"] for x in flat)


@pytest.mark.parametrize(
    ("words", "exit_code", "says"),
    [
        (["--format", "xml", "x.html"], 2, "xml"),
        (["--date", "gestern", "{page}"], 2, "gestern"),
        (["--language", "fr", "{page}"], 2, "choose one of: de, en"),
        (["missing.html"], 1, "missing.html"),
        ([], 2, "SOURCE"),
    ],
)
def test_a_mistake_is_told_in_one_line(page: str, words: list[str], exit_code: int, says: str) -> None:
    result = run(*(word.format(page=page) for word in words))
    assert result.exit_code == exit_code
    assert says in result.stderr
    assert "Traceback" not in result.output
