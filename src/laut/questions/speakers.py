"""Who speaks, over the articles of a story: one identity a person or body, never merged by surname alone.

Two names are one speaker where they are the same folded name, where one is the
other with its first name cut to an initial or its spelling transliterated, or
where one adds words to the other and no other speaker of the story shares them.
Bodies that every country has one of ("Zivilschutz", "the civil protection service")
are one across languages where nothing else in their names parts them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from laut.base.comparison import Article, Decision, SpeakerIdentity
from laut.base.fold import fold
from laut.base.records import Person, PersonKind
from laut.languages.registry import available, language_for

__all__ = ["by_name", "speakers"]

SPELT = (
    0.85  # likeness of two spellings of one name: "Selenskyj" and "Zelenskyy" 0.56 are not, "Kolvar" and "Kolwar" are
)
_TELLING = 4  # shorter words ("von", "of", "the") do not tell bodies apart
_BODIES: frozenset[PersonKind] = frozenset({"group", "organisation"})
_SPEAKERS: frozenset[PersonKind] = frozenset({"person", "organisation", "office", "outlet", "group", "unnamed"})


def speakers(articles: Sequence[Article], decisions: Iterable[Decision] = ()) -> list[SpeakerIdentity]:
    """The speakers of one story, by their keys."""
    people = [(article, person) for article in articles for person in _who_speaks(article)]
    decided = {frozenset(d.between): d.together for d in decisions if d.of == "speaker"}
    groups: list[list[tuple[Article, Person]]] = []
    for article, person in sorted(people, key=lambda p: (-len(p[1].name.split()), -len(p[1].name), p[1].name, p[0].id)):
        homes = [group for group in groups if _belongs(article, person, group, decided)]
        same_name = [group for group in homes if any(fold(other.name) == fold(person.name) for _, other in group)]
        if len(same_name or homes) == 1:
            (same_name or homes)[0].append((article, person))
        else:  # nobody, or several whom the name could mean: it proves nothing
            groups.append([(article, person)])
    story = min((article.id for article in articles), default="")
    return sorted((_identity(group, story) for group in groups), key=lambda identity: identity.key)


def by_name(identities: Iterable[SpeakerIdentity]) -> dict[str, str]:
    """Folded name -> key of the speaker whom it names in this story."""
    return {fold(name): identity.key for identity in identities for name in identity.names}


def _who_speaks(article: Article) -> list[Person]:
    """The people of an article who say something, or on whose word a figure stands."""
    reading = article.reading
    ids = {s.speaker.person for s in reading.statements if s.speaker}
    names = {f.source_name for f in reading.figures}
    return [p for p in reading.people if p.kind in _SPEAKERS and (p.id in ids or p.name in names)]


def _belongs(
    article: Article, person: Person, group: Sequence[tuple[Article, Person]], decided: dict[frozenset[str], bool]
) -> bool:
    said = [
        decided[key]
        for other_article, other in group
        if (key := frozenset((f"{article.id}.{person.id}", f"{other_article.id}.{other.id}"))) in decided
    ]
    if said:
        return all(said)
    if any(other_article.id == article.id and other.id != person.id for other_article, other in group):
        return any(fold(other.name) == fold(person.name) for _, other in group)
    return any(_same(person, other) or _same_body((article, person), (theirs, other)) for theirs, other in group)


@dataclass(frozen=True, slots=True)
class _Body:
    """A body by its kind and the folded words of its name that tell whose it is."""

    kind: str
    whose: frozenset[str]


def _same_body(one: tuple[Article, Person], other: tuple[Article, Person]) -> bool:
    """Whether two names, of two languages or of one, are of one body: of one kind, and of nobody else's."""
    a, b = (_body(person.name, article.reading.document.language) for article, person in (one, other))
    if a is None or b is None or a.kind != b.kind or not {one[1].kind, other[1].kind} <= _BODIES:
        return False
    return not a.whose or not b.whose or any(_spelt_alike(x, y) for x in a.whose for y in b.whose)


@cache
def _body(name: str, language: str) -> _Body | None:
    """The body that ``name`` names in ``language``; None where it is of no kind that the lexicon lists."""
    if language not in available():
        return None
    words = fold(name).split()
    kinds = _kinds(language)
    for size in range(len(words), 0, -1):
        for start in range(len(words) - size + 1):
            kind = kinds.get(" ".join(words[start : start + size]))
            if kind is not None:
                rest = (*words[:start], *words[start + size :])
                return _Body(kind, frozenset(word for word in rest if len(word) >= _TELLING))
    return None


@cache
def _kinds(language: str) -> dict[str, str]:
    groups = language_for(language).lexicon("bodies").groups("kinds")
    return {words: kind for kind, listed in groups.items() for words in listed}


def _same(one: Person, other: Person) -> bool:
    a, b = fold(one.name).split(), fold(other.name).split()
    if a == b:
        return True
    if one.kind == "person" and other.kind == "person":
        return len(a) > 1 and len(b) > 1 and _first_names(a[0], b[0]) and _spelt_alike(a[-1], b[-1])
    short, long = sorted((set(a), set(b)), key=len)
    return one.kind == other.kind != "unnamed" and len(short) > 1 and short <= long


def _first_names(one: str, other: str) -> bool:
    """Whether two first names can be one person's: alike, or one is the other's initial."""
    one, other = one.rstrip("."), other.rstrip(".")
    return one[0] == other[0] if 1 in (len(one), len(other)) else _spelt_alike(one, other)


def _spelt_alike(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) > 3 and SequenceMatcher(None, one, other).ratio() >= SPELT)


def _identity(group: Sequence[tuple[Article, Person]], story: str) -> SpeakerIdentity:
    counts = Counter(person.name for _, person in group)
    names = sorted(counts, key=lambda name: (-len(name.split()), -len(name), name))
    kinds: dict[PersonKind, int] = defaultdict(int)
    for _, person in group:
        kinds[person.kind] += 1
    kind = max(sorted(kinds), key=kinds.__getitem__)
    proves = len(fold(names[0]).split()) > 1 and kind in ("person", "organisation", "outlet")
    key = f"{kind}:{fold(names[0])}" if proves else f"{kind}:{fold(names[0])}@{story}"
    return SpeakerIdentity(
        key=key, name=names[0], kind=kind, names=tuple(names),
        descriptions=tuple(dict.fromkeys(d for _, person in group for d in person.descriptions)),
        people=tuple(sorted((article.id, person.id) for article, person in group)),
    )  # fmt: skip
