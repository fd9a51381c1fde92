"""Scores time expressions: strict (same span), relaxed (spans touch), type and value (relaxed, and the same).

    python -m evaluation.times FOLDER [--language de] [--errors N]

FOLDER holds .tml files (TimeML, as KRAUTS has them) or .txt files of laut's own
corpus. Nested expressions count once, by the outermost. Every true expression
is paired with the read one that shares most characters with it; precision and
recall count pairs. ``--errors`` shows what was missed, added, or given another
span or value.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from evaluation.markup import read_article
from laut.base.records import Time
from laut.base.span import Span
from laut.document.words import cut
from laut.extract.analysis import analyse
from laut.extract.times import find_times
from laut.languages.registry import language_for

__all__ = ["Counts", "Gold", "load", "score"]

_TAG = re.compile(r"<TIMEX3\b([^>]*)>|</TIMEX3>|<[^>]+>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_SHOWN = 45


@dataclass(frozen=True, slots=True)
class Gold:
    """One article with its true time expressions."""

    name: str
    text: str
    language: str
    published: str | None
    times: tuple[Time, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of how many: ``right`` pairs, ``read`` by laut, ``true`` in the gold."""

    right: int
    read: int
    true: int

    @property
    def precision(self) -> float:
        """Of what was read, how much is right."""
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        """Of what is true, how much was read."""
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.read + self.true
        return 2 * self.right / total if total else 1.0


def load(folder: Path, language: str) -> list[Gold]:
    """The articles of ``folder`` in ``language``, by name."""
    timeml = [_timeml(path, language) for path in sorted(folder.glob("*.tml"))]
    marked = [_marked(path) for path in sorted(folder.glob("*.txt"))]
    return [gold for gold in (*timeml, *marked) if gold.language == language]


def read(gold: Gold) -> list[Time]:
    """What laut reads in the article's text."""
    language = language_for(gold.language)
    return find_times(analyse(cut(gold.text, language), language), gold.published)


def score(pairs: Iterable[tuple[Sequence[Time], Sequence[Time]]]) -> dict[str, Counts]:
    """The four measures over (true, read) expressions of each article."""
    right = dict.fromkeys(("strict", "relaxed", "type", "value"), 0)
    n_true = n_read = 0
    for true, said in pairs:
        n_true, n_read = n_true + len(true), n_read + len(said)
        for one, other in _paired(true, said):
            if one is not None and other is not None:
                right["strict"] += (one.start, one.end) == (other.start, other.end)
                right["relaxed"] += 1
                right["type"] += one.type == other.type
                right["value"] += one.value == other.value
    return {name: Counts(n, n_read, n_true) for name, n in right.items()}


def _paired(true: Sequence[Time], said: Sequence[Time]) -> Iterator[tuple[Time | None, Time | None]]:
    """Each true expression with the read one it shares most with, then the read ones left over."""
    left = list(said)
    for one in true:
        span = Span(one.start, one.end)
        best = max(left, key=lambda other: span.shared(Span(other.start, other.end)), default=None)
        if best is None or not span.meets(Span(best.start, best.end)):
            yield one, None
        else:
            left.remove(best)
            yield one, best
    for other in left:
        yield None, other


def _marked(path: Path) -> Gold:
    article = read_article(path.read_text("utf-8"))
    return Gold(
        name=path.stem,
        text=article.marked.text,
        language=article.language,
        published=article.date,
        times=_outermost(article.marked.times),
    )


def _timeml(path: Path, language: str) -> Gold:
    """The article of a TimeML file; its text is what stands between the TEXT tags."""
    raw = path.read_text("utf-8")
    header, _, rest = raw.partition("<TEXT>")
    created = [dict(_ATTRIBUTE.findall(m[1])) for m in _TAG.finditer(header) if m[1] and "CREATION_TIME" in m[1]]
    body = rest.rpartition("</TEXT>")[0]
    text, open_, found, at = "", [], [], 0
    for tag in _TAG.finditer(body):
        text += unescape(body[at : tag.start()])
        at = tag.end()
        if tag[1] is not None:
            open_.append((len(text), dict(_ATTRIBUTE.findall(tag[1]))))
        elif tag[0] == "</TIMEX3>" and open_:
            start, named = open_.pop()
            if len(text) > start:
                found.append(Time(start, len(text), text[start:], named["type"], named["value"]))  # type: ignore[arg-type]
    text += unescape(body[at:])
    published = created[0]["value"] if created else None
    return Gold(path.stem, text, language, published, _outermost(found))


def _outermost(times: Iterable[Time]) -> tuple[Time, ...]:
    kept: list[Time] = []
    for time in sorted(times, key=lambda time: (time.start, -time.end)):
        if not kept or time.start >= kept[-1].end:
            kept.append(time)
    return tuple(kept)


def _differences(gold: Gold, said: Sequence[Time]) -> Iterator[str]:
    for one, other in _paired(gold.times, said):
        if one and other and (one.start, one.end, one.value) == (other.start, other.end, other.value):
            continue
        here = one or other
        assert here is not None
        before = gold.text[max(0, here.start - _SHOWN) : here.start].replace("\n", " ")
        after = gold.text[here.end : here.end + _SHOWN].replace("\n", " ")
        kind = (
            "added" if one is None else "missed" if other is None else "value" if one.value != other.value else "span"
        )
        yield f"{kind:6} {gold.name} {gold.published} {before}[{here.text}]{after}\n         {_shown(one)} | {_shown(other)}"


def _shown(time: Time | None) -> str:
    return f"{time.text!r} {time.type} {time.value}" if time else "-"


def main() -> None:
    """Score a folder and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--language", default="de")
    parser.add_argument("--errors", type=int, default=0)
    args = parser.parse_args()
    golds = load(args.folder, args.language)
    said = [read(gold) for gold in golds]
    print(f"{len(golds)} articles, {sum(len(gold.times) for gold in golds)} true expressions")
    for name, counts in score((gold.times, times) for gold, times in zip(golds, said, strict=True)).items():
        print(f"{name:8} P {counts.precision:.3f}  R {counts.recall:.3f}  F1 {counts.f1:.3f}")
    lines = [line for gold, times in zip(golds, said, strict=True) for line in _differences(gold, times)]
    print("\n".join(sorted(lines)[: args.errors]), end="\n" if args.errors else "")


if __name__ == "__main__":
    main()
