"""Who is mentioned, and which mentions are one: names, offices, descriptions, pronouns."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from laut.base.records import Person
from laut.base.span import Span
from laut.extract.analysis import Analysis
from laut.extract.attribution import Attribution, holders
from laut.extract.edges import dateline
from laut.extract.people_coreference import Stage
from laut.extract.people_mentions import Mention, named_in_text, phrase_at
from laut.extract.people_phrase import Phrase
from laut.extract.people_someone import Someone
from laut.extract.people_words import people_words

__all__ = ["Cast", "find_people"]

# Whose words go on without being named again: the speaker of the statement before.
_CARRIED = ("indirect_free_indirect", "direct", "indirect")

# Whose word it is takes no more words to say ("Angaben der …").
_LONGEST_OWNER = 20
# The genders of a pronoun that only its verb tells to be one or many ("sie").
_EITHER_NUMBER = "fp"


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of an article, and whom each stretch of text means.

    ``speakers`` holds, for each attribution in order, who says it, or None;
    ``meant`` the person of each mention's words, ``outlet`` who publishes the article.
    """

    people: tuple[Person, ...]
    speakers: tuple[Person | None, ...] = ()
    meant: Mapping[tuple[Span, ...], Person] | None = None
    outlet: str | None = None

    def who(self, spans: tuple[Span, ...]) -> Person | None:
        """The person that the words at ``spans`` mean (a name, a description, a pronoun), or None."""
        if not spans or self.meant is None:
            return None
        if spans in self.meant:
            return self.meant[spans]
        touching = [
            (span.shared(spans[0]), person)
            for key, person in self.meant.items()
            for span in key
            if span.meets(spans[0])
        ]
        return max(touching, key=lambda found: found[0])[1] if touching else None


def find_people(analysis: Analysis, attributions: list[Attribution], outlet: str | None = None) -> Cast:
    """The people of an article, numbered p1, p2, … in the order they are met; ``outlet`` is who publishes it."""
    words = people_words(analysis.language)
    stage = Stage(words, outlet)
    quoted = _spoken(attributions)
    met: dict[tuple[Span, ...], Someone] = {}
    for mention in _mentions(analysis, attributions):
        someone = stage.meet(mention, quoted=_within(quoted, mention.start))
        if someone is not None:
            met[mention.spans] = someone
    kept = [someone for someone in stage.everyone if someone.called]
    people = {id(s): _record(f"p{number}", s) for number, s in enumerate(kept, 1)}
    meant = {spans: people[id(s)] for spans, s in met.items() if id(s) in people}
    return Cast(tuple(people.values()), _speakers(analysis, attributions, meant), meant, outlet)


def _mentions(analysis: Analysis, attributions: list[Attribution]) -> list[Mention]:
    """Speakers as attributed, and whoever else is named, in the order of the text."""
    text, words = analysis.words, people_words(analysis.language)
    speakers = {a.speaker: a for a in attributions if a.speaker and not _is_of_content(a)}
    firsts = [sentence.start for sentence in text.sentences]
    found = []
    for spans, attribution in speakers.items():
        at = text.within(spans[0])
        sentence = max(0, bisect_right(firsts, at.start) - 1)
        opens = bool(firsts) and at.start == firsts[sentence]
        phrase = _numbered(_whole_phrase(spans, analysis), analysis, at)
        direct = attribution.type == "direct"
        found.append(
            Mention(phrase, spans, sentence, opens, is_speaker=True, asks=_asks(attribution, analysis), direct=direct)
        )
    taken = sorted(span for spans in speakers for span in spans)
    head = dateline(analysis, text.paragraphs[0]) if text.paragraphs else range(0)
    for mention in named_in_text(analysis, words):
        if head and mention.spans[0].start < text.ends[head.stop - 1]:
            continue  # the agency of the dateline is nobody spoken of: "the company" does not take it up
        if _overlaps(taken, mention.spans[0]):
            if mention.phrase.sort in ("organisation", "outlet") and not _begins(taken, mention.spans[0]):
                found.append(mention)  # the ministry of "the minister of finance"
            continue
        phrase = _numbered(mention.phrase, analysis, text.within(mention.spans[0]))
        found.append(replace(mention, phrase=phrase) if phrase is not mention.phrase else mention)
    return sorted(found, key=lambda m: (m.start, m.spans[0].end))


def _is_of_content(attribution: Attribution) -> bool:
    """Whether the words found for the speaker of a chain that goes on are only a part of what is said there."""
    return attribution.type == "indirect_free_indirect" and any(
        q.holds(attribution.speaker[0]) for q in attribution.quote
    )


