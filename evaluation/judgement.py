"""Scores who is meant, act, hedge, via and evidence on articles in the corpus's markup, with the attributions given.

    python -m evaluation.judgement FOLDER [--language de] [--engine open] [--errors N] [--of act]

The gold spans of quote, speaker, cue, frame and addressee are handed to the
stages after the statement finders, so that only these are measured: 'name' is
the share of statements whose speaker's name shares a word of three letters with
the gold one (or neither has one), 'act' the share right, 'via' the share right
where either side has a channel, 'hedge' F1 over hedges other than none.
'evidence' is F1 over spans that touch; 'kind', 'publisher' and 'platform' are
shares right of those found where the gold gives one.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from evaluation.markup import MarkedArticle, attribution_of, read_article
from laut.base.records import Engine, Evidence, Statement
from laut.document.words import cut
from laut.extract.analysis import Analysis, analyse
from laut.extract.attribution import Attribution
from laut.extract.evidence import find_evidence
from laut.extract.judge import judge
from laut.extract.people import find_people
from laut.languages.registry import language_for

__all__ = ["Judged", "articles", "judged"]


@dataclass(frozen=True, slots=True)
class Judged:
    """A marked-up article and what the stages make of its gold attributions."""

    gold: MarkedArticle
    analysis: Analysis
    attributions: list[Attribution]
    statements: list[Statement]
    evidence: list[Evidence]


def judged(article: MarkedArticle, engine: Engine) -> Judged:
    """The article's gold attributions, resolved and judged; the outlet is not given, as it is not to readers of a bare text."""
    language = language_for(article.language)
    analysis = analyse(cut(article.marked.text, language), language)
    attributions = [attribution_of(s) for s in article.marked.statements]
    cast = find_people(analysis, attributions)
    statements = judge(analysis, attributions, cast, engine)
    return Judged(article, analysis, attributions, statements, find_evidence(analysis, statements, cast))


def articles(folder: Path, language: str | None = None) -> list[MarkedArticle]:
    """The marked-up articles of a folder."""
    found = (read_article(path.read_text("utf-8")) for path in sorted(folder.glob("*.txt")))
    return [article for article in found if language in (None, article.language)]


def share_word(gold: str | None, said: str | None, length: int) -> bool:
    """Whether two names share a word of ``length`` letters or more."""
    words = [{w.lower() for w in re.findall(rf"\w{{{length},}}", name or "")} for name in (gold, said)]
    return len((said or "").split()) <= 15 and bool(words[0] & words[1])


class Tally:
    """Counts of right and wrong, and the wrong ones to print."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.all: Counter[str] = Counter()
        self.wrong: list[tuple[str, str]] = []

    def add(self, what: str, right: bool, told: str) -> None:
        self.all[what] += 1
        self.right[what] += right
        if not right:
            self.wrong.append((what, told))

    def share(self, what: str) -> float:
        return self.right[what] / max(1, self.all[what])


def score_statements(one: Judged, tally: Tally, hedges: Counter[str]) -> None:
    """Adds an article's statements to the counts."""
    text = one.gold.marked.text
    for gold, said in zip(one.gold.marked.statements, one.statements, strict=True):
        name = said.speaker.name if said.speaker else None
        frame, quote = said.frame.text if said.frame else "", text[gold.quote[0].start : gold.quote[-1].end]
        told = f"{one.gold.id} {gold.type[:10]} | {frame} | {quote[:110]}"
        words = said.speaker.text if said.speaker else ""
        tally.add(
            "name",
            share_word(gold.name, name, 3) or not (gold.name or name),
            f"{gold.name!r} said {name!r} for {words!r}: {told}",
        )
        tally.add("act", gold.act == said.act, f"{gold.act} said {said.act}: {told}")
        if gold.via or said.via:
            right = len(gold.via) == len(said.via) and all(
                share_word(a, b, 2) for a, b in zip(gold.via, said.via, strict=True)
            )
            tally.add("via", right, f"{gold.via} said {said.via}: {told}")
        if gold.hedge != said.hedge:
            tally.wrong.append(("hedge", f"{gold.hedge} said {said.hedge}: {told}"))
        hedges["right"] += gold.hedge == said.hedge != "none"
        hedges["said"] += said.hedge != "none"
        hedges["true"] += gold.hedge != "none"


def score_evidence(one: Judged, tally: Tally, found: Counter[str]) -> None:
    """Adds an article's evidence to the counts."""
    free = list(one.evidence)
    found["said"] += len(free)
    for gold in one.gold.marked.evidence:
        found["true"] += 1
        said = next((e for e in free if e.start < gold.end and gold.start < e.end), None)
        if said is None:
            tally.wrong.append(("evidence", f"missed {one.gold.id} {gold}"))
            continue
        free.remove(said)
        found["right"] += 1
        tally.add("kind", gold.kind == said.kind, f"{gold} said {said}")
        if gold.publisher or said.publisher:
            tally.add(
                "publisher",
                share_word(gold.publisher, said.publisher, 3),
                f"{one.gold.id} {gold} said {said.publisher}",
            )
        if gold.platform or said.platform:
            tally.add("platform", share_word(gold.platform, said.platform, 3), f"{gold} said {said}")
    tally.wrong.extend(("invented", f"{one.gold.id} {said}") for said in free)


def f1(counts: Counter[str]) -> float:
    precision, recall = counts["right"] / max(1, counts["said"]), counts["right"] / max(1, counts["true"])
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--language")
    parser.add_argument("--engine", default="open")
    parser.add_argument("--errors", type=int, default=0, help="print N wrong ones of each kind")
    parser.add_argument(
        "--of", help="print only wrong ones of this kind: name, act, via, hedge, evidence, publisher, …"
    )
    args = parser.parse_args()
    tally, hedges, evidence = Tally(), Counter[str](), Counter[str]()
    for article in articles(args.folder, args.language):
        one = judged(article, args.engine)
        score_statements(one, tally, hedges)
        score_evidence(one, tally, evidence)
    print(f"{tally.all['name']} statements")
    for what in ("name", "act", "via"):
        print(f"{what:<12}{tally.share(what):.3f}  ({tally.right[what]} of {tally.all[what]})")
    print(f"{'hedge F1':<12}{f1(hedges):.3f}  ({dict(hedges)})")
    print(f"{'evidence F1':<12}{f1(evidence):.3f}  ({dict(evidence)})")
    for what in ("kind", "publisher", "platform"):
        print(f"{what:<12}{tally.share(what):.3f}  ({tally.right[what]} of {tally.all[what]})")
    for kind in sorted({kind for kind, _ in tally.wrong}):
        if args.of in (None, kind):
            for _, told in [row for row in tally.wrong if row[0] == kind][: args.errors]:
                print(f"{kind.upper()} | {told}")


if __name__ == "__main__":
    main()
