"""A statement as something held: its words as a vector, who stands behind it, and how surely it denies.

A denial need not be reported as one ("erklärte: ‚Das Schiff war nicht überladen‘"):
saying no, calling something untrue and taking up the words of another's claim
are signs of it, and they add up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import log

from laut.base.comparison import Article, Step, StepAct, record_id
from laut.base.fold import fold
from laut.base.records import Act, Reading, Statement
from laut.document.words import paragraph_spans
from laut.languages.registry import language_for
from laut.questions.terms import stem, stems, unit, words

__all__ = ["Held", "allied", "held"]

CONTEXT = 0.3  # what a word of the paragraph weighs beside one of the quote
_BEFORE = 4  # statements before one that it may answer
_BESIDE = 2  # statements to either side that go on with a denial

_READ_AS_DENIAL = 2.0  # the reader's act
_READ_AS_DENIED = 3.0  # the reader's hedge: the quote is the proposition denied
_OTHER_ACT = -1.0  # the reader's act is one that does not answer
_NO = 1.0
_UNTRUE = 1.6
_TAKEN_UP, _MOST_TAKEN_UP = 8.0, 1.5  # for the shared weight of words with another's claim before; at most
_IN_REPLY = 0.3  # somebody else has spoken before
_STRAIGHT_REPLY = 1.0  # somebody else has just made a claim
_GOES_ON = 0.7  # the same speaker denies beside it
_SILENCE = -2.0
_NO_ANSWER: frozenset[Act] = frozenset(
    {"admit", "announce", "ask", "confirm", "demand", "estimate", "praise", "promise"}
)


@dataclass(frozen=True, slots=True)
class Held:
    """One statement as a step of a turn may hold it.

    ``order`` is its place in the story, ``number`` that among its article's statements, ``paragraph`` that of
    its paragraph; ``stems`` are those of the quote, ``vector`` weighs them with those of the paragraph;
    ``backing`` are stems of the names behind it; ``denial`` is how surely it denies (0 nothing, 2 and more likely).
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
    says_no: bool
    dismisses: bool
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
class _Answers:
    negation: frozenset[str]
    dismissal: tuple[str, ...]
    silence: tuple[str, ...]
    plain: frozenset[str]


def held(articles: Sequence[Article]) -> list[Held]:
    """The statements of a story in the order in which they were published."""
    bags = [(article, _in_order(article)) for article in articles]
    counts = Counter(word for _, statements in bags for s in statements for word in stems(s.quote.text))
    size = sum(len(statements) for _, statements in bags)
    rarity = {word: log((size + 1) / count) for word, count in counts.items()}
    found = [each for article, statements in bags for each in _held(article, statements, rarity)]
    return sorted(found, key=lambda each: each.order)


def allied(one: Held, other: Held) -> bool:
    """Whether two statements are of one speaker or of the same side: their names share a telling word."""
    return (one.by is not None and one.by == other.by) or bool(one.backing & other.backing)


def _in_order(article: Article) -> list[Statement]:
    return sorted(article.reading.statements, key=lambda s: (s.quote.spans[0].start, s.id))


def _held(article: Article, statements: Sequence[Statement], rarity: Mapping[str, float]) -> list[Held]:
    """The statements of one article; how surely each denies depends on those around it."""
    document = article.reading.document
    answers = _answers(document.language)
    paragraphs = [(span, stems(span.of(document.text))) for span in paragraph_spans(document.text)]
    found = []
    for number, statement in enumerate(statements):
        start = statement.quote.spans[0].start
        at = next((n for n, (span, _) in enumerate(paragraphs) if span.start <= start < span.end), None)
        around = paragraphs[at][1] if at is not None else frozenset()
        own = stems(statement.quote.text)
        forms = [form for _, _, form in words(statement.quote.text)]
        weights = {word: CONTEXT * rarity.get(word, 0.0) for word in around} | {word: rarity[word] for word in own}
        found.append(
            Held(
                article=article,
                statement=statement,
                order=(document.published or "", article.id, start),
                number=number,
                paragraph=-1 if at is None else at,
                by=fold(statement.speaker.name) if statement.speaker and statement.speaker.name else None,
                stems=own,
                vector=unit(weights),
                backing=_backing(article.reading, statement, answers),
                says_no=_says_no(statement.quote.text, answers),
                dismisses=any(form.startswith(answers.dismissal) for form in forms),
            )
        )
    return [replace(each, denial=_denial(each, found, answers)) for each in found]


def _says_no(quote: str, answers: _Answers) -> bool:
    """Whether the quote says no; behind a comma a negation is a contrast ("beds, not heads")."""
    found = [(start, form) for start, _, form in words(quote) if form in answers.negation]
    return any(not quote[:start].rstrip().endswith((",", "–", "—")) for start, _ in found)


def _denial(each: Held, statements: Sequence[Held], answers: _Answers) -> float:
    statement = each.statement
    before = [s for s in statements[max(0, each.number - _BEFORE) : each.number] if s.by != each.by]
    score = _READ_AS_DENIED * (statement.hedge == "denied") + _READ_AS_DENIAL * (statement.act == "deny")
    score += (
        _NO * each.says_no
        + _UNTRUE * each.dismisses
        + _OTHER_ACT * (statement.act in _NO_ANSWER and not each.dismisses)
    )
    if each.says_no or each.dismisses or statement.act == "deny":
        score += min(_MOST_TAKEN_UP, _TAKEN_UP * max((_shared(each, other) for other in before), default=0.0))
    if (each.says_no or each.dismisses) and before:
        score += _STRAIGHT_REPLY if before[-1].number == each.number - 1 and _asserts(before[-1]) else _IN_REPLY
    beside = statements[max(0, each.number - _BESIDE) : each.number + _BESIDE + 1]
    if each.by and any(s is not each and s.by == each.by and _reads_as_denial(s.statement) for s in beside):
        score += _GOES_ON
    if any(form.startswith(answers.silence) for _, _, form in words(statement.quote.text)):
        score += _SILENCE
    return score


def _asserts(each: Held) -> bool:
    return each.statement.act in ("accuse", "claim", "estimate", "explain") and not each.says_no


def _reads_as_denial(statement: Statement) -> bool:
    return statement.act == "deny" or statement.hedge == "denied"


def _shared(one: Held, other: Held) -> float:
    """What the words that two quotes share weigh."""
    return sum(one.vector.get(word, 0.0) * other.vector.get(word, 0.0) for word in one.stems & other.stems)


def _backing(reading: Reading, statement: Statement, answers: _Answers) -> frozenset[str]:
    """Telling words of the speaker's name, mention and descriptions: "Brenøy Linjer" behind its spokesman."""
    speaker = statement.speaker
    if speaker is None:
        return frozenset()
    person = next((person for person in reading.people if person.id == speaker.person), None)
    named = [speaker.name or "", speaker.text, *((person.name, *person.descriptions) if person else ())]
    return _telling(named, answers.plain)


def _telling(named: Iterable[str], plain: frozenset[str]) -> frozenset[str]:
    return frozenset().union(*(stems(name, least=5) for name in named)) - plain


@cache
def _answers(code: str) -> _Answers:
    language = language_for(code)
    lexicon = language.lexicon("answers")
    return _Answers(
        negation=frozenset(lexicon.words("negation")),
        dismissal=lexicon.words("dismissal"),
        silence=lexicon.words("silence"),
        plain=frozenset(map(stem, language.lexicon("commonplace").words("stems"))),
    )
