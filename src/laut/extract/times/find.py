"""The time expressions of an article: phrases found, weighed, and resolved in the order of the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from laut.base.records import Time
from laut.extract.analysis import Analysis
from laut.extract.times.lexicon import TimeWords, time_words
from laut.extract.times.moments import moment
from laut.extract.times.phrases import Match, Reading, choose
from laut.extract.times.scene import Moment, Scene
from laut.extract.times.tense import lean_at

__all__ = ["find_times"]

_TENSED = frozenset({"month", "part_of_year", "period", "point", "season", "year"})
"""Kinds whose value may hang on the tense of their sentence."""

_LEADS: Mapping[str, tuple[str, ...]] = {
    "day": ("DAY",),
    "clock": ("CLOCK", "DOTCLOCK", "HOUR"),
    "dotclock": ("CLOCK", "DOTCLOCK", "HOUR"),
    "hour": ("CLOCK", "DOTCLOCK", "HOUR"),
    "number": ("NUMBER",),
}
"""Slots that a list or range repeats before its head ("18. und 19. Dezember", "10.30 bis 15 Uhr",
"sechs bis acht Monate"), with the classes that may fill them."""

_NEWS_DAYS = 2
_OPENING = 4  # marks before the clock time that opens a paragraph of a ticker ("+++ 19.55 Uhr")
_DATED = ("date", "day", "deictic", "feast", "neighbour", "weekday", "which")


def find_times(analysis: Analysis, published: str | None) -> list[Time]:
    """The time expressions of an article, in order; ``published`` is ISO 8601 or None.

    Spans are code points, half-open, without preposition but with article and
    qualifier ("den vergangenen fünf Jahren", "rund 200 Stunden"). Types and
    values are those of ISO-TimeML as KRAUTS applies them (docs/experiments/times.md).
    """
    words = analysis.words
    lexicon = time_words(analysis.language)
    readings = lexicon.readings(words.forms, analysis.lower)
    text = _Text(analysis, lexicon, readings)
    today = _published_day(published)
    phrases: list[Match] = []
    for paragraph in words.paragraphs:
        phrases += choose([m for m in lexicon.book.matches(readings, paragraph) if _stands(m, text, today)])
    return list(_resolved(phrases, text, Scene(today)))


@dataclass(frozen=True, slots=True)
class _Text:
    """An article's words with what each may be."""

    analysis: Analysis
    lexicon: TimeWords
    readings: Sequence[Reading | None]

    def lower(self, i: int) -> str:
        """The word at ``i`` in lower case; empty beyond the text's ends."""
        return self.analysis.lower[i] if 0 <= i < len(self.analysis.lower) else ""

    def is_(self, i: int, name: str) -> bool:
        """Whether the word at ``i`` may be of the class ``name``."""
        reading = self.readings[i] if 0 <= i < len(self.readings) else None
        return reading is not None and name in reading

    def opens_paragraph(self, part: Match) -> bool:
        """Whether a clock time opens its paragraph, as in a ticker: it is one of today."""
        first = self.analysis.words.paragraphs[self.paragraph(part.words.start)].start
        opening = self.analysis.lower[first : min(part.words.start, first + _OPENING)]
        is_clock = not {"clock", "hour"}.isdisjoint(part.slots)
        return is_clock and part.words.start - first <= _OPENING and not any(word.isalnum() for word in opening)

    def paragraph(self, i: int) -> int:
        """The number of the paragraph that holds the word at ``i``."""
        return bisect_right(self.analysis.words.paragraphs, i, key=lambda paragraph: paragraph.start) - 1

    def sentence(self, i: int) -> int:
        """The number of the sentence that holds the word at ``i``."""
        return bisect_right(self.analysis.words.sentences, i, key=lambda sentence: sentence.start) - 1


def _published_day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


# --- which phrases are times -----------------------------------------------------------------------


def _stands(match: Match, text: _Text, today: date | None) -> bool:
    """Whether a match can be a time where it stands: a bare year may be a count, a bare clock time a score."""
    if match.kind == "year" and len(match.words) == 1:
        return _is_year(match, text, today)
    if match.kind == "point" and "clock" in match.slots and len(match.seen) == 1:
        return text.opens_paragraph(match)
    if match.kind == "rate":
        # "200 Patienten am Tag": so many in each; without a number before it the day is one day
        near = (*range(match.seen.start - 4, match.seen.start), *range(match.seen.stop, match.seen.stop + 3))
        return any(text.is_(i, "NUMBER") for i in near)
    return True


