"""Attributions -> statements: who is meant, what act it is, how sure the article is, through whom it came."""

from __future__ import annotations

from typing import cast as as_type

from laut.base.records import Act, Engine, Hedge, Part, Person, Speaker, Statement
from laut.base.span import Span
from laut.extract.act import act_by_signs
from laut.extract.analysis import Analysis
from laut.extract.attribution import Attribution
from laut.extract.hedge import hedge_by_signs, hedge_signs
from laut.extract.judge_features import Setting, features, settings
from laut.extract.judge_model import judge_model
from laut.extract.people import Cast
from laut.extract.via import channels

__all__ = ["judge"]


def judge(
    analysis: Analysis, attributions: list[Attribution], cast: Cast, engine: Engine = "default"
) -> list[Statement]:
    """The statements of an article, numbered s1, s2, … in the order of their quotes.

    ``cast`` is that of the same attributions. The engine "grammar" uses no learned weight.
    """
    text = analysis.words.text
    vias = channels(analysis, attributions, cast)

    def part(spans: tuple[Span, ...]) -> Part | None:
        return Part.of(text, *spans) if spans else None

    found = []
    for number, setting in enumerate(settings(analysis, attributions, cast.speakers), 1):
        one = setting.one
        act, hedge = _judged(analysis, setting, engine)
        found.append(
            Statement(
                id=f"s{number}", type=one.type, medium=one.medium, act=act, hedge=hedge, quote=Part.of(text, *one.quote),
                speaker=_speaker(one, cast.speakers[number - 1], text), cue=part(one.cue), frame=part(one.frame),
                addressee=part(one.addressee), via=vias[number - 1], confidence=one.confidence, found_by=one.found_by,
            )
        )  # fmt: skip
    return found


# "None of this could be verified" makes unconfirmed what it covers. The corpus marks that in one article and not in the
# next, so that no weight can learn it: what is asserted before such a sentence is unconfirmed by rule.
_DOUBTABLE = frozenset({"accuse", "claim", "estimate", "explain", "confirm"})


def _judged(analysis: Analysis, setting: Setting, engine: Engine) -> tuple[Act, Hedge]:
    """Act and hedge, by weights where the language has them and the engine may use them."""
    shown = features(analysis, setting)
    model = None if engine == "grammar" else judge_model(analysis.language)
    if model is None:
        return act_by_signs(shown), hedge_by_signs(hedge_signs(analysis, setting.one), setting.one)
    act, hedge = as_type(Act, model.act(shown)), as_type(Hedge, model.hedge(shown))
    if hedge == "none" and act in _DOUBTABLE and "h=check" in shown:
        return act, "unconfirmed"
    return act, hedge


def _speaker(one: Attribution, person: Person | None, text: str) -> Speaker | None:
    """The speaker's words and who they mean; no words where only the context names them, None where nobody is meant."""
    if not one.speaker and person is None:
        return None
    words = Part.of(text, *one.speaker)
    return Speaker(words.spans, words.text, person.name if person else None, person.id if person else None)
