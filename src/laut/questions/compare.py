"""The entry of the comparison: articles -> what they say together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields

from laut.base.comparison import (
    Article,
    Comparison,
    Copy,
    Decision,
    Question,
    QuestionText,
    Report,
    SpeakerIdentity,
    StoryComparison,
)
from laut.base.fold import fold
from laut.base.records import Measure
from laut.languages.registry import language_for
from laut.questions.alike import groups
from laut.questions.copies import copies
from laut.questions.disputes import disputes
from laut.questions.likeness import Counted, counted
from laut.questions.neighbours import told_together
from laut.questions.population import UNTOLD, named_in
from laut.questions.sketches import sketch, stories
from laut.questions.speakers import by_name, speakers
from laut.questions.surroundings import Surroundings
from laut.questions.terms import stems
from laut.questions.timeline import Told, standing, telling, told
from laut.questions.turns import turns

__all__ = ["compare", "compare_story"]


def compare_story(articles: Sequence[Article], decisions: Sequence[Decision] = ()) -> StoryComparison:
    """What the articles of one story say together; the order of ``articles`` does not matter.

    Records that a person rejected are not in the readings any more, corrected ones are as
    corrected; ``decisions`` hold what was merged and split.
    """
    ordered = sorted(articles, key=lambda article: (article.reading.document.published or "", article.id))
    days = [published[:10] for article in ordered if (published := article.reading.document.published)]
    current = [article for article in ordered if article.version_of is None]
    copied = copies(current)
    identities = speakers(current, decisions)
    questions = tuple(_questions(current, copied, identities, decisions))
    return StoryComparison(
        id=min(((article.reading.document.published or "")[:10], article.id) for article in ordered)[1],
        title=_title(ordered),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        articles=tuple(article.id for article in ordered),
        copies=tuple(copied),
        speakers=tuple(identities),
        questions=questions,
        turns=tuple(turns(current, {copy.article for copy in copied if copy.whole}, questions)),
    )


def compare(articles: Iterable[Article]) -> Comparison:
    """What ``articles`` say together: what a ledger of the same articles holds."""
    by_id = {article.id: article for article in articles}
    sketches = [sketch(article) for article in by_id.values()]
    compared = [compare_story([by_id[article] for article in members]) for members in stories(sketches)]
    return Comparison(stories=tuple(sorted(compared, key=lambda story: story.id)))


def _questions(
    articles: Sequence[Article],
    copied: Sequence[Copy],
    identities: Sequence[SpeakerIdentity],
    decisions: Sequence[Decision],
) -> Iterable[Question]:
    """The questions that two or more figures answer, of several articles or several sources."""
    surroundings = Surroundings(articles)
    figures = [told(article, figure) for article in articles for figure in article.reading.figures]
    keys = by_name(identities)
    speaker_of = {f.id: keys.get(fold(f.source), fold(f.source)) for f in figures if f.source}
    sides = named_in(articles, surroundings.names)
    prepared = told_together([counted(figure, surroundings, sides, speaker_of.get(figure.id)) for figure in figures])
    copied_from = {f.id: original for f in figures if (original := _copied_from(f, copied))}
    repeats = _repeated(figures, copied_from)
    for group in groups(prepared, repeats, decisions):
        members = [member.told for member in group]
        if len({m.article.id for m in members}) > 1 or len({speaker_of.get(m.id) for m in members}) > 1:
            yield _question(group, speaker_of, copied_from)


def _question(group: Sequence[Counted], speaker_of: Mapping[str, str], repeats: Mapping[str, str]) -> Question:
    members = [member.told for member in group]
    own = [m for m in members if m.id not in repeats]
    stand = telling(standing(own or members, speaker_of))
    lows = [m.figure.low for m in stand]
    highs = [m.figure.high for m in stand]
    measure = _measure(group)
    return Question(
        id=f"q-{group[0].told.id}",
        text=QuestionText(**{field.name: _text(group, measure, field.name) for field in fields(QuestionText)}),
        measure=measure,
        population=_kind(group),
        place=next((m.figure.place.name or m.figure.place.text for m in members if m.figure.place), None),
        reports=tuple(_report(m, repeats.get(m.id)) for m in members),
        low=min((low for low in lows if low is not None), default=None),
        high=None if None in highs else max((high for high in highs if high is not None), default=None),
        independent=len({speaker_of.get(m.id, m.article.id) for m in own}),
        disputes=tuple(disputes([member for member in group if member.told.id not in repeats])),
    )


def _report(told: Told, copy: str | None) -> Report:
    figure = told.figure
    return Report(
        figure=told.id, article=told.article.id, source_name=told.source, published=told.published, as_of=told.as_of,
        low=figure.low, high=figure.high, copy=copy,
    )  # fmt: skip


def _copied_from(told: Told, copied: Sequence[Copy]) -> str | None:
    """The article whose words the figure's are, where it stands in a copy."""
    for copy in copied:
        inside = copy.whole or any(s.start <= told.figure.start and told.figure.end <= s.end for s in copy.spans)
        if copy.article == told.article.id and inside:
            return copy.of
    return None


