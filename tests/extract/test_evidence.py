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


@pytest.mark.parametrize(
    ("text", "kind", "publisher"),
    [
        (
            "Seit heute kursiert ein Ladepapier. Veröffentlicht hat es der „Neue Nordstern“, andere folgten.",
            "document",
            "Neue Nordstern",
        ),
        ("Die Miliz Karst feierte den Tag in einem langen Video.", "video", "Miliz Karst"),
        (
            "Der Hafenrat zweifelt. ⟦q1 reported writing claim none|In ⟦s1|seinem ersten Bericht⟧ ist von Rissen die Rede.⟧",
            "document",
            "Hafenrat",
        ),
    ],
)
def test_publishers_are_told_around_the_material(judged_text, text: str, kind: str, publisher: str) -> None:
    found = judged_text(text).evidence
    assert [(e.kind, e.publisher) for e in found] == [(kind, publisher)]


def test_a_later_mention_may_say_who_published(judged_text) -> None:
    found = judged_text(
        "Ein Video zeigt Rauch. Es ist Abend. Das von der Reederei Nordlicht veröffentlichte Video ist kurz."
    ).evidence
    assert [e.publisher for e in found] in (["Reederei Nordlicht"], [None, "Reederei Nordlicht"])


def test_own_publications_are_the_outlets(judged_text) -> None:
    found = judged_text("Dazu gehört ein Video, das wir heute veröffentlichen.", outlet="Hafenblog").evidence
    assert [e.publisher for e in found] == ["Hafenblog"]


def test_a_platform_of_the_article_is_known_by_its_name(judged_text) -> None:
    found = judged_text("Die Plattform Murmel wächst. Das Video kam auf Murmel an.").evidence
    assert [e.platform for e in found] == ["Murmel"]