def _whole_phrase(spans: tuple[Span, ...], analysis: Analysis) -> Phrase:
    """The phrase for the speaker; where only the word for somebody's word is marked ("Informationen"), with whose it is."""
    words = people_words(analysis.language)
    phrase, text = phrase_at(spans, analysis, words), analysis.words
    first = text.within(spans[0]).start
    if phrase.name and phrase.noun is None and analysis.tags[first] == "adjective" and words.capitals:
        return Phrase(label=" ".join(phrase.name), genders="n")  # "Rechtliche Schritte": no name but a thing
    noun = words.noun(phrase.pronoun) if phrase.pronoun else None
    at = text.within(spans[-1]).stop
    if noun is None or noun.sort != "report" or at + 1 >= len(text.forms):
        return phrase
    stop = min(text.sentences[analysis.sentence_of[at - 1]].stop, at + _LONGEST_OWNER)
    opens = analysis.lower[at] in words.prepositions or analysis.lower[at] in words.determiners
    end = next((i for i in range(at, stop) if analysis.tags[i] in ("finite", "mark")), stop)
    whole = (
        phrase_at((*spans, Span(text.starts[at], text.ends[end - 1])), analysis, words)
        if opens and end > at + 1
        else phrase
    )
    return phrase if whole.pronoun or not (whole.name or whole.label) else whole


def _asks(attribution: Attribution, analysis: Analysis) -> bool:
    """Whether what is said is a question."""
    said = analysis.words.within(attribution.quote[-1])
    return any(analysis.words.forms[i] == "?" for i in said[-2:])


def _numbered(phrase: Phrase, analysis: Analysis, at: range) -> Phrase:
    """A pronoun with the gender that the number of the finite verb leaves it as a subject; other phrases as they are."""
    if not phrase.pronoun or phrase.genders != _EITHER_NUMBER:
        return phrase
    for i in analysis.clauses[analysis.clause_of[at.start]]:
        if analysis.tags[i] == "finite":
            plural = analysis.language.grammar.is_plural(analysis.lower[i])
            return replace(phrase, genders="p" if plural else "f")
    return phrase


def _overlaps(taken: Sequence[Span], span: Span) -> bool:
    """Whether one of the sorted spans shares a character with ``span``."""
    at = bisect_right(taken, span)
    return any(0 <= i < len(taken) and taken[i].meets(span) for i in (at - 1, at))


def _begins(taken: Sequence[Span], span: Span) -> bool:
    """Whether one of the sorted spans begins where ``span`` does, or inside it."""
    at = bisect_left(taken, Span(span.start, 0))
    return at < len(taken) and taken[at].start < span.end


def _spoken(attributions: list[Attribution]) -> list[Span]:
    return sorted(span for a in attributions for span in a.quote if a.type != "reported")


def _within(spans: Sequence[Span], position: int) -> bool:
    at = bisect_right(spans, Span(position, 1 << 60))
    return any(i >= 0 and spans[i].start <= position < spans[i].end for i in (at - 1, at - 2))


def _speakers(
    analysis: Analysis, attributions: list[Attribution], meant: Mapping[tuple[Span, ...], Person]
) -> tuple[Person | None, ...]:
    """Who says each attribution.

    Without words of its own for the speaker, a quotation inside another has that
    one's speaker, and a chain that goes on the speaker of what stands before it in
    the paragraph.
    """
    found: list[Person | None] = []
    last: Person | None = None
    last_paragraph = -1
    holding = holders(attributions)
    for i, attribution in enumerate(attributions):
        paragraph = _paragraph(analysis, attribution)
        person = meant.get(attribution.speaker)
        if not attribution.speaker or (person is None and _is_of_content(attribution)):
            if holding[i]:
                person = found[holding[i][-1]]
            elif attribution.type in _CARRIED and (
                paragraph == last_paragraph or attribution.type == "indirect_free_indirect"
            ):
                person = last
        found.append(person)
        if person is not None:
            last, last_paragraph = person, paragraph
    return tuple(found)


def _paragraph(analysis: Analysis, attribution: Attribution) -> int:
    words = analysis.words.within(attribution.quote[0])
    return analysis.paragraph_of[words.start] if words else -1


def _record(number: str, someone: Someone) -> Person:
    name = someone.called
    descriptions = tuple(label for label in someone.labels if label != name)
    return Person(number, name, someone.kind, descriptions, tuple(sorted(someone.spans)))
