"""`laut export --format jsonld`: the ledger as linked data.

schema.org says what is said: a ``Quotation`` where the words are the speaker's,
else a ``Claim``; both with where they appear. W3C Web Annotation says where the
words stand: by position (code points) and by the words themselves with what
stands around them. PROV-O says which way they came: each channel of ``via`` is an
entity quoted from the next. What none of them has a word for is in ``laut:``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Any

from laut.base.comparison import Question, record_id
from laut.base.records import Document, Figure, Statement
from laut.base.span import Span
from laut.ledger import whole
from laut.ledger.store import Ledger
from laut.ledger.whole import KeptArticle
from laut.show.export_json import article_records

__all__ = ["CONTEXT", "export_jsonld"]

Node = dict[str, Any]
CONTEXT: Node = {
    "@vocab": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "laut": "urn:laut:terms:",
    "appearance": {"@type": "@id"},
    "isPartOf": {"@type": "@id"},
    "oa:hasBody": {"@type": "@id"},
    "oa:hasSource": {"@type": "@id"},
    "oa:motivatedBy": {"@type": "@id"},
    "prov:wasAttributedTo": {"@type": "@id"},
    "prov:wasDerivedFrom": {"@type": "@id"},
    "prov:wasQuotedFrom": {"@type": "@id"},
    "laut:answers": {"@type": "@id"},
    "laut:disputes": {"@type": "@id"},
}
_AROUND = 32  # characters before and after, as the Web Annotation model suggests, to tell like words apart


def export_jsonld(ledger: Ledger, out: IO[str]) -> None:
    """Write the ledger as one JSON-LD document, one node a line."""
    out.write('{"@context": ' + json.dumps(CONTEXT) + ',\n"@graph": [')
    for number, node in enumerate(_nodes(ledger)):
        kept = {name: value for name, value in node.items() if value is not None and value != []}
        out.write(("," if number else "") + "\n" + json.dumps(kept, ensure_ascii=False))
    out.write("\n]}\n")


def _iri(kind: str, name: str) -> str:
    return f"urn:laut:{kind}:{name}"


def _nodes(ledger: Ledger) -> Iterator[Node]:
    for story in whole.stories(ledger):
        yield {"@id": _iri("story", story.id), "@type": "CreativeWork", "name": story.title, "laut:kind": "story"}
        yield from (_question(each, story.id) for each in story.questions)
    for each in whole.speakers(ledger):
        kind = {"person": "Person", "organisation": "Organization", "outlet": "NewsMediaOrganization"}.get(
            each.kind, "Thing"
        )
        yield {
            "@id": _iri("speaker", each.id), "@type": [kind, "prov:Agent"], "name": each.name,
            "alternateName": [name for name in each.names if name != each.name],
        }  # fmt: skip
    for kept in whole.articles(ledger):
        yield _article(kept)
        vias = {plain["id"]: plain["via"] for plain in article_records(kept)["statements"]}
        for statement in kept.reading.statements:
            yield from _statement(statement, kept, vias[record_id(kept.id, statement.id)])
        for figure in kept.reading.figures:
            yield from _figure(figure, kept)


def _question(asked: Question, story: str) -> Node:
    return {
        "@id": _iri("question", asked.id), "@type": "laut:Question", "isPartOf": _iri("story", story),
        "name": [{"@language": "de", "@value": asked.text.de}, {"@language": "en", "@value": asked.text.en}],
        "laut:measure": asked.measure,
    }  # fmt: skip


def _article(kept: KeptArticle) -> Node:
    document = kept.reading.document
    return {
        "@id": _iri("article", kept.id), "@type": ["NewsArticle", "prov:Entity"], "headline": document.title,
        "url": document.url, "datePublished": document.published, "dateModified": document.modified,
        "inLanguage": document.language, "creditText": ", ".join(document.credits) or None,
        "publisher": {"@type": "NewsMediaOrganization", "name": document.outlet} if document.outlet else None,
        "isPartOf": _iri("story", kept.story) if kept.story else None,
        "prov:wasQuotedFrom": _iri("article", kept.copy_of) if kept.copy_of else None, "laut:sha256": document.sha256,
    }  # fmt: skip


def _statement(statement: Statement, kept: KeptArticle, via: list[str]) -> Iterator[Node]:
    name = record_id(kept.id, statement.id)
    iri, article = _iri("statement", name), _iri("article", kept.id)
    speaker = statement.speaker
    who = (kept.names.get(speaker.person or "") or speaker.name or speaker.text) if speaker else None
    known = kept.speakers.get(speaker.person or "") if speaker else None
    yield {
        "@id": iri, "@type": ["Quotation" if statement.type == "direct" else "Claim", "prov:Entity"],
        "text": statement.quote.text, "inLanguage": kept.reading.document.language, "appearance": article,
        "spokenByCharacter": {"@type": "Thing", "name": who} if who and statement.type == "direct" else None,
        "creator": {"@type": "Thing", "name": who} if who else None,
        "prov:wasAttributedTo": _iri("speaker", known) if known else None,
        "prov:wasDerivedFrom": article, "prov:wasQuotedFrom": f"{iri}:via:0" if via else None,
        "laut:type": statement.type, "laut:act": statement.act, "laut:hedge": statement.hedge,
        "laut:confidence": statement.confidence,
    }  # fmt: skip
    for place, channel in enumerate(via):
        further = f"{iri}:via:{place + 1}" if place + 1 < len(via) else None
        yield {
            "@id": f"{iri}:via:{place}", "@type": "prov:Entity", "prov:wasQuotedFrom": further,
            "provider": {"@type": "Organization", "name": channel},
        }  # fmt: skip
    yield _annotation(iri, article, statement.quote.spans, kept.reading.document)


def _figure(figure: Figure, kept: KeptArticle) -> Iterator[Node]:
    name = record_id(kept.id, figure.id)
    iri, article = _iri("figure", name), _iri("article", kept.id)
    question = kept.questions.get(figure.id)
    yield {
        "@id": iri, "@type": ["Claim", "prov:Entity"], "text": figure.text, "appearance": article,
        "about": {
            "@type": "QuantitativeValue", "minValue": figure.low, "maxValue": figure.high, "unitText": figure.unit,
            "name": figure.counted,
        },
        "creator": {"@type": "Thing", "name": figure.source_name} if figure.source_name else None,
        "prov:wasDerivedFrom": _iri("statement", record_id(kept.id, figure.statement)) if figure.statement else article,
        "laut:measure": figure.measure, "laut:qualifier": figure.qualifier, "laut:hedge": figure.hedge,
        "laut:answers": _iri("question", question) if question else None, "laut:confidence": figure.confidence,
    }  # fmt: skip
    yield _annotation(iri, article, (Span(figure.start, figure.end),), kept.reading.document)


def _annotation(body: str, article: str, spans: tuple[Span, ...], document: Document) -> Node:
    """Where the words stand: for each span both selectors, the position and the words."""
    return {
        "@id": f"{body}:anchor", "@type": "oa:Annotation", "oa:motivatedBy": "oa:identifying", "oa:hasBody": body,
        "oa:hasTarget": [
            {
                "@type": "oa:SpecificResource", "oa:hasSource": article,
                "oa:hasSelector": [
                    {"@type": "oa:TextPositionSelector", "oa:start": span.start, "oa:end": span.end},
                    {
                        "@type": "oa:TextQuoteSelector", "oa:exact": span.of(document.text),
                        "oa:prefix": document.text[max(0, span.start - _AROUND) : span.start],
                        "oa:suffix": document.text[span.end : span.end + _AROUND],
                    },
                ],
            }
            for span in spans
        ],
    }  # fmt: skip
