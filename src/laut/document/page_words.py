"""The words that tell an article from what stands around it, compiled once from all languages' lexicons.

Pages mix languages (German pages carry English class names), so the tables of
``lexicon/page.toml`` are read together, whatever the article's own language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from laut.base.language import Language, Lexicon
from laut.base.records import RemovedReason

__all__ = ["BoxKind", "CreditWords", "DateWords", "PageWords", "page_words"]

BoxKind = str
"""A reason for removal, or "image" (a box that is a caption where it holds a picture)."""

# Which reading of a box's names wins where several fit, first to last: a consent box around an
# embedded video is an embed, a newsletter box that promotes is a newsletter.
_BOX_KINDS: tuple[BoxKind, ...] = (
    "comment", "embed", "consent", "newsletter", "promotion", "teaser", "caption", "credit", "navigation", "image",
)  # fmt: skip
_CUED: tuple[RemovedReason, ...] = ("embed", "consent", "newsletter", "promotion")
_LABELLED: tuple[RemovedReason, ...] = ("teaser", "embed", "newsletter", "comment", "promotion", "navigation")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_PARTS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Cues:
    """Patterns that speak for one reason, each with its points."""

    reason: RemovedReason
    patterns: tuple[tuple[int, re.Pattern[str]], ...]

    def points(self, text: str) -> int:
        """The sum of the points of the patterns that occur in ``text``; a word hints once, whatever patterns fit it."""
        total = 0
        hints = set()
        for points, pattern in self.patterns:
            if match := pattern.search(text):
                if points > 1:
                    total += points
                else:
                    hints.add(match.group().lower())
        return total + len(hints)


@dataclass(frozen=True, slots=True)
class CreditWords:
    """Who is credited, and how: agencies, the words that lead to them, bylines."""

    known: frozenset[str]
    shape: re.Pattern[str]
    source: re.Pattern[str]
    lead: re.Pattern[str]
    named: re.Pattern[str]
    byline: re.Pattern[str]
    join: re.Pattern[str]
    nobody: frozenset[str]


@dataclass(frozen=True, slots=True)
class DateWords:
    """Month and zone names, and the words around a printed date."""

    months: dict[str, int]
    zones: dict[str, int]
    at: re.Pattern[str]
    clock: re.Pattern[str]
    ordinal: re.Pattern[str]
    published: re.Pattern[str]
    modified: re.Pattern[str]
    fill: frozenset[str]


@dataclass(frozen=True, slots=True)
class PageWords:
    """All tables of ``lexicon/page.toml`` of all languages, compiled."""

    common: dict[str, frozenset[str]]
    boxes: re.Pattern[str]
    labels: tuple[tuple[RemovedReason, re.Pattern[str]], ...]
    pointer: re.Pattern[str]
    picture: re.Pattern[str]
    brands: frozenset[str]
    triggers: frozenset[str]
    cues: tuple[Cues, ...]
    reporting: frozenset[str]
    credits: CreditWords
    dates: DateWords

    def box_kind(self, names: str) -> BoxKind | None:
        """What the names of a box (its class, id, role) say it is; None where they say nothing."""
        spaced = " ".join(_PARTS.findall(_CAMEL.sub(" ", names))).lower()
        kinds = {match.lastgroup for match in self.boxes.finditer(spaced)}
        return next((kind for kind in _BOX_KINDS if kind in kinds), None)

    def label(self, line: str) -> RemovedReason | None:
        """Why a whole line is a label ("Lesen Sie auch") and not the article; None where it is none."""
        bare = line.strip(" \t:>»→▶•–-…")
        return next((reason for reason, pattern in self.labels if pattern.fullmatch(bare)), None)


@cache
def page_words(languages: tuple[Language, ...]) -> PageWords:
    """The compiled words of ``languages``; a Language is itself, so this is made once a process."""
    lexicons = [language.lexicon("page") for language in languages]
    return PageWords(
        common={
            language.code: frozenset(lexicon.words("common"))
            for language, lexicon in zip(languages, lexicons, strict=True)
        },
        boxes=_box_names(lexicons),
        labels=tuple((reason, _any(_all(lexicons, f"labels.{reason}"))) for reason in _LABELLED),
        pointer=_any(_all(lexicons, "openers.teaser")),
        picture=re.compile(
            rf"(?<!\w)(?:{'|'.join(_all(lexicons, 'openers.caption'))})[^.!?]{{0,60}}\W*$", re.IGNORECASE
        ),
        brands=frozenset(_all(lexicons, "seams.brands")),
        triggers=frozenset(_all(lexicons, "cues.triggers")),
        cues=tuple(_cues(reason, _all(lexicons, f"cues.{reason}")) for reason in _CUED),
        reporting=frozenset(_all(lexicons, "news.reporting")),
        credits=_credits(lexicons),
        dates=_dates(lexicons),
    )


def _all(lexicons: Iterable[Lexicon], key: str) -> list[str]:
    return [word for lexicon in lexicons for word in lexicon.words(key)]


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def _box_names(lexicons: Sequence[Lexicon]) -> re.Pattern[str]:
    """One pattern over a box's names, a group a kind; a ``*`` in the lexicon is any ending."""
    names: dict[BoxKind, list[str]] = {kind: [] for kind in _BOX_KINDS}
    for lexicon in lexicons:
        for kind, words in lexicon.groups("boxes").items():
            names[kind] += [re.escape(word).replace(r"\*", r"\w*") for word in words]
    return re.compile("|".join(rf"(?P<{kind}>\b(?:{'|'.join(words)})\b)" for kind, words in names.items()))


def _cues(reason: RemovedReason, rows: Iterable[str]) -> Cues:
    split = [(3, row[2:]) if row.startswith("! ") else (1, row) for row in rows]
    # Every pattern begins at a word's start: tried there only, it costs a fifth.
    return Cues(reason, tuple((points, re.compile(rf"\b(?:{pattern})", re.IGNORECASE)) for points, pattern in split))


def _credits(lexicons: Sequence[Lexicon]) -> CreditWords:
    return CreditWords(
        known=frozenset(word.lower() for word in _all(lexicons, "credits.known")),
        shape=_any(_all(lexicons, "credits.shape")),
        source=_any(_all(lexicons, "credits.source")),
        lead=_any(_all(lexicons, "credits.lead")),
        named=re.compile(
            rf"\b(?:{'|'.join(_all(lexicons, 'credits.agency'))})\s+(?P<name>[^\W\d_]{{2,8}})\b", re.IGNORECASE
        ),
        byline=re.compile(rf"(?:{'|'.join(_all(lexicons, 'credits.by'))})\s+(?P<names>.+)", re.IGNORECASE),
        join=_any(_all(lexicons, "credits.join")),
        nobody=frozenset(_all(lexicons, "credits.nobody")),
    )


def _dates(lexicons: Sequence[Lexicon]) -> DateWords:
    def numbers(key: str) -> dict[str, int]:
        return {word: int(number) for lexicon in lexicons for word, number in lexicon.numbers(key).items()}

    return DateWords(
        months=numbers("dates.months"),
        zones=numbers("dates.zones"),
        at=_any(_all(lexicons, "dates.at")),
        clock=_any(_all(lexicons, "dates.clock")),
        ordinal=_any(_all(lexicons, "dates.ordinal")),
        published=_any(_all(lexicons, "dates.published")),
        modified=_any(_all(lexicons, "dates.modified")),
        fill=frozenset(_all(lexicons, "dates.fill")),
    )
