"""Material shown or cited."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "kind", "publisher"),
    [
        (
            "Auf einem von der Reederei Nordlicht veröffentlichten Video ist Rauch zu sehen.",
            "video",
            "Reederei Nordlicht",
        ),
        ("Satellitenbilder des Geodienstes zeigen eine Schneise.", "satellite", "Geodienst"),
        (
            "Ein Papier geht um. Ein Handyvideo, zuerst auf dem Kanal „Hafen Live“ zu sehen, zeigt Flammen.",
            "video",
            "Hafen Live",
        ),
    ],
)
def test_publishers_are_read_off_the_words_around(judged_text, text: str, kind: str, publisher: str) -> None:
    found = judged_text(text).evidence
    assert [(e.kind, e.publisher) for e in found if e.kind == kind] == [(kind, publisher)]


def test_the_platform_is_named(judged_text) -> None:
    found = judged_text("Das Video wurde auf Telegram verbreitet.").evidence
    assert [(e.text, e.platform) for e in found] == [("Das Video", "Telegram")]


def test_a_paper_is_evidence_only_where_it_is_cited(judged_text) -> None:
    assert judged_text("Sie legte den Bericht auf den Tisch.").evidence == []
    assert [e.text for e in judged_text("In dem Bericht der Feuerwehr heißt es, alles sei gut.").evidence] == [
        "dem Bericht"
    ]


def test_who_holds_a_paper_passed_it_on(judged_text) -> None:
    found = judged_text("Das steht in einem Vermerk, den die Zeitung „Nordstern“ zitierte.").evidence
    assert [e.relayed_by for e in found] == [("Nordstern",)]


def test_spans_slice_to_the_text(judged_text) -> None:
    found = judged_text("Ein Foto zeigt den Hafen. Die Aufnahme ist alt.")
    assert [found.text[e.start : e.end] for e in found.evidence] == [e.text for e in found.evidence]


def test_english_material(judged_text) -> None:
    found = judged_text("A video posted on Tuesday by a channel called Sirv Live shows smoke.", language="en").evidence
    assert [(e.kind, e.publisher) for e in found] == [("video", "Sirv Live")]
