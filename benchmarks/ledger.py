"""A ledger of many articles: how long each list and each question takes, and what keeping costs beside reading.

    python -m benchmarks.ledger [--articles 200000] [--ledger LEDGER] [--rounds 9] [--add]

The articles are made straight as records, nothing is read: invented outlets,
speakers and places in the proportions of news (few names often, many seldom),
stories of one to forty articles, a third of them copies. They go in through the
same door as pages do (``keep``, ``assign``, ``settle``), with a comparison made
of the records at hand. A ledger that is there already is measured as it is.

``--add`` adds real pages to a new ledger and gives the reading's share of that
time, in seconds of the processor, since other programs may be running.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import accumulate, islice, pairwise
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from benchmarks.reading import pages
from laut.base.comparison import (
    Article,
    Dispute,
    Key,
    Question,
    QuestionText,
    Report,
    Sketch,
    SpeakerIdentity,
    Step,
    StoryComparison,
    Turn,
    record_id,
)
from laut.base.records import Document, Figure, Maker, Part, Person, Place, Reading, Speaker, Statement, When
from laut.base.span import Span
from laut.document.article import Facts, document_of
from laut.document.sources import Input
from laut.ledger import compared, lists
from laut.ledger.assigning import assign
from laut.ledger.entries import Entry, identified, page_of
from laut.ledger.filters import Filters
from laut.ledger.growth import Compared, bundles, settle
from laut.ledger.keeping import keep
from laut.ledger.linking import Placing
from laut.ledger.store import Ledger
from laut.questions.sketches import LATEST, LINK, NEAREST, REACH, home
from laut.reader import Wishes, try_reading
from laut.recorder.pool import Pool
from laut.recorder.preparing import prepared
from laut.recorder.settling import settle_all

PLACING = Placing(weight=LINK, reach=REACH, nearest=NEAREST, latest=LATEST, home=home)
ACTS = ("claim", "claim", "claim", "announce", "deny", "confirm", "warn", "explain", "admit", "demand")
HEDGES = ("none", "none", "none", "none", "unconfirmed", "estimated", "denied")
MEASURES = ("killed", "injured", "missing", "participants", "money", "share", "things", "duration")
FIRST_DAY, DAYS = date(2019, 1, 1), 2000


class Many:
    """Names by number, the first ones by far the most often (Zipf's law)."""

    def __init__(self, prefix: str, size: int) -> None:
        self.names = [f"{prefix}{number}" for number in range(size)]
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(size)))

    def some(self, chance: random.Random, k: int = 1) -> list[str]:
        return chance.choices(self.names, cum_weights=self.weights, k=k)


WORDS, SURNAMES, PLACES = Many("wort", 40_000), Many("Sorland", 30_000), Many("Ortsund", 5_000)
OUTLETS = Many("Blatt ", 80)


def entries(articles: int) -> Iterator[Entry]:
    """As many articles, story by story; the same for the same number."""
    chance = random.Random(5)
    made = 0
    while made < articles:
        story = f"Ereignis {made}"
        size = min(articles - made, chance.choices([1, 2, 4, 9, 18, 40], [50, 20, 12, 9, 6, 3])[0])
        day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        cast = [
            f"{first} {last}"
            for first, last in zip(Many("Ana", 300).some(chance, 5), SURNAMES.some(chance, 5), strict=True)
        ]
        place = PLACES.some(chance)[0]
        for number in range(size):
            published = f"{(day + timedelta(days=number // 4)).isoformat()}T{chance.randrange(24):02}:{chance.randrange(60):02}:00+01:00"
            yield _entry(chance, story, cast, place, published)
        made += size


