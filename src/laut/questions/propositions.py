"""A statement as something held: its words as a vector, and who stands behind it.

What is held is known by the words of the quote, weighed by how rare they are in the
story, and less so by those of its paragraph. Two things say the same in all words
and languages: the kind of those it is about ("Kämpfer", "soldiers"), and the
question that a number in it answers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache
from math import log

from laut.base.comparison import Article, Question, Step, StepAct, record_id
from laut.base.fold import fold
from laut.base.records import Reading, Speaker, Statement
from laut.document.words import paragraph_spans
from laut.languages.registry import language_for
from laut.questions.answers import Signs, names_material, signs
from laut.questions.population import EVERYBODY, kind_named
from laut.questions.terms import stem, stems, unit, words

__all__ = ["Asked", "Held", "allied", "held"]

CONTEXT = 0.3  # what a word of the paragraph weighs beside one of the quote


@dataclass(frozen=True, slots=True)
class Held:
    """One statement as a step of a turn may hold it.

    ``order`` is its place in the story, ``number`` that among its article's statements, ``paragraph`` that of
    its paragraph; ``stems`` are those of the quote, ``vector`` weighs what it is about with the words of the
    paragraph; ``backing`` are stems of the names behind it, ``material`` that those are of a list, a video;
    ``disputed`` that it gives a number which another source disputes; ``denial`` is how surely it denies
    (0 nothing, 2 and more likely), once that is judged.
    """

    article: Article
    statement: Statement
    order: tuple[str, str, int]
    number: int
    paragraph: int
    by: str | None
    stems: frozenset[str]
    vector: Mapping[str, float]
    backing: frozenset[str]
    material: bool
    signs: Signs
    disputed: bool
    denial: float = 0.0

    def step(self, act: StepAct) -> Step:
        """The statement as a step of a turn."""
        speaker = self.statement.speaker
        return Step(
            act=act,
            date=self.article.reading.document.published,
            article=self.article.id,
            statement=record_id(self.article.id, self.statement.id),
            by=speaker.name if speaker else None,
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """What the figures of a story answer: their ids (``record_id``) with the question's, and those in a dispute."""

    question_of: Mapping[str, str] = field(default_factory=dict)
    disputed: AbstractSet[str] = frozenset()

    @classmethod
    def by(cls, questions: Iterable[Question]) -> Asked:
        """As the questions of the story tell."""
        asked = list(questions)
        return cls(
            question_of={report.figure: each.id for each in asked for report in each.reports},
            disputed={figure for each in asked for dispute in each.disputes for figure in dispute.between},
        )


def held(articles: Sequence[Article], asked: Asked) -> list[Held]:
    """The statements of a story in the order in which they were published."""
    about = [(article, [(s, _about(article, s, asked)) for s in _in_order(article)]) for article in articles]
    counts = Counter(word for _, statements in about for _, words_of in statements for word in words_of)
    size = sum(len(statements) for _, statements in about)
    rarity = {word: log((size + 1) / count) for word, count in counts.items()}
    found = [each for article, statements in about for each in _held(article, statements, rarity, asked)]
    return sorted(found, key=lambda each: each.order)


def allied(one: Held, other: Held) -> bool:
    """Whether two statements are of one speaker or of the same side: their names share a telling word."""
    return (one.by is not None and one.by == other.by) or bool(one.backing & other.backing)


def _in_order(article: Article) -> list[Statement]:
    return sorted(article.reading.statements, key=lambda s: (s.quote.spans[0].start, s.id))


def _about(article: Article, statement: Statement, asked: Asked) -> frozenset[str]:
    """What a statement is about: the stems of its quote, the kinds it names, the questions its numbers answer."""
    language = article.reading.document.language
    kinds = {kind_named(form, language) for _, _, form in words(statement.quote.text)} - {None, EVERYBODY}
    questions = {asked.question_of.get(figure) for figure in _figures(article, statement)} - {None}
    return stems(statement.quote.text) | {f"kind {kind}" for kind in kinds} | {f"question {q}" for q in questions}


def _figures(article: Article, statement: Statement) -> list[str]:
    """The ids of the figures within a quote."""
    spans = statement.quote.spans
    inside = (f for f in article.reading.figures if any(s.start <= f.start and f.end <= s.end for s in spans))
    return [record_id(article.id, figure.id) for figure in inside]


def _held(
    article: Article,
    statements: Sequence[tuple[Statement, frozenset[str]]],
    rarity: Mapping[str, float],
    asked: Asked,
) -> list[Held]:
    document = article.reading.document
    paragraphs = [(span, stems(span.of(document.text))) for span in paragraph_spans(document.text)]
    found: list[Held] = []
    for number, (statement, about) in enumerate(statements):
        start = statement.quote.spans[0].start
        at = next((n for n, (span, _) in enumerate(paragraphs) if span.start <= start < span.end), None)
        around = paragraphs[at][1] if at is not None else frozenset()
        since = max(
            paragraphs[at][0].start if at is not None else 0,
            statements[number - 1][0].quote.spans[-1].end if number else 0,
        )
        weights = {word: CONTEXT * rarity.get(word, 0.0) for word in around} | {word: rarity[word] for word in about}
        speaker = statement.speaker
        found.append(
            Held(
                article=article,
                statement=statement,
                order=(document.published or "", article.id, start),
                number=number,
                paragraph=-1 if at is None else at,
                by=fold(speaker.name) if speaker and speaker.name else None,
                stems=stems(statement.quote.text),
                vector=unit(weights),
                backing=_backing(article.reading, statement),
                material=_is_material(speaker, document.language),
                signs=signs(statement, document.text[since:start], document.language),
                disputed=not asked.disputed.isdisjoint(_figures(article, statement)),
            )
        )
    return found


def _is_material(speaker: Speaker | None, language: str) -> bool:
    return speaker is not None and names_material(f"{speaker.name or ''} {speaker.text}", language)


def _backing(reading: Reading, statement: Statement) -> frozenset[str]:
    """Telling words of the speaker's name, mention and descriptions: "Brenøy Linjer" behind its spokesman."""
    speaker = statement.speaker
    if speaker is None:
        return frozenset()
    person = next((person for person in reading.people if person.id == speaker.person), None)
    named = [speaker.name or "", speaker.text, *((person.name, *person.descriptions) if person else ())]
    return frozenset().union(*(stems(name, least=5) for name in named)) - _plain(reading.document.language)


@cache
def _plain(language: str) -> frozenset[str]:
    """Stems that tell no speaker from another."""
    return frozenset(map(stem, language_for(language).lexicon("commonplace").words("stems")))
