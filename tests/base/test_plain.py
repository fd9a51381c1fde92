"""Records at the edge: JSON and back, the schema, and faults named with their path."""

import json

import jsonschema
import pytest

import laut
from laut.base.plain import from_plain, schema, to_json, to_plain

TEXT = "Bei dem Erdrutsch in Selmor starben laut Polizei mindestens zwölf Menschen. Zuvor war von 20 die Rede."


@pytest.fixture
def reading() -> laut.Reading:
    return laut.read_text(TEXT, language="de", published="2025-03-14")


def test_a_reading_survives_the_way_to_json_and_back(reading: laut.Reading) -> None:
    assert from_plain(json.loads(to_json(reading))) == reading


def test_what_is_printed_fits_the_schema(reading: laut.Reading) -> None:
    jsonschema.validate(to_plain(reading), schema())


def test_nulls_are_printed(reading: laut.Reading) -> None:
    assert to_plain(reading)["document"]["url"] is None


def test_faults_are_named_together_with_their_paths(reading: laut.Reading) -> None:
    plain = to_plain(reading)
    plain["document"]["text"] = None
    plain["laut"]["version"] = 3
    with pytest.raises(laut.InputError, match=r"laut\.version.*document\.text"):
        from_plain(plain)
