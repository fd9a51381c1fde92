"""Material shown or cited: what it is, who published it, on which platform, who passed it on.

Pictures, films and recordings are evidence wherever they are named; papers and
data only where the article rests on them: as a speaker, in the words that report,
or with a verb that says what stands in them. Who published is read off the words
around: "ein von X veröffentlichtes Video", "der Bericht der X", "ein Video, das X
teilte", "teilte X in einem Schreiben mit".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from laut.base.records import Evidence, EvidenceKind, Person, Statement
from laut.base.span import Span
from laut.extract.analysis import Analysis
from laut.extract.evidence_words import EvidenceWords, evidence_words
from laut.extract.people import Cast
from laut.extract.people_words import PeopleWords, people_words
from laut.extract.via_words import own_at, platform_at, platforms_named

__all__ = ["find_evidence"]

# Words before the noun that may belong to it ("einem am Montag von X veröffentlichten Video").
_FARTHEST_ARTICLE = 10
# What may stand between article and noun, and what a participle may bring along.
_BEFORE_NOUN = frozenset({"adjective", "participle", "numeral", "number", "adverb", "noun", "name"})
_BEFORE_PARTICIPLE = frozenset({"preposition", "noun", "name", "article", "determiner", "adverb"})
# A channel stands this near behind the word that says it showed the material ("posted on Tuesday by a channel").
_NEAR = 6
# More people than do something in one clause.
_MOST_MENTIONS = 20


@dataclass(frozen=True, slots=True)
class _Scene:
    """What the search reads: the words, who is mentioned where, which words report."""

    analysis: Analysis
    words: EvidenceWords
    people: PeopleWords
    mentions: tuple[tuple[int, int, Person], ...]
    reporting: frozenset[int]
    statements: tuple[tuple[range, Statement], ...]
    cast: Cast
    platforms: frozenset[str]

    def first_mention(self, start: int, stop: int) -> tuple[int, int, Person] | None:
        """The first mention that begins in the words ``start`` to ``stop``."""
        at = bisect_left(self.mentions, start, key=lambda mention: mention[0])
        return self.mentions[at] if at < len(self.mentions) and self.mentions[at][0] < stop else None

    def mentions_in(self, start: int, stop: int) -> Sequence[tuple[int, int, Person]]:
        """The mentions that begin in the words ``start`` to ``stop``."""
        least, most = (bisect_left(self.mentions, at, key=lambda mention: mention[0]) for at in (start, stop))
        return self.mentions[least:most]


def find_evidence(analysis: Analysis, statements: Sequence[Statement], cast: Cast) -> list[Evidence]:
    """The evidence of an article, in order."""
    scene = _scene(analysis, statements, cast)
    found: list[Evidence] = []
    taken = -1
    for i, lower in enumerate(analysis.lower):
        if i < taken or not _may_be_noun(scene, i):
            continue
        kind = scene.words.kind(lower)
        if kind is None or _is_someone(scene, i):
            continue
        start = _article(scene, i)
        if _is_repeated(scene, start, i, {one.kind for one in found}):
            _told_again(scene, found, _evidence(scene, kind, start, i))
            continue
        if kind in scene.words.shown or _is_cited(scene, start, i):
            found.append(_evidence(scene, kind, start, i))
            taken = i + 1
    return found


def _told_again(scene: _Scene, found: list[Evidence], again: Evidence) -> None:
    """Adds to the last material of the kind who published it, where only a later mention says so."""
    at = next(i for i in range(len(found) - 1, -1, -1) if found[i].kind == again.kind)
    if found[at].publisher is None and again.publisher is not None:
        found[at] = replace(found[at], publisher=again.publisher, platform=found[at].platform or again.platform)


def _may_be_noun(scene: _Scene, i: int) -> bool:
    """Whether a common noun may stand at ``i``: a capital where nouns have one, none where only names have."""
    capital = scene.analysis.words.forms[i][0].isupper()
    return capital == scene.people.capitals or scene.analysis.words.sentences[scene.analysis.sentence_of[i]].start == i


def _is_someone(scene: _Scene, i: int) -> bool:
    """Whether the word is rather one for a person or a body ("Ausbilder", "Bürgerliste")."""
    noun = scene.people.noun(scene.analysis.words.forms[i])
    return noun is not None and noun.sort in ("person", "organisation", "outlet")


def _is_repeated(scene: _Scene, start: int, i: int, kinds: set[EvidenceKind]) -> bool:
    """Whether a bare definite noun only takes up what was told of before: "ein Video … Die Aufnahme"."""
    bare = start == i - 1 and scene.analysis.lower[start] in scene.people.definite
    kind = scene.words.kind(scene.analysis.lower[i])
    return bare and kind in kinds and i not in scene.reporting


def _scene(analysis: Analysis, statements: Sequence[Statement], cast: Cast) -> _Scene:
    words = analysis.words
    mentions = sorted(
        (
            (reach.start, reach.stop, person)
            for spans, person in (cast.meant or {}).items()
            for span in spans
            if (reach := words.within(span))
        ),
        key=lambda mention: mention[:2],
    )
    reporting = frozenset(
        i
        for s in statements
        for part in (s.speaker, s.frame)
        if part
        for span in part.spans
        for i in words.within(span)
    )
    told = tuple((words.within(Span(s.quote.spans[0].start, s.quote.spans[-1].end)), s) for s in statements)
    return _Scene(
        analysis,
        evidence_words(analysis.language),
        people_words(analysis.language),
        tuple(mentions),
        reporting,
        told,
        cast,
        platforms_named(analysis),
    )


def _article(scene: _Scene, i: int) -> int:
    """Where the noun phrase of the noun at ``i`` begins; a participle before the noun may carry its maker with it."""
    analysis = scene.analysis
    sentence = analysis.words.sentences[analysis.sentence_of[i]]
    attributive = (
        i > sentence.start and scene.people.capitals and analysis.tags[i - 1] in ("adjective", "participle", "finite")
    )
    best = i
    for j in range(i - 1, max(sentence.start, i - _FARTHEST_ARTICLE) - 1, -1):
        if analysis.lower[j] in scene.people.determiners:
            best = j
            if j == sentence.start or analysis.lower[j - 1] not in scene.words.by:
                break
        elif (
            analysis.tags[j] not in (_BEFORE_NOUN | _BEFORE_PARTICIPLE if attributive else _BEFORE_NOUN) and j < i - 1
        ) or (j == i - 1 and analysis.tags[j] in ("preposition", "mark")):
            break
    return best


def _is_cited(scene: _Scene, start: int, i: int) -> bool:
    """Whether the article rests on the paper at ``i``."""
    analysis = scene.analysis
    if any(j in scene.reporting for j in range(start, i + 1)):
        return True
    if (
        start == i
        and scene.people.capitals
        and not (i + 1 < len(analysis.lower) and analysis.lower[i + 1] in scene.words.makers)
    ):
        return False
    sentence = analysis.words.sentences[analysis.sentence_of[i]]
    clause = analysis.clauses[analysis.clause_of[i]]
    if any(
        analysis.lemmas[j] in scene.words.citing
        for j in clause
        if analysis.tags[j] in ("finite", "participle", "infinitive", "prefix")
    ):
        return True
    if any(_publishes(scene, j) for j in range(start, min(i + _NEAR, sentence.stop))):
        return True
    if _told_next(scene, sentence) is not None:
        return True
    relative = _relative(scene, i, sentence.stop)
    return relative is not None and any(analysis.lemmas[j] in scene.words.relaying for j in relative)


def _publishes(scene: _Scene, j: int) -> bool:
    """Whether the word at ``j`` is a verb for making public, or its participle before a noun ("die veröffentlichte Liste")."""
    return scene.analysis.lemmas[j] in scene.words.publishing or scene.analysis.lower[j].startswith(
        scene.words.participles
    )


def _relative(scene: _Scene, i: int, stop: int) -> range | None:
    """The words of the relative clause behind the noun phrase at ``i``, or None."""
    analysis = scene.analysis
    for j in range(i + 1, min(i + 8, stop - 1)):
        if analysis.words.forms[j] == "," and analysis.lower[j + 1] in scene.words.relatives:
            end = next((k for k in range(j + 1, stop) if analysis.words.forms[k] in ",.:;–"), stop)
            return range(j + 1, end)
        if analysis.tags[j] in ("finite", "mark"):
            return None
    return None


def _evidence(scene: _Scene, kind: EvidenceKind, start: int, i: int) -> Evidence:
    analysis = scene.analysis
    sentence = analysis.words.sentences[analysis.sentence_of[i]]
    relative = _relative(scene, i, sentence.stop)
    maker = (
        _before(scene, start, i)
        or _told_next(scene, sentence)
        or _behind(scene, i, sentence.stop)
        or _shown_by(scene, i, sentence.stop)
    )
    relayed, ours = list[str](), None
    if relative is not None:
        verbs = {analysis.lemmas[j] for j in relative}
        named = scene.first_mention(relative.start, relative.stop)
        own = next((name for j in relative if (name := own_at(analysis, j, scene.cast.outlet))), None)
        ours = scene.cast.outlet if any(analysis.lower[j] in scene.people.inclusive_we for j in relative) else None
        if verbs & scene.words.relaying and (own or (named and named[2] is not maker)):
            relayed.append(own or (named[2].name if named else ""))
        elif verbs & scene.words.publishing and named and maker is None:
            maker = named[2]
    maker = maker or _owner(scene, start) or _reporter(scene, i) or _shown_in(scene, start, i, sentence)
    platform = next(
        (name for j in range(start, sentence.stop) if (name := platform_at(analysis, j, scene.platforms))), None
    )
    span = Span(analysis.words.starts[start], analysis.words.ends[i])
    publisher = maker.name if maker and maker.name not in relayed else None
    if relative is not None and ours and any(_publishes(scene, j) for j in relative):
        publisher = ours
    return Evidence(span.start, span.end, span.of(analysis.words.text), kind, publisher, platform, tuple(relayed))


def _before(scene: _Scene, start: int, i: int) -> Person | None:
    """The maker between article and noun: "ein von X veröffentlichtes Video"; or whose it is: "GeoLots Bilder"."""
    named = scene.first_mention(start, i)
    if named is None:
        return None
    led = any(scene.analysis.lower[j] in scene.words.by for j in range(max(start, named[0] - 1), named[0] + 1))
    return named[2] if led or any(_publishes(scene, j) for j in range(named[1], i)) else None


def _behind(scene: _Scene, i: int, stop: int) -> Person | None:
    """The maker right behind the noun: "der Bericht der X", "Bilder des Dienstes X", "published by X"."""
    analysis = scene.analysis
    whole = next((m for m in scene.mentions if m[0] <= i < m[1] - 1), None)
    if whole is not None and analysis.lower[i] not in whole[2].name.lower():
        return whole[2]
    at = i + 1
    if at < stop and analysis.lemmas[at] in scene.words.publishing:
        at += 1
    if at >= stop or analysis.lower[at] not in scene.words.makers:
        return None
    named = scene.first_mention(at, min(at + 3, stop))
    return named[2] if named and named[2].kind != "unnamed" else None


def _shown_by(scene: _Scene, i: int, stop: int) -> Person | None:
    """Who is said behind the noun to have shown it first: "posted by a channel called X", "das zuerst auf dem Kanal X erschien"."""
    analysis = scene.analysis
    at = bisect_left(scene.mentions, i + 1, key=lambda mention: mention[0])
    for first, _, person in scene.mentions[at:]:
        if first >= stop:
            break
        before = range(max(i + 1, first - _NEAR), first)
        agent = any(analysis.lower[j] in scene.words.by for j in before[-3:]) and any(
            analysis.lemmas[j] in scene.words.publishing for j in before
        )
        shown = any(analysis.lower[j] in scene.words.first for j in before) or any(
            _publishes(scene, j) for j in range(first, stop)
        )
        if agent or (person.kind == "outlet" and shown):
            return person
    return None


def _told_next(scene: _Scene, sentence: range) -> Person | None:
    """Who made it public by the next sentence's word: "… ein Papier. Veröffentlicht hat es X." """
    analysis = scene.analysis
    number = analysis.sentence_of[sentence.start] + 1
    if number >= len(analysis.words.sentences):
        return None
    following = analysis.words.sentences[number]
    opening = following[: _NEAR - 1]
    if not _publishes(scene, following.start) or not any(analysis.lower[j] in scene.people.personal for j in opening):
        return None
    named = scene.first_mention(following.start, min(following.start + _NEAR, following.stop))
    return named[2] if named else None


