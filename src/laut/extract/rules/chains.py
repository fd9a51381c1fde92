"""Sentences that go on with somebody's words: in the subjunctive without reporting words, or quotations on their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from laut.base.records import Medium
from laut.extract.analysis import Analysis
from laut.extract.cues import cue_table
from laut.extract.rules.content import is_spoken
from laut.extract.rules.draft import Draft, Roles
from laut.extract.rules.outline import Sentence, pairs_in
from laut.extract.rules.reporting import roles_of

__all__ = ["Chains"]


@dataclass(slots=True)
class Chains:
    """What a sentence without reporting words takes from those before: the last speaker, and an open chain.

    Sentences are given in order; ``drafts`` are what other rules found in them.
    """

    analysis: Analysis
    speaker: tuple[range, ...] = ()
    medium: Medium = "speech_writing"
    spoken: bool = False
    resumed: Roles | None = None
    chain: Draft | None = None

    def after(self, sentence: Sentence, drafts: Sequence[Draft]) -> Iterator[Draft]:
        """The statements that ``sentence`` goes on with, given those already found in it."""
        if drafts and self._reports_within(sentence, drafts):
            self._extend(sentence)
        elif drafts:
            yield from self._closed()
            self._remember(drafts)
        elif self.goes_on(sentence):
            self._extend(sentence)
        else:
            yield from self._closed()
            self._hear(sentence)
            yield from self._quotation(sentence)

    def with_speaker(self, draft: Draft) -> Draft:
        """Hearsay is on the word of whoever spoke last."""
        if draft.type != "free_indirect" or not self.speaker:
            return draft
        return replace(draft, roles=replace(draft.roles, speaker=self.speaker))

    def finish(self) -> Iterator[Draft]:
        """The chain still open at the end of the article."""
        yield from self._closed()

    def _remember(self, drafts: Iterable[Draft]) -> None:
        self.spoken = True
        self.resumed = None
        for draft in drafts:
            self.resumed = draft.roles if draft.type == "direct" else None
            nested = any(other is not draft and _holds(other, draft) for other in drafts)
            if draft.roles.speaker and not nested:
                self.speaker, self.medium = draft.roles.speaker, draft.roles.medium

    def _reports_within(self, sentence: Sentence, drafts: Sequence[Draft]) -> bool:
        """Whether the reporting is reported itself: "Die Behörde gehe davon aus, dass …"."""
        first = next((c for c in sentence.clauses if c.finite >= 0 and not c.subordinate), None)
        if first is None or self.analysis.moods[first.finite] != "subjunctive1":
            return False
        return not any(first.finite in part for draft in drafts for part in draft.quote)

    def _hear(self, sentence: Sentence) -> None:
        """A reporting verb without content names a speaker all the same: "X wies den Vorwurf zurück."."""
        for number, clause in enumerate(sentence.clauses):
            report = None if clause.subordinate else clause.report
            if report is not None and report.strength in ("strong", "act", "light"):
                field = range(sentence.field_start(number), clause.body.stop)
                speaker = roles_of(self.analysis, clause, report, field).speaker
                if speaker:
                    self.speaker, self.medium = speaker, report.medium

    def goes_on(self, sentence: Sentence) -> bool:
        """Whether the main clause is in the subjunctive: the reportive one anywhere, the other after something said."""
        first = next((c for c in sentence.clauses if c.finite >= 0 and not c.subordinate), None)
        if first is None or self.analysis.quoted[first.finite] >= 0:
            return False
        mood = self.analysis.moods[first.finite]
        return mood == "subjunctive1" or (mood == "subjunctive2" and (self.spoken or self.chain is not None))

    def _extend(self, sentence: Sentence) -> None:
        quotes = self.chain.quote if self.chain else ()
        if quotes and quotes[-1].stop == sentence.words.start:
            quotes = (*quotes[:-1], range(quotes[-1].start, sentence.words.stop))
        else:
            quotes = (*quotes, sentence.words)
        self.chain = Draft("indirect_free_indirect", quotes, Roles(self.medium, self.speaker), "chain")

    def _closed(self) -> Iterator[Draft]:
        chain, self.chain = self.chain, None
        if chain is None:
            return
        yield chain
        for quote in chain.quote:
            for pair in pairs_in(self.analysis, quote):
                if is_spoken(self.analysis, pair):
                    yield Draft("direct", pair.parts, chain.roles, "chain")
        self.spoken = True

    def _quotation(self, sentence: Sentence) -> Iterator[Draft]:
        """A sentence that is nothing but quotations is said by whoever spoke last."""
        pairs = sentence.pairs
        covered = {i for pair in pairs for part in pair.parts for i in part}
        bare = [i for i in sentence.words if i not in covered and self.analysis.tags[i] != "mark"]
        self.spoken = bool(pairs) and not bare
        if self.spoken:
            parts = tuple(part for pair in pairs for part in pair.parts)
            yield Draft("direct", parts, self._roles_of(parts[0].start), "quotation alone")

    def _roles_of(self, first: int) -> Roles:
        """Whose words the quotation from ``first`` on is: it may go on with the one whose frame ends right before it."""
        frame = self.resumed.frame if self.resumed and cue_table(self.analysis.language).resumed else ()
        if self.resumed and frame and 0 <= first - frame[-1].stop <= 1:
            return self.resumed
        return Roles(speaker=self.speaker, medium=self.medium)


def _holds(outer: Draft, inner: Draft) -> bool:
    """Whether the frame of ``inner`` stands within the quote of ``outer``."""
    return any(
        part.start <= frame.start and frame.stop <= part.stop for frame in inner.roles.frame for part in outer.quote
    )
