"""What was held about one proposition, step by step: who first alleged, denied, admitted, confirmed it.

A denial, an admission or a confirmation is the pivot of a turn; its proposition is
known by its words. Pivots about the same thing are one turn, and the first claim
of another speaker about it is what was alleged. A copy's statements are its
original's and take no step of their own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from math import log

from laut.base.comparison import Article, Step, StepAct, Turn, record_id
from laut.base.records import Statement
from laut.document.words import paragraph_spans
from laut.questions.terms import cosine, stems, unit

__all__ = ["turns"]

STEP_OF: dict[str, StepAct] = {"deny": "denied", "admit": "admitted", "confirm": "confirmed"}
ALLEGES = frozenset({"accuse", "claim", "estimate", "announce", "warn", "explain"})
SAME = 0.30  # cosine of two propositions from which they are one: pairs of the story sets, 2026-11
NEAR = 0.20  # the same for an allegation in the pivot's own article, where it stands before it
CONTEXT = 0.3  # what a word of the paragraph weighs beside one of the quote


@dataclass(frozen=True, slots=True)
class _Said:
    """One statement with the vector of its proposition."""

    article: Article
    statement: Statement
    order: tuple[str, str, int]
    by: str | None
    vector: Mapping[str, float]

    def step(self, act: StepAct) -> Step:
        published = self.article.reading.document.published
        return Step(act, published, self.article.id, record_id(self.article.id, self.statement.id), self.by)


def turns(articles: Sequence[Article], copied: AbstractSet[str]) -> list[Turn]:
    """The turns of one story, by the day of their first step; ``copied`` are the ids of whole copies."""
    said = _said([article for article in articles if article.id not in copied])
    pivots = [s for s in said if s.statement.act in STEP_OF and s.vector]
    claims = [s for s in said if s.statement.act in ALLEGES and s.vector]
    found = []
    for topic in _topics(pivots):
        steps = [min((s for s in topic if s.statement.act == act), key=lambda s: s.order, default=None) for act in STEP_OF]
        taken = [s for s in steps if s]
        alleged = _alleged(topic, claims)
        first = [alleged.step("alleged")] if alleged else []
        told = [*first, *(s.step(STEP_OF[s.statement.act]) for s in sorted(taken, key=lambda s: s.order))]
        named = alleged or min(topic, key=lambda s: s.order)
        found.append(Turn(id=f"t-{told[0].statement}", topic=named.statement.quote.text, steps=tuple(told)))
    return sorted(found, key=lambda turn: (turn.steps[0].date or "", turn.id))


def _said(articles: Sequence[Article]) -> list[_Said]:
    """The statements of a story in the order in which they were published, each with its vector."""
    bags: list[tuple[Article, Statement, dict[str, float]]] = []
    for article in articles:
        text = article.reading.document.text
        context = [(span, stems(span.of(text))) for span in paragraph_spans(text)]
        for statement in article.reading.statements:
            bag = dict.fromkeys(stems(statement.quote.text), 1.0)
            around = next((words for span, words in context if span.meets(statement.quote.spans[0])), frozenset())
            bags.append((article, statement, {**dict.fromkeys(around, CONTEXT), **bag}))
    weights = _rarity(Counter(word for *_, bag in bags for word, share in bag.items() if share == 1.0), len(bags))
    return sorted(
        (
            _Said(
                article=article,
                statement=statement,
                order=(article.reading.document.published or "", article.id, statement.quote.spans[0].start),
                by=statement.speaker.name if statement.speaker else None,
                vector=unit({word: share * weights.get(word, 0.0) for word, share in bag.items()}),
            )
            for article, statement, bag in bags
        ),
        key=lambda s: s.order,
    )


def _rarity(counts: Counter[str], size: int) -> dict[str, float]:
    """Inverse document frequency within the story: what every statement of it says tells nothing apart."""
    return {word: log((size + 1) / count) for word, count in counts.items()}


def _topics(pivots: Sequence[_Said]) -> list[list[_Said]]:
    """Pivots about the same proposition, put together by average linkage in order of time."""
    topics: list[list[_Said]] = []
    for pivot in pivots:
        closeness = [sum(cosine(pivot.vector, other.vector) for other in topic) / len(topic) for topic in topics]
        best = max(range(len(topics)), key=closeness.__getitem__, default=None)
        if best is not None and closeness[best] >= SAME:
            topics[best].append(pivot)
        else:
            topics.append([pivot])
    return topics


def _alleged(topic: Sequence[_Said], claims: Sequence[_Said]) -> _Said | None:
    """The first claim about the topic by somebody who is not the one answering, before it is answered."""
    answered = max(s.order for s in topic)
    speakers = {s.by for s in topic}
    scores: dict[int, float] = defaultdict(float)
    for n, claim in enumerate(claims):
        if claim.order >= answered or claim.by in speakers:
            continue
        for pivot in topic:
            least = NEAR if claim.article.id == pivot.article.id and claim.order < pivot.order else SAME
            closeness = cosine(claim.vector, pivot.vector)
            if closeness >= least:
                scores[n] = max(scores[n], closeness)
    return claims[min(scores)] if scores else None
