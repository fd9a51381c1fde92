"""Small readings made by hand: what a comparison needs and no more."""

from dataclasses import replace

import pytest

from laut.base.comparison import Article
from laut.base.records import (
    Act,
    Figure,
    Hedge,
    Maker,
    Measure,
    Part,
    Person,
    Qualifier,
    Reading,
    Speaker,
    Statement,
)
from laut.base.span import Span
from laut.document.article import Facts, document_of


class Story:
    """Builds articles: text, figures found by their words, statements by theirs."""

    def article(
        self,
        key: str,
        text: str,
        *,
        day: str = "2025-03-14",
        outlet: str = "Blatt",
        language: str = "de",
        credit: str = "",
    ) -> Article:
        facts = Facts(id=key, source=key, outlet=outlet, published=day)
        document = document_of(text, facts, language=language, credits=(credit,) if credit else ())
        return Article(key, Reading(Maker("0", {}), document, (), (), (), (), ()))

    def figure(
        self,
        article: Article,
        text: str,
        value: float | None,
        high: float | str | None = "same",
        *,
        counted: str | None = "Menschen",
        measure: Measure = "killed",
        qualifier: Qualifier = "exact",
        source: str | None = None,
    ) -> Article:
        reading = article.reading
        start = reading.document.text.index(text)
        top = value if high == "same" else high
        made = Figure(
            id=f"f{len(reading.figures) + 1}", start=start, end=start + len(text), text=text, low=value, high=top,  # type: ignore[arg-type]
            qualifier=qualifier, unit="person", measure=measure, counted=counted, place=None, when=None, statement=None,
            source_name=source, hedge="none", confidence=1.0, found_by="hand",
        )  # fmt: skip
        people = reading.people
        if source and source not in {p.name for p in people}:
            people = (*people, Person(f"p{len(people) + 1}", source, "organisation", (), ()))
        return replace(article, reading=replace(reading, figures=(*reading.figures, made), people=people))

    def statement(self, article: Article, quote: str, by: str, act: Act, hedge: Hedge = "none") -> Article:
        reading = article.reading
        start = reading.document.text.index(quote)
        made = Statement(
            id=f"s{len(reading.statements) + 1}", type="indirect", medium="speech", act=act, hedge=hedge,
            quote=Part.of(reading.document.text, Span(start, start + len(quote))), speaker=Speaker((), "", by, None), cue=None,
            frame=None, addressee=None, via=(), confidence=1.0, found_by="hand",
        )  # fmt: skip
        return replace(article, reading=replace(reading, statements=(*reading.statements, made)))


@pytest.fixture
def story() -> Story:
    return Story()
