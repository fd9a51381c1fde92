"""Charts: one bar a report, open bounds and copies told without colour, everything escaped."""

from datetime import date
from xml.etree import ElementTree as ET

from laut.show.charts import Bar, chart

SVG = "{http://www.w3.org/2000/svg}"
BARS = [
    Bar(date(2026, 3, 2), 14, None, "Zivilschutz", copy=False, title="mindestens 14 Tote"),
    Bar(date(2026, 3, 2), 14, None, "Zivilschutz", copy=True, title="mindestens 14 Tote"),
    Bar(date(2026, 3, 3), 60, 60, 'H. <Brückner> & "Co"', copy=False, title="60 </title><script>"),
]


def test_a_chart_is_whole_and_escaped() -> None:
    root = ET.fromstring(chart(BARS, title="Wie viele?"))
    assert root.findtext(f"{SVG}title") == "Wie viele?"
    assert not list(root.iter(f"{SVG}script"))
    assert [
        group.findtext(f"{SVG}title") for group in root.iter(f"{SVG}g") if group.find(f"{SVG}title") is not None
    ] == [bar.title for bar in BARS]


def test_copies_are_hollow_and_open_bounds_dashed() -> None:
    groups = [g for g in ET.fromstring(chart(BARS, title="x")).iter(f"{SVG}g") if g.find(f"{SVG}title") is not None]
    assert [g.get("fill") == "none" for g in groups] == [False, True, False]
    assert [any(line.get("stroke-dasharray") for line in g.iter(f"{SVG}line")) for g in groups] == [True, True, False]


def test_nothing_to_show_is_still_a_picture() -> None:
    assert ET.fromstring(chart([], title="leer")) is not None