def _entry(chance: random.Random, story: str, cast: list[str], place: str, published: str) -> Entry:
    text = " ".join(WORDS.some(chance, 250))
    outlet, language = OUTLETS.some(chance)[0], chance.choice(["de", "de", "en"])
    facts = Facts(
        source=f"{outlet}/{chance.getrandbits(40):x}.html",
        outlet=outlet,
        title=f"{story} in {place}",
        published=published,
    )
    document = document_of(text, facts, language=language)
    people = tuple(Person(f"p{n}", name, "person", (), (Span(n, n + 1),)) for n, name in enumerate(cast))
    statements = tuple(_statement(chance, n, text, people) for n in range(5))
    figures = tuple(_figure(chance, n, text, place, published[:10], statements) for n in range(4))
    reading = Reading(Maker("0", {language: "bench"}), document, statements, figures, (), people, ())
    named, _ = identified(reading)
    # As questions.sketches makes them: names, some of them in every other article, and bands that only copies share.
    bands = [Key(f"band:{chance.getrandbits(60)}", 100) for _ in range(25)]
    names = [*cast, *Many("Kanzler ", 500).some(chance, 3)]
    keys = [Key(f"story:{story}", 100), *(Key(f"name:{name}", 50) for name in names), *bands]
    day = (date.fromisoformat(published[:10]) - date(1970, 1, 1)).days
    sketch = Sketch(named.document.id, day, tuple(sorted({key.text: key for key in keys}.values())))
    return Entry(page_of(text.encode(), facts.source, {}), None, named, sketch)


def _statement(chance: random.Random, n: int, text: str, people: tuple[Person, ...]) -> Statement:
    start = chance.randrange(len(text) - 130)
    who = chance.choice(people)
    return Statement(
        id=f"s{n}", type="indirect", medium="speech", act=chance.choice(ACTS), hedge=chance.choice(HEDGES),  # type: ignore[arg-type]
        quote=Part.of(text, Span(start, start + 120)), speaker=Speaker((), "", who.name, who.id), cue=None, frame=None,
        addressee=None, via=(), confidence=0.8, found_by="bench",
    )  # fmt: skip


def _figure(
    chance: random.Random, n: int, text: str, place: str, day: str, statements: tuple[Statement, ...]
) -> Figure:
    low = float(chance.randrange(400))
    said = statements[n]
    start = said.quote.spans[0].start
    return Figure(
        id=f"f{n}", start=start, end=start + 4, text=text[start : start + 4], low=low, high=low, qualifier="exact", unit="person",
        measure=MEASURES[n % 2] if n < 2 else chance.choice(MEASURES), counted="wort", place=Place(place, place, "XX", 1.0, 2.0),  # type: ignore[arg-type]
        when=When("heute", day), statement=said.id, source_name=said.speaker and said.speaker.name, hedge=said.hedge, confidence=0.8,
        found_by="bench",
    )  # fmt: skip


def compare(articles: list[Article]) -> StoryComparison:
    """A comparison of the shape of a true one, made of the first figures and statements of each article."""
    ordered = sorted(articles, key=lambda each: (each.reading.document.published or "", each.id))
    documents = [each.reading.document for each in ordered]
    founder = min(((each.reading.document.published or "")[:10], each.id) for each in ordered)[1]
    people: dict[str, list[tuple[str, str]]] = {}
    for each in ordered:
        for person in each.reading.people:
            people.setdefault(person.name, []).append((each.id, person.id))
    speakers = tuple(
        SpeakerIdentity(f"person:{name}", name, "person", (name,), (), tuple(held))
        for name, held in sorted(people.items())
    )
    questions = tuple(_question(ordered, n) for n in range(2)) if len(ordered) > 1 else ()
    return StoryComparison(
        founder, documents[0].title, (documents[0].published or "")[:10], (documents[-1].published or "")[:10],
        tuple(each.id for each in ordered), (), speakers, questions, (_turn(ordered),) if len(ordered) > 1 else (),
    )  # fmt: skip


def _question(ordered: list[Article], n: int) -> Question:
    reports = tuple(_report(each.id, each.reading.figures[n], each.reading.document) for each in ordered)
    apart = [(one, other) for one, other in pairwise(reports) if one.low != other.low][:3]
    disputes = tuple(
        Dispute((a.figure, b.figure), (a.source_name or "", b.source_name or ""), "apart") for a, b in apart
    )
    lows = [each.low or 0 for each in reports]
    text = QuestionText(f"Wie viele wurden {MEASURES[n]}?", f"How many were {MEASURES[n]}?")
    place = ordered[0].reading.figures[n].place
    return Question(
        f"q-{reports[0].figure}", text, ordered[0].reading.figures[n].measure, "people", place and place.name, reports,
        min(lows), max(lows), len(reports), disputes,
    )  # fmt: skip