def _repeated(figures: Sequence[Told], copied_from: Mapping[str, str]) -> dict[str, str]:
    """Of the figures in copies, which figure of the original each repeats: the first with its bounds not yet taken."""
    by_article: dict[str, list[Told]] = {}
    for each in figures:
        by_article.setdefault(each.article.id, []).append(each)
    taken: set[tuple[str, str]] = set()
    repeats = {}
    for each in figures:
        for other in by_article.get(copied_from.get(each.id, ""), ()):
            same = (each.figure.low, each.figure.high) == (other.figure.low, other.figure.high)
            if same and (each.article.id, other.id) not in taken:
                taken.add((each.article.id, other.id))
                repeats[each.id] = other.id
                break
    return repeats


def _measure(group: Sequence[Counted]) -> Measure:
    """What most figures measure; what a predicate tells goes before what none does."""
    counts = Counter(member.told.figure.measure for member in group)
    return max(counts, key=lambda measure: (measure not in UNTOLD, counts[measure]))


def _kind(group: Sequence[Counted]) -> str | None:
    """The kind that most figures count, of those whose own noun says it."""
    kinds = Counter(m.population.kind for m in group if m.population.kind and m.population.sure)
    return (
        max(kinds, key=kinds.__getitem__)
        if kinds
        else next((m.population.kind for m in group if m.population.kind), None)
    )


def _text(group: Sequence[Counted], measure: Measure, code: str) -> str:
    """The question in words of one language; what no lexicon names is given as its own reports print it, else in brackets."""
    language = language_for(code)
    ask = language.lexicon("questions")
    spoken = [m for m in group if m.told.article.reading.document.language == code]
    sided = ((m.told.figure.counted, m.population.side) for m in spoken if m.population.sure)
    narrowed = next((counted for counted, side in sided if counted and side and side in fold(counted)), None)
    named = language.lexicon("populations").table("names").get(_kind(group) or "")
    if named and narrowed:
        named = f"{named} ({narrowed})"
    elsewhere = _printed(group)
    foreign = f"({elsewhere})" if elsewhere else ask.table("unknown")["whom"]
    whom = named or _printed(spoken) or foreign
    return ask.table("text")[measure].format(whom=whom)


def _printed(group: Sequence[Counted]) -> str | None:
    """What most of ``group`` count, in their own words; of equals the shortest, which bears no ending of a case."""
    words = Counter(counted for m in group if (counted := m.told.figure.counted))
    return min(words, key=lambda counted: (-words[counted], len(counted), counted), default=None)


def _title(articles: Sequence[Article]) -> str | None:
    """The title that shares most words with the others: it best tells what the story is."""
    titles = [(article.reading.document.title, article) for article in articles if article.reading.document.title]
    bags = [stems(title or "") for title, _ in titles]
    shared = [sum(len(bag & other) for other in bags) / (len(bag) + 3) for bag in bags]
    return titles[max(range(len(titles)), key=lambda i: shared[i])][0] if titles else None
