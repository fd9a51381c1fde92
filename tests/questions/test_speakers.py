"""Speakers over the articles of a story: bodies that every country has one of are one in every language."""

from laut.base.comparison import Article
from laut.questions.speakers import speakers

from .conftest import Story


def _named(story: Story, article: Article, name: str) -> Article:
    return story.figure(article, "12", 12, source=name)


def _names(story: Story, *said: tuple[str, str]) -> list[tuple[str, ...]]:
    """The names of each speaker, from (language, name) of one article each."""
    articles = [
        _named(story, story.article(f"a{n}", "Es starben 12 Menschen.", language=language), name)
        for n, (language, name) in enumerate(said)
    ]
    return [identity.names for identity in speakers(articles)]


def test_one_body_in_two_languages(story: Story) -> None:
    found = _names(story, ("de", "Zivilschutz"), ("en", "civil protection service"))
    assert len(found) == 1


def test_a_body_is_told_by_whose_it_is(story: Story) -> None:
    found = _names(
        story,
        ("de", "Außenministerium in Sollheim"),
        ("en", "foreign ministry in Sollheim"),
        ("en", "foreign ministry in Marnau"),
    )
    assert sorted(len(names) for names in found) == [1, 2]


def test_a_bare_name_that_may_mean_two_bodies_is_neither(story: Story) -> None:
    found = _names(
        story,
        ("de", "Verteidigungsministerium von Tolmien"),
        ("en", "Ministry of Defence of Dravia"),
        ("en", "defence ministry"),
    )
    assert len(found) == 3


def test_other_bodies_are_not_merged_by_kind(story: Story) -> None:
    assert len(_names(story, ("de", "Reederei Ostkai"), ("en", "shipping line Westquay"))) == 2