def _report(article: str, figure: Figure, document: Document) -> Report:
    published = document.published or ""
    return Report(
        record_id(article, figure.id),
        article,
        figure.source_name,
        published,
        published[:10],
        figure.low,
        figure.high,
        None,
    )


def _turn(ordered: list[Article]) -> Turn:
    steps = tuple(
        Step(act, (each.reading.document.published or "")[:10], each.id, record_id(each.id, "s0"), "jemand")
        for act, each in zip(("alleged", "denied", "admitted"), ordered, strict=False)
    )
    return Turn(f"t-{ordered[0].id}", ordered[0].reading.statements[0].quote.text, steps)


def fill(ledger: Ledger, articles: int) -> None:
    """Put the articles in, and say how long that takes."""
    source, began, done = entries(articles), perf_counter(), 0
    while some := list(islice(source, 16)):
        keep(ledger, some)
        done += len(some)
        if done % 16_000 == 0:
            print(
                f"kept {done:,}: {(perf_counter() - began) / done * 1000:.2f} ms an article, making it included",
                file=sys.stderr,
            )


def compare_all(ledger: Ledger) -> None:
    """Place and compare what waits, and say how long that takes; nothing where nothing waits."""
    began, placed = perf_counter(), 0
    while more := assign(ledger, PLACING):
        placed += more
    print(f"placed {placed:,}: {(perf_counter() - began) / max(placed, 1) * 1000:.2f} ms an article", file=sys.stderr)
    began, settled = perf_counter(), 0
    stories = bundles(ledger)
    while batch := list(islice(stories, 32)):
        settled += settle(ledger, [Compared(each, compare(each.articles())) for each in batch])
    print(
        f"settled {settled:,}: {(perf_counter() - began) / max(settled, 1) * 1000:.2f} ms an article", file=sys.stderr
    )
    ledger.tidy()


def asked(ledger: Ledger) -> dict[str, Callable[[int], object]]:
    """What a person asks a ledger, by name; the number turns to other names and days each time."""
    stories = [row.id for row in compared.list_stories(ledger, Filters(limit=400))]
    questions = [row.id for row in compared.list_questions(ledger, Filters(limit=4000))][::17]

    def day(n: int) -> str:
        return (FIRST_DAY + timedelta(days=(n * 211) % DAYS)).isoformat()

    def name(n: int) -> str:
        return f"Sorland{(n * 37) % 3000}"

    def word(n: int) -> str:
        return f"wort{(3, 40, 900, 12_000)[n % 4] + n}"

    def outlet(n: int) -> str:
        return f"Blatt {n % 80}"

    return {
        "articles": lambda n: lists.list_articles(ledger, Filters()),
        "articles --since --until --outlet": lambda n: lists.list_articles(
            ledger, Filters(since=day(n), until=day(n)[:7] + "-28", outlet=outlet(n))
        ),
        "articles --story": lambda n: lists.list_articles(ledger, Filters(story=stories[n % len(stories)])),
        "search WORD": lambda n: lists.search(ledger, Filters(words=word(n), limit=20)),
        "search WORD WORD": lambda n: lists.search(ledger, Filters(words=f"wort{n} wort{n + 30}", limit=20)),
        "statements": lambda n: lists.list_statements(ledger, Filters()),
        "statements --speaker": lambda n: lists.list_statements(ledger, Filters(speaker=name(n))),
        "statements --act --hedge": lambda n: lists.list_statements(ledger, Filters(act="deny", hedge="unconfirmed")),
        "statements --outlet --until": lambda n: lists.list_statements(ledger, Filters(outlet=outlet(n), until=day(n))),
        "statements --speaker --act --since": lambda n: lists.list_statements(
            ledger, Filters(speaker=name(n), act="admit", since=day(n))
        ),
        "statements --words": lambda n: lists.list_statements(ledger, Filters(words=word(n))),
        "figures": lambda n: lists.list_figures(ledger, Filters()),
        "figures --measure --place": lambda n: lists.list_figures(
            ledger, Filters(measure="killed", place=f"Ortsund{n}")
        ),
        "figures --speaker --measure": lambda n: lists.list_figures(
            ledger, Filters(speaker=name(n), measure="injured")
        ),
        "figures --language --until": lambda n: lists.list_figures(ledger, Filters(language="en", until=day(n))),
        "stories": lambda n: compared.list_stories(ledger, Filters()),
        "stories --since --speaker": lambda n: compared.list_stories(ledger, Filters(since=day(n), speaker=name(n))),
        "stories --place --outlet --disputed": lambda n: compared.list_stories(
            ledger, Filters(place=f"Ortsund{n}", outlet=outlet(n), disputed=True)
        ),
        "questions": lambda n: compared.list_questions(ledger, Filters()),
        "questions --measure --disputed --until": lambda n: compared.list_questions(
            ledger, Filters(measure="killed", disputed=True, until=day(n))
        ),
        "questions --speaker": lambda n: compared.list_questions(ledger, Filters(speaker=name(n))),
        "question ID": lambda n: compared.question_page(ledger, questions[n % len(questions)]),
        "disputes": lambda n: compared.list_disputes(ledger, Filters()),
        "disputes --place --until": lambda n: compared.list_disputes(
            ledger, Filters(place=f"Ortsund{n}", until=day(n))
        ),
        "disputes --speaker": lambda n: compared.list_disputes(ledger, Filters(speaker=name(n))),
        "turns": lambda n: compared.list_turns(ledger, Filters()),
        "turns --speaker": lambda n: compared.list_turns(ledger, Filters(speaker=name(n))),
        "speakers": lambda n: compared.list_speakers(ledger, Filters()),
        "speakers --speaker": lambda n: compared.list_speakers(ledger, Filters(speaker=name(n))),
    }


