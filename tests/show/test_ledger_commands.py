"""The commands of a ledger, as a person types them: what they print, and one line where something is wrong."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from laut.ledger.keeping import keep
from laut.ledger.store import Ledger
from laut.recorder.pool import Pool
from laut.recorder.settling import settle_all
from laut.show.cli import main
from tests.ledger.conftest import entry_of

# Long enough for two prints of it to be known as one text, and so as one story.
FIRE = (
    "Bei dem Brand in Tarnau starben nach Angaben der Wehr 12 Menschen. Die Halle stand leer. Das Feuer brach am frühen "
    "Morgen im Lager einer Tischlerei aus und griff auf zwei Wohnhäuser über. Die Löscharbeiten dauerten bis zum Abend."
)
EMPTY = "Die Halle stand leer."
LISTS = ("articles", "statements", "figures", "stories", "questions", "disputes", "turns", "speakers", "failures")


@pytest.fixture
def ledger(tmp_path):
    path = tmp_path / "l.db"
    with Ledger.open(path, create=True) as opened, Pool(1) as pool:
        keep(opened, [entry_of(FIRE, outlet="Bote"), entry_of(FIRE.replace("12", "15"), by="Bela Tann")])
        list(settle_all(opened, pool))
    return str(path)


def run(*args, ok=True):
    result = CliRunner().invoke(main, [str(each) for each in args])
    assert (result.exit_code == 0) is ok, result.output
    return result


def wrong(*args):
    """The one line that a mistake ends in, and the exit code."""
    result = run(*args, ok=False)
    (line,) = result.stderr.strip().splitlines()
    assert line.startswith("laut: ")
    return line, result.exit_code


@pytest.mark.parametrize("name", LISTS)
def test_every_list_prints_all_three_forms(ledger, name):
    run(name, "--ledger", ledger)
    rows = json.loads(run(name, "--ledger", ledger, "--format", "json").stdout)
    table = list(csv.reader(io.StringIO(run(name, "--ledger", ledger, "--format", "csv").stdout)))
    assert len(table) == len(rows) + 1
    for cells, row in zip(table[1:], rows, strict=True):
        assert dict(zip(table[0], cells, strict=True)).keys() == row.keys()


def test_an_add_says_what_it_did_and_exits_1_where_something_failed(tmp_path):
    (tmp_path / "a.jsonl").write_text(
        json.dumps({"text": FIRE, "language": "de", "published": "2025-03-14"}) + "\n", "utf-8"
    )
    done = run(
        "add", "--ledger", tmp_path / "l.db", "--jobs", 1, tmp_path / "a.jsonl", tmp_path / "none.html", ok=False
    )
    assert done.exit_code == 1
    assert "1 new; 0 already there; 1 failed" in done.stderr
    assert done.stderr.count("none.html") == 1
    again = run("add", "--ledger", tmp_path / "l.db", tmp_path / "a.jsonl")
    assert "0 new; 1 already there" in again.stderr
    assert "none.html" in run("failures", "--ledger", tmp_path / "l.db", "--format", "csv").stdout


def test_the_ledger_is_named_by_the_environment(ledger, monkeypatch):
    monkeypatch.setenv("LAUT_LEDGER", ledger)
    assert len(json.loads(run("articles", "--format", "json").stdout)) == 2


def test_a_search_takes_words_and_phrases(ledger):
    assert len(json.loads(run("search", "--ledger", ledger, "--format", "json", "halle", "stand leer").stdout)) == 2
    assert "none" in run("search", "--ledger", ledger, "sturm").stdout


@pytest.mark.parametrize("name", ["articles", "statements", "figures", "stories", "questions", "disputes"])
def test_a_table_keeps_to_eighty_columns_and_shows_whole_ids(ledger, name):
    shown = run(name, "--ledger", ledger).stdout
    assert max(map(len, shown.splitlines())) <= 80
    for row in json.loads(run(name, "--ledger", ledger, "--format", "json").stdout):
        assert row["question" if name == "disputes" else "id"] in shown


def test_a_list_without_rows_says_so(ledger):
    assert run("figures", "--ledger", ledger, "--measure", "money").stdout == "none found\n"


def test_a_field_that_no_record_has_is_no_correction(ledger):
    figure = json.loads(run("figures", "--ledger", ledger, "--format", "json").stdout)[0]["id"]
    line, code = wrong("review", "correct", "--ledger", ledger, "--by", "ida", figure, "colour=red")
    assert "no field 'colour'" in line
    assert code == 2


def test_a_question_is_printed_by_its_id_or_a_figures(ledger):
    (row,) = json.loads(run("questions", "--ledger", ledger, "--format", "json").stdout)
    page = json.loads(run("question", "--ledger", ledger, "--format", "json", row["id"]).stdout)
    assert [report["low"] for report in page["reports"]] == sorted([12.0, 15.0])
    by_figure = run("question", "--ledger", ledger, "--format", "json", page["reports"][1]["figure"]).stdout
    assert json.loads(by_figure) == page
    assert "12" in run("question", "--ledger", ledger, row["id"]).stdout
    assert len(run("question", "--ledger", ledger, "--format", "csv", row["id"]).stdout.splitlines()) == 3


def test_a_person_decides_and_takes_it_back(ledger):
    first = json.loads(run("figures", "--ledger", ledger, "--format", "json").stdout)[0]["id"]
    said = run(
        "review",
        "correct",
        "--ledger",
        ledger,
        "--by",
        "ida",
        "--why",
        "misread",
        first,
        "low=10",
        "qualifier=at_least",
        "high=null",
    )
    assert "review 1: correct figure by ida" in said.stdout
    row = next(
        row for row in json.loads(run("figures", "--ledger", ledger, "--format", "json").stdout) if row["id"] == first
    )
    assert (row["low"], row["high"], row["review"]) == (10.0, None, "correct")
    run("review", "accept", "--ledger", ledger, "--by", "ida", first)
    run("review", "reject", "--ledger", ledger, "--by", "ida", first)
    assert len(json.loads(run("figures", "--ledger", ledger, "--format", "json").stdout)) == 1
    run("review", "undo", "--ledger", ledger, 3)
    listed = json.loads(run("review", "list", "--ledger", ledger, "--format", "json").stdout)
    assert [(each["kind"], bool(each["undone_at"])) for each in listed] == [
        ("correct", False),
        ("accept", False),
        ("reject", True),
    ]
    shown = run("review", "list", "--ledger", ledger).stdout
    assert "correct figure" in shown
    assert 'low=10 qualifier="at_least" high=null' in " ".join(shown.split())
    assert "misread" in shown
    assert len(run("export", "--ledger", ledger, "--reviews").stdout.splitlines()) == 1


def test_what_was_missed_is_added_by_its_place(ledger):
    article = json.loads(run("articles", "--ledger", ledger, "--format", "json").stdout)[0]["id"]
    start = FIRE.index(EMPTY)
    place = f"{start}:{start + len(EMPTY)}"
    run(
        "review",
        "missed",
        "--ledger",
        ledger,
        "--by",
        "ida",
        article,
        "statement",
        place,
        "speaker=Ada Moor",
        "act=announce",
    )
    rows = json.loads(run("statements", "--ledger", ledger, "--format", "json").stdout)
    assert (EMPTY, "Ada Moor", "announce") in {(row["quote"], row["said_by"], row["act"]) for row in rows}


def test_figures_are_parted_and_put_together_by_a_person(ledger):
    one, other = (row["id"] for row in json.loads(run("figures", "--ledger", ledger, "--format", "json").stdout))
    run("review", "split", "--ledger", ledger, "--by", "ida", "question", one, other)
    assert json.loads(run("questions", "--ledger", ledger, "--format", "json").stdout) == []


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("question", "q-none"), 2),
        (("figures", "--since", "soon"), 2),
        (("review", "accept", "none.f1"), 2),
        (("review", "undo", "9"), 2),
        (("review", "missed", "none", "figure", "1:2"), 2),
        (("export", "--format", "parquet"), 2),
        (("search", "!"), 2),
    ],
)
def test_a_mistake_is_one_line(ledger, args, code):
    assert wrong(*args, "--ledger", ledger)[1] == code


@pytest.mark.parametrize(
    "args", [("figures",), ("question", "q"), ("export",), ("reread",), ("failures",), ("review", "list")]
)
def test_a_ledger_that_is_not_there_is_one_line(tmp_path, args):
    line, code = wrong(*args, "--ledger", tmp_path / "none.db")
    assert "laut add" in line
    assert code == 1


def test_a_file_that_is_no_ledger_is_one_line(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("birds seen")
    assert wrong("add", "--ledger", path)[1] == 1
    assert wrong("stories", "--ledger", "postgresql://u:pw@127.0.0.1:1/x")[1] == 1
