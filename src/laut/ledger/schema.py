"""The tables of a ledger as they are now; ``migrations`` brings an older ledger here.

Three layers, each made of the one before, so that any of them can be made again:

    page, failure                     what came in, byte for byte
    article, statement, figure        what was read; ``statement`` and ``figure`` lay the reading out for lists
    story and the rest                what articles say together (``laut.base.comparison``)

``review`` stands apart: nothing but a person writes it. Records are joined by ``n``, the ledger's own number; the
world sees ids made of content. An unknown moment of publication is the empty string, which sorts alike everywhere.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    literal_column,
)

__all__ = [
    "DISPUTED", "TOUCHED", "article", "copy", "dispute", "failure", "feed", "figure", "kept_reading", "key", "metadata", "migration", "near", "offer",
    "page", "question", "report", "review", "review_anchor", "speaker", "speaker_name", "speaker_word", "stale", "statement", "step",
    "story", "story_speaker", "turn",
]  # fmt: skip

metadata = MetaData()
# Compared byte by byte, whatever a server's locale is: ISO dates and ids sort alike everywhere.
_TEXT = Text().with_variant(Text(collation="C"), "postgresql")
_NUMBER = BigInteger().with_variant(Integer, "sqlite")  # only INTEGER counts by itself in SQLite


def _texts(*names: str) -> list[Column[str]]:  # always filled
    return [Column(name, _TEXT, nullable=False) for name in names]


migration = Table(
    "laut_migration",
    metadata,
    Column("name", _TEXT, primary_key=True),
    Column("applied_at", _TEXT, nullable=False),
)

article = Table(
    "article",
    metadata,
    Column("n", _NUMBER, primary_key=True, autoincrement=False),
    Column("id", _TEXT, nullable=False, unique=True),
    Column("given_id", _TEXT),  # as the caller names it
    Column("page", _TEXT, nullable=False),  # digest of the page that the reading was made of: the least of all
    Column("source", _TEXT, nullable=False),
    Column("url", _TEXT),
    Column("outlet", _TEXT),
    Column("outlet_key", _TEXT, nullable=False),  # folded, as all columns named _key
    Column("title", _TEXT),
    Column("published", _TEXT, nullable=False),
    Column("modified", _TEXT),
    Column("day", Integer, nullable=False),  # days since 1970-01-01, UNDATED where unknown
    Column("language", _TEXT, nullable=False),
    Column("sha256", _TEXT, nullable=False, index=True),
    Column("made_by", _TEXT, nullable=False),  # laut's version and models; tells `reread` what is old
    Column("version_of", _TEXT),
    Column("copy_of", _TEXT),
    Column("story", _TEXT),
    Column(
        "touched", SmallInteger, nullable=False
    ),  # whether it is to be placed in a story: ``linking`` names the reasons
)
kept_reading = Table(
    "reading",  # by itself, so that the rows that lists look at stay small and near each other
    metadata,
    Column("article_n", _NUMBER, ForeignKey("article.n", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("packed", LargeBinary, nullable=False),  # JSON, as `laut read` prints it
)

# A hash, since PostgreSQL's other indexes refuse values of some thousand characters, and addresses may be as long.
Index("article_url", article.c.url, postgresql_using="hash")
Index("article_published", article.c.published.desc())
Index("article_outlet", article.c.outlet_key, article.c.published.desc())
Index("article_story", article.c.story, article.c.day, article.c.id)
Index("article_order", article.c.day, article.c.id)
# The zero is written out, here and in queries: a partial index is not used where it comes as a parameter.
TOUCHED = article.c.touched > literal_column("0")
Index("article_touched", article.c.day, article.c.id, sqlite_where=TOUCHED, postgresql_where=TOUCHED)


def _of_article() -> Column[int]:
    """The article a row belongs to; it goes when the article goes."""
    return Column("article_n", _NUMBER, ForeignKey("article.n", ondelete="CASCADE"), nullable=False, index=True)


page = Table(
    "page",
    metadata,
    Column("digest", _TEXT, primary_key=True),  # of the bytes and of what the caller said of them
    _of_article(),
    Column("sha256", _TEXT, nullable=False),  # of the bytes alone
    Column("source", _TEXT, nullable=False),
    Column("told", JSON, nullable=False),  # how to read it again
    Column("data", LargeBinary, nullable=False),  # packed
    Column("added_at", _TEXT, nullable=False),
)

failure = Table(
    "failure",
    metadata,
    Column("digest", _TEXT, primary_key=True),
    *_texts("source", "reason", "failed_at"),
)
Index("failure_source", failure.c.source, postgresql_using="hash")

# What is watched: moments are seconds since 1970-01-01 UTC.
feed = Table(
    "feed",
    metadata,
    Column("url", _TEXT, primary_key=True),
    Column("etag", _TEXT),
    Column("last_modified", _TEXT),
    Column("due", Float, nullable=False),
    Column("failures", Integer, nullable=False),  # in a row
)

offer = Table(
    "offer",
    metadata,
    Column("url", _TEXT, primary_key=True),
    Column("feed", _TEXT, nullable=False),
    Column("due", Float),  # None: settled, for better or worse
    Column("tries", Integer, nullable=False),
)
Index("offer_due", offer.c.due, sqlite_where=offer.c.due.is_not(None), postgresql_where=offer.c.due.is_not(None))

statement = Table(
    "statement",
    metadata,
    Column("n", _NUMBER, primary_key=True, autoincrement=False),
    _of_article(),
    Column("id", _TEXT, nullable=False, unique=True),
    *_texts("published", "outlet_key", "language"),
    *_texts("type", "medium", "act", "hedge", "quote"),
    Column("start", Integer, nullable=False),
    Column("cue", _TEXT),
    Column("said_by", _TEXT),  # the name where resolved, else the words of the text
    Column("person", _TEXT),
    Column("speaker", _TEXT),  # over the whole ledger; set when the story is compared
    Column("via", JSON, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("review", _TEXT),  # the last decision of a person: accept, correct, missed
)
Index("statement_published", statement.c.published.desc())
for _name in ("act", "hedge", "outlet_key", "speaker"):
    Index(f"statement_{_name}", statement.c[_name], statement.c.published.desc())

figure = Table(
    "figure",
    metadata,
    Column("n", _NUMBER, primary_key=True, autoincrement=False),
    _of_article(),
    Column("id", _TEXT, nullable=False, unique=True),
    *_texts("published", "outlet_key", "language"),
    Column("start", Integer, nullable=False),
    Column("text", _TEXT, nullable=False),
    Column("low", Float),
    Column("high", Float),
    Column("qualifier", _TEXT, nullable=False),
    Column("unit", _TEXT),
    Column("measure", _TEXT, nullable=False),
    Column("counted", _TEXT),
    Column("place", _TEXT),
    Column("place_key", _TEXT),
    Column("country", _TEXT),
    Column("when_value", _TEXT),
    Column("statement", _TEXT),
    Column("act", _TEXT),  # of the statement that carries it
    Column("source_name", _TEXT),
    Column("speaker", _TEXT),
    Column("hedge", _TEXT, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("question", _TEXT, index=True),
    Column("review", _TEXT),
)
Index("figure_published", figure.c.published.desc())
for _name in ("measure", "hedge", "outlet_key", "place_key", "speaker"):
    Index(f"figure_{_name}", figure.c[_name], figure.c.published.desc())

key = Table(
    "sketch_key",
    metadata,
    Column("key", BigInteger, primary_key=True),  # 64 bits of the key's SHA-256
    Column("day", Integer, primary_key=True),  # UNDATED where the article has none
    Column("article_n", _NUMBER, ForeignKey("article.n", ondelete="CASCADE"), primary_key=True),
    Column("weight", SmallInteger, nullable=False),
    sqlite_with_rowid=False,
)
Index("sketch_key_article", key.c.article_n, key.c.key, key.c.weight)  # all that is asked of an article's keys

near = Table(
    "near",
    metadata,
    # An article, and one before it that it shares most with: whose stories came into question for it.
    Column("article_n", _NUMBER, ForeignKey("article.n", ondelete="CASCADE"), primary_key=True),
    Column("near_n", _NUMBER, ForeignKey("article.n", ondelete="CASCADE"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

# Stories whose articles changed since they were compared.
stale = Table(
    "stale_story", metadata, Column("story", _TEXT, primary_key=True), Column("times", Integer, nullable=False)
)

story = Table(
    "story",
    metadata,
    Column("id", _TEXT, primary_key=True),
    Column("title", _TEXT),
    Column("first", _TEXT, nullable=False),
    Column("last", _TEXT, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("questions", Integer, nullable=False),
    Column("disputes", Integer, nullable=False),
    Column("turns", Integer, nullable=False),
)
Index("story_last", story.c.last.desc(), story.c.id)


def _of_story(*, index: bool = True) -> Column[str]:
    """The story a row belongs to; it goes when the story is compared again."""
    return Column("story", _TEXT, ForeignKey("story.id", ondelete="CASCADE"), nullable=False, index=index)


copy = Table(
    "copy",
    metadata,
    _of_story(),
    Column("article", _TEXT, primary_key=True),
    Column("of", _TEXT, primary_key=True),  # empty where only a credit tells
    Column("agency", _TEXT),
    Column("whole", Boolean, nullable=False),
    Column("spans", JSON, nullable=False),
)

speaker = Table(
    "speaker",
    metadata,
    Column("id", _TEXT, primary_key=True),  # made of the identity's key
    Column("kind", _TEXT, nullable=False),
    Column("stories", Integer, nullable=False),
    Column("statements", Integer, nullable=False),
)
Index("speaker_statements", speaker.c.statements.desc(), speaker.c.id)

speaker_name = Table(
    "speaker_name",
    metadata,
    Column("speaker", _TEXT, ForeignKey("speaker.id", ondelete="CASCADE"), primary_key=True),
    Column("name", _TEXT, primary_key=True),
    Column("stories", Integer, nullable=False),  # in how many it is one of the names,
    Column("main", Integer, nullable=False),  # … and in how many the main one
)

# By what a speaker is found: the words of each name, folded.
speaker_word = Table(
    "speaker_word",
    metadata,
    Column("word", _TEXT, primary_key=True),
    Column("speaker", _TEXT, primary_key=True),
    Column("name", _TEXT, primary_key=True),
    ForeignKeyConstraint(["speaker", "name"], ["speaker_name.speaker", "speaker_name.name"], ondelete="CASCADE"),
)
Index("speaker_word_name", speaker_word.c.speaker, speaker_word.c.name)

story_speaker = Table(
    "story_speaker",
    metadata,
    _of_story(index=False),
    Column("speaker", _TEXT, nullable=False, index=True),
    Column("key", _TEXT, nullable=False),
    Column("name", _TEXT, nullable=False),
    Column("kind", _TEXT, nullable=False),
    Column("statements", Integer, nullable=False),
    Column("names", JSON, nullable=False),
    Column("descriptions", JSON, nullable=False),
    Column("people", JSON, nullable=False),
)
Index("story_speaker_story", story_speaker.c.story, story_speaker.c.speaker)

question = Table(
    "question",
    metadata,
    Column("id", _TEXT, primary_key=True),
    _of_story(),
    Column("text_de", _TEXT, nullable=False),
    Column("text_en", _TEXT, nullable=False),
    Column("measure", _TEXT, nullable=False),
    Column("population", _TEXT),
    Column("place", _TEXT),
    Column("place_key", _TEXT),
    Column("low", Float),
    Column("high", Float),
    Column("reports", Integer, nullable=False),
    Column("independent", Integer, nullable=False),
    Column("disputes", Integer, nullable=False),
    Column("last", _TEXT, nullable=False),
)
Index("question_last", question.c.last.desc(), question.c.id)
Index("question_measure", question.c.measure, question.c.last.desc())
Index("question_place", question.c.place_key, question.c.last.desc())
DISPUTED = question.c.disputes > literal_column("0")
Index("question_disputed", question.c.last.desc(), sqlite_where=DISPUTED, postgresql_where=DISPUTED)


def _of_question() -> Column[str]:
    return Column("question", _TEXT, ForeignKey("question.id", ondelete="CASCADE"), primary_key=True)


report = Table(
    "report",
    metadata,
    _of_question(),
    Column("position", Integer, primary_key=True),
    Column("figure", _TEXT, nullable=False, index=True),
    Column("article", _TEXT, nullable=False),
    Column("source_name", _TEXT),
    Column("published", _TEXT),
    Column("as_of", _TEXT),
    Column("low", Float),
    Column("high", Float),
    Column("copy", _TEXT),
)

dispute = Table(
    "dispute",
    metadata,
    _of_question(),
    Column("position", Integer, primary_key=True),
    *_texts("figure_a", "figure_b", "source_a", "source_b", "kind"),
    Column("last", _TEXT, nullable=False),  # when the later of the two was published
)
Index("dispute_last", dispute.c.last.desc(), dispute.c.question)

turn = Table(
    "turn",
    metadata,
    Column("story", _TEXT, ForeignKey("story.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", _TEXT, nullable=False),
    Column("topic", _TEXT, nullable=False),
    Column("last", _TEXT, nullable=False),
)
Index("turn_last", turn.c.last.desc(), turn.c.story, turn.c.position)

step = Table(
    "step",
    metadata,
    Column("story", _TEXT, primary_key=True),
    Column("turn", Integer, primary_key=True),  # the turn's position in its story
    Column("position", Integer, primary_key=True),
    Column("act", _TEXT, nullable=False),
    Column("date", _TEXT),
    Column("article", _TEXT, nullable=False),
    Column("statement", _TEXT, nullable=False, index=True),
    Column("by", _TEXT),
    ForeignKeyConstraint(["story", "turn"], ["turn.story", "turn.position"], ondelete="CASCADE"),
)

review = Table(
    "review",
    metadata,
    Column("n", _NUMBER, primary_key=True, autoincrement=False),
    Column("kind", _TEXT, nullable=False),
    Column("of", _TEXT, nullable=False),
    Column("change", JSON, nullable=False),
    Column("by", _TEXT, nullable=False),
    Column("at", _TEXT, nullable=False),
    Column("why", _TEXT),
    Column("undone_at", _TEXT),
)

review_anchor = Table(
    "review_anchor",
    metadata,
    Column("review_n", _NUMBER, ForeignKey("review.n", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("article", _TEXT, nullable=False),
    Column("sha256", _TEXT, nullable=False, index=True),  # of the text that the spans point into
    Column("spans", JSON, nullable=False),
    Column("text", _TEXT, nullable=False),
)