def measure(ledger: Ledger, rounds: int) -> bool:
    """Print the median and greatest time of each question; tells whether every median is within 150 ms."""
    good = True
    for name, ask in asked(ledger).items():
        times = []
        for number in range(rounds):
            began = perf_counter()
            ask(number)
            times.append((perf_counter() - began) * 1000)
        good = good and median(times) <= 150
        print(f"{name:<42}{median(times):>9.1f} ms{max(times):>9.1f} ms{'' if median(times) <= 150 else '  TOO SLOW'}")
    return good


def share_of_reading(folder: Path | None) -> None:
    """Add pages to a new ledger in this process, and say how much of that time is reading them."""
    given = [Input(page, Facts(source=f"{number}.html")) for number, page in enumerate(pages(folder))]
    for each in given[:8]:
        try_reading(each, Wishes())  # the models are loaded before the clock starts
    began = process_time()
    read = sum(isinstance(try_reading(each, Wishes()), Reading) for each in given)
    reading = process_time() - began
    with (
        tempfile.TemporaryDirectory() as work,
        Ledger.open(Path(work) / "l.db", create=True) as ledger,
        Pool(1) as pool,
    ):
        began = process_time()
        for at in range(0, len(given), 16):
            keep(ledger, [prepared(each, Wishes()) for each in given[at : at + 16]])
        kept = process_time() - began
        for _ in settle_all(ledger, pool):
            pass
        settled = process_time() - began
    size = len(given)
    print(
        f"{size} pages, {read} read: {reading / size * 1000:.1f} ms to read, {kept / size * 1000:.1f} ms with keeping, "
        f"{settled / size * 1000:.1f} ms with comparing"
    )
    print(f"keeping leaves {reading / kept:.0%} of the speed of reading, keeping and comparing {reading / settled:.0%}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200_000)
    parser.add_argument("--ledger", help="where to make it, and to find it the next time; else it is thrown away")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--add", action="store_true", help="measure what adding costs beside reading, and nothing else")
    parser.add_argument("--pages", type=Path, help="pages to add, with --add; else the corpus set into pages")
    args = parser.parse_args()
    if args.add:
        share_of_reading(args.pages)
        return
    with (
        tempfile.TemporaryDirectory() as folder,
        Ledger.open(args.ledger or Path(folder) / "bench.db", create=True) as ledger,
    ):
        if not lists.list_articles(ledger, Filters(limit=1)):
            fill(ledger, args.articles)
        compare_all(ledger)
        sys.exit(0 if measure(ledger, args.rounds) else 1)


if __name__ == "__main__":
    main()