def _owner(scene: _Scene, start: int) -> Person | None:
    """Whose it is where a possessive says so: the one that the sentence or the one before opens with."""
    if scene.analysis.lower[start] not in scene.people.owner:
        return None
    number = scene.analysis.sentence_of[start]
    for sentence in scene.analysis.words.sentences[max(0, number - 1) : number + 1][::-1]:
        named = scene.first_mention(sentence.start, min(sentence.stop, start))
        if named is not None:
            return named[2]
    return None


def _shown_in(scene: _Scene, start: int, i: int, sentence: range) -> Person | None:
    """Who does something by means of it: "Die Miliz feierte das in einem Video", "In einem Brief klagte X"."""
    if start in (sentence.start, i) or scene.analysis.lower[start - 1] not in scene.words.inside:
        return None
    if scene.analysis.lower[start] in scene.people.definite:
        return None
    clause = scene.analysis.clauses[scene.analysis.clause_of[start]]
    for first, stop, person in scene.mentions_in(clause.start, clause.stop)[:_MOST_MENTIONS]:
        if (stop <= start or first > i) and scene.analysis.tags[max(clause.start, first - 1)] != "preposition":
            return person
    return None


def _reporter(scene: _Scene, i: int) -> Person | None:
    """Who speaks by means of it: "teilte X in einem Schreiben mit"; not where the paper itself is the speaker."""
    for statement in (s for _, s in scene.statements):
        if statement.frame is None or statement.speaker is None or statement.speaker.person is None:
            continue
        frame = {j for span in statement.frame.spans for j in scene.analysis.words.within(span)}
        speaking = {j for span in statement.speaker.spans for j in scene.analysis.words.within(span)}
        if i in frame and i not in speaking:
            return next((p for p in scene.cast.people if p.id == statement.speaker.person), None)
    return None
