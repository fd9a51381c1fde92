"""Exports: each read back by what it is made for."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from fastwarc.warc import ArchiveIterator

from laut.base.errors import LautError, UsageError
from laut.ledger.deciding import anchor_at, decide
from laut.ledger.keeping import keep
from laut.ledger.reviews import Review
from laut.ledger.store import Ledger
from laut.recorder.pool import Pool
from laut.recorder.settling import settle_all
from laut.show.export import EXPORTS, export
from laut.show.export_csv import FIGURE_FIELDS
from laut.show.export_ged import GED_FIELDS
from laut.show.export_json import export_json
from laut.show.lists import csv_cell
from tests.ledger.conftest import entry_of

FIRE = "Bei dem Brand in Tarnau starben nach Angaben der Wehr 12 Menschen. Die Halle stand leer."
URL = "https://bote.example/brand"


@pytest.fixture
def ledger(tmp_path):
    """Two outlets on one fire; what the first says came through an agency."""
    first = entry_of(FIRE, outlet="Tarnauer Bote", url=URL, page=f"<p>{FIRE}</p>")
    said = tuple(replace(each, via=("Radio Olm", "npd")) for each in first.reading.statements)
    first = replace(first, given_id="brand-1", reading=replace(first.reading, statements=said))
    with Ledger.open(tmp_path / "l.db", create=True) as opened, Pool(1) as pool:
        keep(opened, [first, entry_of(FIRE.replace("12", "15"), by="Bela Tann")])
        list(settle_all(opened, pool))
        yield opened


def whole(ledger: Ledger) -> dict:
    out = io.StringIO()
    export_json(ledger, out)
    return json.loads(out.getvalue())


def test_json_has_all_records_under_unique_ids(ledger):
    told = whole(ledger)
    assert list(told) == [
        "articles", "statements", "figures", "times", "people", "evidence", "stories", "speakers", "questions", "turns", "reviews",
    ]  # fmt: skip
    articles = {each["id"]: each for each in told["articles"]}
    assert [each["given_id"] for each in told["articles"]].count("brand-1") == 1
    ids = [each["id"] for name in ("articles", "statements", "figures", "people") for each in told[name]]
    assert len(ids) == len(set(ids))
    assert told["statements"]
    for each in told["statements"]:
        text = articles[each["article"]]["text"]
        assert each["quote"]["text"] == " ".join(text[s["start"] : s["end"]] for s in each["quote"]["spans"])
    for each in told["figures"]:
        assert articles[each["article"]]["text"][each["start"] : each["end"]] == each["text"]
        assert each["statement"] is None or each["statement"] in {said["id"] for said in told["statements"]}
    assert {each["story"] for each in told["articles"]} == {each["id"] for each in told["stories"]}
    for asked in told["questions"]:
        assert {report["figure"] for report in asked["reports"]} <= {each["id"] for each in told["figures"]}
        assert asked["disputed"] == bool(asked["disputes"])


def test_csv_comes_with_a_dictionary_of_every_column(ledger, tmp_path):
    export(ledger, "csv", tmp_path / "out")
    with (tmp_path / "out" / "figures.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text("utf-8"))
    (resource,) = package["resources"]
    assert [field["name"] for field in resource["schema"]["fields"]] == list(rows[0])
    assert all(field["description"] for field in resource["schema"]["fields"])
    assert {row["figure"] for row in rows} == {each["id"] for each in whole(ledger)["figures"]}
    assert {row["as_of"] for row in rows} == {"2025-03-14"}


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ('=HYPERLINK("x")', '\'=HYPERLINK("x")'),
        ("@sum", "'@sum"),
        ("+x", "'+x"),
        ("-5", "-5"),
        ("– ja", "– ja"),
        (3.0, 3),
    ],
)
def test_no_cell_is_a_formula(value, cell):
    assert csv_cell(value) == cell


def test_deaths_take_the_shape_of_ged(ledger, capsys):
    export(ledger, "ged", None)
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {"best", "high", "low", "source_original", "date_start", "date_end", "number_of_sources"} <= set(rows[0])
    assert {row["year"] for row in rows} == {"2025"}
    assert {"12", "15"} & {row["best"] for row in rows}


def test_parquet_holds_the_same_rows(ledger, tmp_path):
    export(ledger, "parquet", tmp_path / "tables")
    told = whole(ledger)
    for name in ("articles", "statements", "figures", "questions"):
        assert pq.read_table(tmp_path / "tables" / f"{name}.parquet").num_rows == len(told[name])


def test_linked_data_names_every_place_by_position_and_words(ledger, capsys):
    export(ledger, "jsonld", None)
    graph = json.loads(capsys.readouterr().out)["@graph"]
    texts = {f"urn:laut:article:{each['id']}": each["text"] for each in whole(ledger)["articles"]}
    anchors = [target for node in graph if node["@type"] == "oa:Annotation" for target in node["oa:hasTarget"]]
    assert anchors
    for target in anchors:
        position, quoted = target["oa:hasSelector"]
        text = texts[target["oa:hasSource"]]
        assert text[position["oa:start"] : position["oa:end"]] == quoted["oa:exact"]
        assert quoted["oa:prefix"] + quoted["oa:exact"] + quoted["oa:suffix"] in text
    ids = {node["@id"] for node in graph}
    assert len(ids) == len(graph)
    assert {node["appearance"] for node in graph if "appearance" in node} <= ids


def test_linked_data_follows_the_chain_of_channels(ledger, capsys):
    export(ledger, "jsonld", None)
    nodes = {node["@id"]: node for node in json.loads(capsys.readouterr().out)["@graph"]}
    said = next(node for node in nodes.values() if "prov:wasQuotedFrom" in node and "Claim" in node["@type"])
    outer = nodes[said["prov:wasQuotedFrom"]]
    assert [outer["provider"]["name"], nodes[outer["prov:wasQuotedFrom"]]["provider"]["name"]] == ["Radio Olm", "npd"]


def test_the_archive_is_read_back_byte_for_byte(ledger, tmp_path):
    export(ledger, "warc", tmp_path / "pages.warc.gz")
    with (tmp_path / "pages.warc.gz").open("rb") as file:
        records = [(each.headers, each.reader.read()) for each in ArchiveIterator(file)]
    pages = [(headers, data) for headers, data in records if headers["WARC-Type"] == "resource"]
    assert {data.decode("utf-8") for _, data in pages} == {f"<p>{FIRE}</p>", FIRE.replace("12", "15")}
    assert URL in {headers["WARC-Target-URI"] for headers, _ in pages}


def test_reviews_become_training_data(ledger, capsys):
    figure = whole(ledger)["figures"][0]
    anchor = anchor_at(ledger, figure["id"], "figure")
    made = {"by": "ida", "at": "2026-01-01T00:00:00+00:00", "why": "no toll"}
    decide(ledger, Review(kind="reject", of="figure", anchors=(anchor,), **made))
    export(ledger, "reviews", None)
    (line,) = (json.loads(each) for each in capsys.readouterr().out.splitlines())
    assert figure["text"] not in {each["text"] for each in line["figures"]}
    assert line["document"]["id"] == figure["article"]
    (told,) = line["reviews"]
    assert (told["kind"], told["by"], told["why"], told["orphan"]) == ("reject", "ida", "no toll", False)
    assert told["found"]["text"] == figure["text"]


def test_a_target_that_does_not_fit_is_one_line(ledger, tmp_path):
    with pytest.raises(UsageError, match="name a folder"):
        export(ledger, "parquet", None)
    with pytest.raises(UsageError, match="is a folder"):
        export(ledger, "json", tmp_path)
    with pytest.raises(LautError, match="cannot write"):
        export(ledger, "json", tmp_path / "none" / "out.json")


def test_the_page_on_exports_names_every_form_and_column():
    page = (Path(__file__).parents[2] / "docs" / "exports.md").read_text("utf-8")
    for name in (*EXPORTS, *(field.name for field in (*FIGURE_FIELDS, *GED_FIELDS))):
        assert f"`{name}`" in page, name