def _is_year(match: Match, text: _Text, today: date | None) -> bool:
    """Whether a number of four digits is a year, not the count of what follows or an amount."""
    guard = text.lexicon.year
    at, year = match.words.start, int(match.slots["year"])
    introduced = len(match.seen) > 1
    after = text.lower(at + 1)
    if after in guard.counted or text.lower(at - 1) in guard.measured:
        return False
    if introduced and year % 100:
        return True
    now = today.year if today else 2000
    if not now - 150 <= year <= now + 30 or (year % 100 == 0 and year != 2000 and not introduced):
        return False
    form = text.analysis.words.forms[at + 1] if after else ""
    return introduced or not (guard.nouns_are_capital and form[:1].isupper())


# --- what they say ---------------------------------------------------------------------------------


def _resolved(phrases: Sequence[Match], text: _Text, scene: Scene) -> Iterator[Time]:
    """The times of an article's phrases; each is seen from those before it."""
    taken = -1
    told_at = 0
    told_in = -2  # the sentence that last named a year
    scattered = False  # whether the days last named were several, so that a clock time belongs to none of them
    for phrase in phrases:
        group = [*_before_head(phrase, text, taken), phrase]
        taken = phrase.words.stop - 1
        is_dated = any(slot in phrase.slots for slot in _DATED)
        for part in group:
            kind = part.kind
            if (
                kind == "point"
                and not is_dated
                and "part" not in part.slots
                and (scattered or (len(group) > 1 and scene.focus is None))
            ):
                kind = "clock"
            sentence = text.sentence(part.words.start)
            if text.opens_paragraph(part) or (
                text.paragraph(told_at) != text.paragraph(part.words.start) and not _is_recent(scene)
            ):
                scene = replace(scene, focus=None)
            told_at = part.words.start
            if told_in < sentence - 1:
                # a year two sentences back no longer rules: "(im Mai 2014, Anm. d. Red.)" was an aside
                scene = replace(scene, year=None)
            scene = _leaning(scene, part, text, sentence)
            told = moment(kind, part.slots, scene)
            if told is None:
                continue
            yield _time(part, told, text)
            scene = _after(scene, told)
            if told.year is not None and (kind != "year" or scene.lean == -2):
                told_in = sentence
        if is_dated or phrase.kind == "set":
            scattered = len(group) > 1 or phrase.kind == "set"


def _is_recent(scene: Scene) -> bool:
    """Whether the day in focus is news still: a story of such a day goes on over paragraphs."""
    return scene.today is not None and scene.focus is not None and 0 <= (scene.today - scene.focus).days <= _NEWS_DAYS


def _time(part: Match, told: Moment, text: _Text) -> Time:
    words = text.analysis.words
    span = words.span(part.words)
    return Time(start=span.start, end=span.end, text=span.of(words.text), type=told.type, value=told.value)


def _leaning(scene: Scene, part: Match, text: _Text, sentence: int) -> Scene:
    """The scene with the direction of the sentence that ``part`` stands in."""
    if part.kind not in _TENSED:
        return scene
    return replace(scene, lean=lean_at(text.analysis, text.analysis.words.sentences[sentence], part.words))


def _after(scene: Scene, told: Moment) -> Scene:
    """The scene for the phrases after ``told``."""
    year = scene.year if told.year is None else told.year
    return replace(scene, focus=told.day or scene.focus, year=year)


def _before_head(phrase: Match, text: _Text, taken: int) -> list[Match]:
    """The members of a list or range before the head that names their month or unit, in order.

    ``taken`` is the last word of the phrase before, which they may not reach.
    """
    first = text.readings[phrase.words.start] or {}
    lead = next(
        (slot for slot, names in _LEADS.items() if slot in phrase.slots and not first.keys().isdisjoint(names)), ""
    )
    if not lead:
        return []
    members: list[Match] = []
    at = phrase.words.start
    while (at := _member_end(at, text, lead)) > taken:
        stop = at + 1
        if text.lower(at) == ".":
            at -= 1
        reading = text.readings[at] or {} if at > taken else {}
        name = next((name for name in _LEADS[lead] if name in reading), "")
        if not name:
            break
        shared = {
            slot: value for slot, value in phrase.slots.items() if slot not in {lead, "clock", "dotclock", "hour"}
        }
        slots = {**shared, name.lower(): reading[name]}
        members.append(replace(phrase, words=range(at, stop), seen=range(at, stop), slots=slots))
    return members[::-1]


def _member_end(head: int, text: _Text, lead: str) -> int:
    """The last word of the list member before the one at ``head``; -1 where no separator parts them."""
    at = head - 1
    if text.lower(at) in text.lexicon.fillers and text.lower(at - 1) in text.lexicon.separators:
        at -= 1
    if text.lower(at) not in text.lexicon.separators or (lead == "number" and text.lower(at) in {",", "/"}):
        return -1
    at -= 1
    if text.lower(at) == "." and lead != "day":
        return -1
    return at
