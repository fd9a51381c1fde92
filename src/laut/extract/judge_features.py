"""What an attribution shows of the act done and of how sure the article is: words by role, and what the lexicon says of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from laut.base.records import Person
from laut.base.span import Span
from laut.extract.analysis import Analysis
from laut.extract.attribution import Attribution, holders
from laut.extract.hedge import hedge_by_signs, hedge_signs
from laut.extract.judge_telling import ActWords, Told, act_words, phrase_acts, reach, told

__all__ = ["Setting", "features", "settings"]

# The subject of a content clause stands among its first words, behind a conjunction at most.
_FIRST_WORDS = 6
# An act told farther back bears on this statement no more.
_REACH_BACK = 5


@dataclass(frozen=True, slots=True)
class Setting:
    """An attribution among the others.

    ``around`` is the one whose quote holds it, ``before`` the one before it in its paragraph; ``told`` the act its own
    reporting words tell, ``by_same`` the act last told of the same speaker in the paragraph, ``by_other`` the one last
    told of somebody else: who is accused denies. Both leave out words that only say "says".
    """

    one: Attribution
    around: Attribution | None
    before: Attribution | None
    told: Told | None = None
    by_same: str | None = None
    by_other: str | None = None


def settings(
    analysis: Analysis, attributions: Sequence[Attribution], speakers: Sequence[Person | None]
) -> list[Setting]:
    """Each attribution with its neighbours; ``speakers`` are those of the attributions, in order."""
    found: list[Setting] = []
    paragraphs = [_paragraph(analysis, a) for a in attributions]
    tellings = [told(analysis, a) for a in attributions]
    for i, (one, holding) in enumerate(zip(attributions, holders(attributions), strict=True)):
        around = attributions[holding[-1]] if holding else None
        before = attributions[i - 1] if i and paragraphs[i - 1] == paragraphs[i] else None
        by_same = by_other = None
        for j in range(i - 1, max(-1, i - 1 - _REACH_BACK), -1):
            telling = tellings[j]
            if telling is None or telling.plain:
                continue
            if speakers[j] is None or speakers[j] is not speakers[i]:
                by_other = by_other or telling.act
            elif paragraphs[j] == paragraphs[i]:
                by_same = by_same or telling.act
        found.append(Setting(one, around, before, tellings[i], by_same, by_other))
    return found


def _paragraph(analysis: Analysis, attribution: Attribution) -> int:
    words = analysis.words.within(attribution.quote[0])
    return analysis.paragraph_of[words.start] if words else -1


def features(analysis: Analysis, setting: Setting) -> list[str]:
    """Names of what holds of the attribution, sorted, each once."""
    one = setting.one
    table = act_words(analysis.language)
    found = {"bias", f"type={one.type}", f"medium={one.medium}"}
    found |= _cue(analysis, one, table, "c") | _told(analysis, setting)
    found |= {f"f={word}" for word in _outside(analysis, one.frame, one.cue)}
    found |= _content(analysis, one, table)
    signs = hedge_signs(analysis, one)
    found |= {f"h={sign}" for sign in signs} | {f"hr={hedge_by_signs(signs, one)}"}
    found |= {f"s={word}" for word in _words(analysis, one.speaker)}
    if not one.speaker:
        found.add("s=-")
    if setting.around:
        found.add(f"in={setting.around.type}")
        found |= {f"o{name}" for name in _content(analysis, setting.around, table) if not name.startswith("q=")}
    if setting.before and not one.cue:
        found.add(f"b={setting.before.type}")
        found.add("bs=same" if setting.before.speaker == one.speaker else "bs=other")
        found |= {f"b{name}" for name in _cue(analysis, setting.before, table, "c")}
        found |= {f"b{name}" for name in _content(analysis, setting.before, table) if name.startswith("qa=")}
    return sorted(found)


def _told(analysis: Analysis, setting: Setting) -> set[str]:
    """What the reporting words tell, here and by those who spoke before, each by itself and with the form it stands in."""
    one, act = setting.one, setting.told.act if setting.told else "-"
    same, other = setting.by_same or "-", setting.by_other or "-"
    return {f"ph={phrase}" for phrase in phrase_acts(analysis, one)} | {
        f"to={act}", f"tk={act}+{setting.told.by if setting.told else '-'}", f"tt={act}+{one.type}",
        f"tf={act}+{_clause(analysis, one, act_words(analysis.language))}",
        f"ds={same}", f"dst={same}+{one.type}+{bool(one.cue)}", f"do={other}", f"dot={other}+{act}",
    }  # fmt: skip


def _clause(analysis: Analysis, one: Attribution, table: ActWords) -> str:
    """How the content is put: "asked whether" asks and "asked them to leave" demands, in German "bat, … zu …".

    A clause whose first verb is an infinitive is one that no subordinator opens: "dass er kommen werde" is not.
    """
    if one.type != "indirect":
        return one.type
    words = [i for i in reach(analysis, one.quote) if analysis.tags[i] != "mark"]
    tags = [analysis.tags[i] for i in words]
    if words and "question" in table.signals(analysis.lower[words[0]]):
        return "question"
    if tags[:1] == ["subordinator"]:
        return "subordinate"
    return next((tag for tag in tags if tag in ("finite", "infinitive")), "none")


def _cue(analysis: Analysis, one: Attribution, table: ActWords, name: str) -> set[str]:
    lemmas = _lemmas(analysis, one.cue)
    found = {f"{name}={lemma}" for lemma in lemmas}
    found |= {f"{name}a={act}" for lemma in (*lemmas, *_words(analysis, one.frame)) if (act := table.act(lemma))}
    if not lemmas:
        found.add(f"{name}=-")
    return found


def _content(analysis: Analysis, one: Attribution, table: ActWords) -> set[str]:
    lemmas, words = _lemmas(analysis, one.quote), _words(analysis, one.quote)
    found = {f"q={lemma}" for lemma in lemmas}
    found |= {f"q1={word}" for word in words[:1]}
    found |= {f"q{word}" for word in words[-1:] if word in "?!…."}
    signals = sorted({signal for word in words for signal in table.signals(word)} | _number(analysis, one.quote))
    found |= {f"qc={signal}" for signal in signals}
    found |= {f"qp={one_signal}+{other}" for one_signal, other in combinations(signals, 2)}
    if one.type == "reported":
        found |= {f"qa={act}" for lemma in lemmas if (act := table.act(lemma))}
    else:
        found |= {f"qx={act}" for lemma in lemmas if (act := table.act(lemma))}
    found |= {f"m={mood}" for mood in _moods(analysis, one.quote)}
    found.add(f"qn={min(len(words) // 6, 4)}")
    found.add(f"su={_subject(words, table)}+{'future' in signals or 'intention' in signals}")
    return found


def _subject(words: Sequence[str], table: ActWords) -> str:
    """Who the content is about: "Man werde prüfen" announces, "Das werde scheitern" does not."""
    return next((table.subjects[word] for word in words[:_FIRST_WORDS] if word in table.subjects), "other")


def _number(analysis: Analysis, spans: Iterable[Span]) -> set[str]:
    return {"number"} if any(analysis.tags[i] in ("number", "numeral") for i in reach(analysis, spans)) else set()


def _lemmas(analysis: Analysis, spans: Iterable[Span]) -> list[str]:
    return [analysis.lemmas[i] for i in reach(analysis, spans) if analysis.words.forms[i][0].isalnum()]


def _words(analysis: Analysis, spans: Iterable[Span]) -> list[str]:
    return [analysis.lower[i] for i in reach(analysis, spans)]


def _moods(analysis: Analysis, spans: Iterable[Span]) -> set[str]:
    return {analysis.moods[i] for i in reach(analysis, spans) if analysis.moods[i]}


def _outside(analysis: Analysis, frame: Iterable[Span], cue: Iterable[Span]) -> set[str]:
    taken = set(reach(analysis, cue))
    return {
        analysis.lower[i] for i in reach(analysis, frame) if i not in taken and analysis.words.forms[i][0].isalnum()
    }
