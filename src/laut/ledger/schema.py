"""The tables of a ledger as they are now; ``migrations`` brings an older ledger here.

Three layers, each made of the one before, so that any of them can be made again:

    page, failure                     what came in, byte for byte
    article, statement, figure        what was read; ``statement`` and ``figure`` lay the reading out for lists
    story and the rest                what articles say together (``laut.base.comparison``)

``review`` stands apart: nothing but a person writes it. Records are joined by the
number ``n``, which is the ledger's own; the world sees ids made of content. An
unknown day of publication is the empty string, which sorts alike everywhere.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    text,
)

__all__ = [
    "article",
    "copy",
    "dispute",
    "failure",
    "figure",
    "key",
    "link",
    "metadata",
    "migration",
    "page",
    "question",
    "report",
    "review",
    "review_anchor",
    "speaker",
    "speaker_name",
    "statement",
    "step",
    "story",
    "story_speaker",
    "turn",
]

metadata = MetaData()
_NUMBER = BigInteger().with_variant(Integer, "sqlite")  # only INTEGER counts by itself in SQLite

migration = Table(
    "laut_migration",
    metadata,
    Column("name", Text, primary_key=True),
    Column("applied_at", Text, nullable=False),
)

article = Table(
    "article",
    metadata,
    Column("n", _NUMBER, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("given_id", Text),  # as the caller names it
    Column("page", Text, nullable=False),  # digest of the page that the reading was made of: the least of all
    Column("source", Text, nullable=False),
    Column("url", Text, index=True),
    Column("outlet", Text),
    Column("outlet_key", Text, nullable=False),  # folded, as all columns named _key
    Column("title", Text),
    Column("published", Text, nullable=False),
    Column("modified", Text),
    Column("day", Integer),  # days since 1970-01-01
    Column("language", Text, nullable=False),
    Column("sha256", Text, nullable=False, index=True),
    Column("made_by", Text, nullable=False),  # laut's version and models; tells `reread` what is old
    Column("reading", LargeBinary, nullable=False),  # packed JSON, as `laut read` prints it
    Column("sketch", LargeBinary, nullable=False),  # packed JSON: its day and its keys in words
    Column("version_of", Text),
    Column("copy_of", Text),
    Column("story", Text, index=True),
    Column("touched", Integer, nullable=False),  # how often since its story was compared; 0: nothing to do
)
Index("article_published", article.c.published.desc())
Index("article_outlet", article.c.outlet_key, article.c.published.desc())
Index("article_touched", article.c.n, sqlite_where=article.c.touched > 0, postgresql_where=article.c.touched > 0)


def _of_article() -> Column[int]:
    """The article a row belongs to; it goes when the article goes."""
    return Column("article_n", _NUMBER, ForeignKey("article.n", ondelete="CASCADE"), nullable=False, index=True)


page = Table(
    "page",
    metadata,
    Column("digest", Text, primary_key=True),  # of the bytes and of what the caller said of them
    _of_article(),
    Column("sha256", Text, nullable=False),  # of the bytes alone
    Column("source", Text, nullable=False),
    Column("told", JSON, nullable=False),  # how to read it again
    Column("data", LargeBinary, nullable=False),  # packed
    Column("added_at", Text, nullable=False),
)

failure = Table(
    "failure",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("source", Text, nullable=False, index=True),
    Column("reason", Text, nullable=False),
    Column("failed_at", Text, nullable=False),
)

statement = Table(
    "statement",
    metadata,
    Column("n", _NUMBER, primary_key=True, autoincrement=False),
    _of_article(),
    Column("id", Text, nullable=False, unique=True),
    Column("published", Text, nullable=False),
    Column("outlet_key", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("medium", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("hedge", Text, nullable=False),
    Column("quote", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("cue", Text),
    Column("said_by", Text),  # the name where resolved, else the words of the text
    Column("person", Text),
    Column("speaker", Text),  # over the whole ledger; set when the story is compared
    Column("via", JSON, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("review", Text),  # the last decision of a person: accept, correct, missed
)
Index("statement_published", statement.c.published.desc())
for _name in ("act", "hedge", "outlet_key", "speaker"):
    Index(f"statement_{_name}", statement.c[_name], statement.c.published.desc())

figure = Table(
    "figure",
    metadata,
    Column("n", _NUMBER, primary_key=True, autoincrement=False),
    _of_article(),
    Column("id", Text, nullable=False, unique=True),
    Column("published", Text, nullable=False),
    Column("outlet_key", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("low", Float),
    Column("high", Float),
    Column("qualifier", Text, nullable=False),
    Column("unit", Text),
    Column("measure", Text, nullable=False),
    Column("counted", Text),
    Column("place", Text),
    Column("place_key", Text),
    Column("country", Text),
    Column("when_value", Text),
    Column("statement", Text),
    Column("act", Text),  # of the statement that carries it
    Column("source_name", Text),
    Column("speaker", Text),
    Column("hedge", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("question", Text, index=True),
    Column("review", Text),
)
Index("figure_published", figure.c.published.desc())
for _name in ("measure", "hedge", "outlet_key", "place_key", "speaker"):
    Index(f"figure_{_name}", figure.c[_name], figure.c.published.desc())

key = Table(
    "sketch_key",
    metadata,
    Column("key", BigInteger, primary_key=True),  # 64 bits of the key's SHA-256
    Column("day", Integer, primary_key=True),  # UNDATED where the article has none
    Column("article_n", _NUMBER, ForeignKey("article.n", ondelete="CASCADE"), primary_key=True, index=True),
    Column("weight", SmallInteger, nullable=False),
    sqlite_with_rowid=False,
)

link = Table(
    "link",
    metadata,
    Column("a", _NUMBER, ForeignKey("article.n", ondelete="CASCADE"), primary_key=True),
    Column("b", _NUMBER, ForeignKey("article.n", ondelete="CASCADE"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

story = Table(
    "story",
    metadata,
    Column("id", Text, primary_key=True),
    Column("title", Text),
    Column("first", Text, nullable=False),
    Column("last", Text, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("questions", Integer, nullable=False),
    Column("disputes", Integer, nullable=False),
    Column("turns", Integer, nullable=False),
)
Index("story_last", story.c.last.desc(), story.c.id)


def _of_story(*, index: bool = True) -> Column[str]:
    """The story a row belongs to; it goes when the story is compared again."""
    return Column("story", Text, ForeignKey("story.id", ondelete="CASCADE"), nullable=False, index=index)


copy = Table(
    "copy",
    metadata,
    _of_story(),
    Column("article", Text, primary_key=True),
    Column("of", Text, primary_key=True),  # empty where only a credit tells
    Column("agency", Text),
    Column("whole", Boolean, nullable=False),
    Column("spans", JSON, nullable=False),
)

speaker = Table(
    "speaker",
    metadata,
    Column("id", Text, primary_key=True),  # made of the identity's key
    Column("kind", Text, nullable=False),
    Column("stories", Integer, nullable=False),
    Column("statements", Integer, nullable=False),
)
Index("speaker_statements", speaker.c.statements.desc(), speaker.c.id)

speaker_name = Table(
    "speaker_name",
    metadata,
    Column("speaker", Text, ForeignKey("speaker.id", ondelete="CASCADE"), primary_key=True),
    Column("name", Text, primary_key=True),
    Column("name_key", Text, nullable=False),
    Column("stories", Integer, nullable=False),  # in how many it is one of the names,
    Column("main", Integer, nullable=False),  # … and in how many the main one
)

story_speaker = Table(
    "story_speaker",
    metadata,
    _of_story(index=False),
    Column("speaker", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("statements", Integer, nullable=False),
    Column("names", JSON, nullable=False),
    Column("descriptions", JSON, nullable=False),
    Column("people", JSON, nullable=False),
)
Index("story_speaker_story", story_speaker.c.story, story_speaker.c.speaker)

question = Table(
    "question",
    metadata,
    Column("id", Text, primary_key=True),
    _of_story(),
    Column("text_de", Text, nullable=False),
    Column("text_en", Text, nullable=False),
    Column("measure", Text, nullable=False),
    Column("population", Text),
    Column("place", Text),
    Column("place_key", Text),
    Column("low", Float),
    Column("high", Float),
    Column("reports", Integer, nullable=False),
    Column("independent", Integer, nullable=False),
    Column("disputes", Integer, nullable=False),
    Column("last", Text, nullable=False),
)
Index("question_last", question.c.last.desc(), question.c.id)
Index("question_measure", question.c.measure, question.c.last.desc())
Index("question_place", question.c.place_key, question.c.last.desc())
Index(
    "question_disputed",
    question.c.last.desc(),
    sqlite_where=text("disputes > 0"),
    postgresql_where=text("disputes > 0"),
)


def _of_question() -> Column[str]:
    return Column("question", Text, ForeignKey("question.id", ondelete="CASCADE"), primary_key=True)


report = Table(
    "report",
    metadata,
    _of_question(),
    Column("position", Integer, primary_key=True),
    Column("figure", Text, nullable=False, index=True),
    Column("article", Text, nullable=False),
    Column("source_name", Text),
    Column("published", Text),
    Column("as_of", Text),
    Column("low", Float),
    Column("high", Float),
    Column("copy", Text),
)

dispute = Table(
    "dispute",
    metadata,
    _of_question(),
    Column("position", Integer, primary_key=True),
    Column("figure_a", Text, nullable=False),
    Column("figure_b", Text, nullable=False),
    Column("source_a", Text, nullable=False),
    Column("source_b", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("last", Text, nullable=False),  # when the later of the two was published
)
Index("dispute_last", dispute.c.last.desc(), dispute.c.question)

turn = Table(
    "turn",
    metadata,
    Column("id", Text, primary_key=True),
    _of_story(),
    Column("topic", Text, nullable=False),
    Column("acts", Text, nullable=False),  # its steps' acts, in order, joined by a blank
    Column("last", Text, nullable=False),
)
Index("turn_last", turn.c.last.desc(), turn.c.id)

step = Table(
    "step",
    metadata,
    Column("turn", Text, ForeignKey("turn.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("act", Text, nullable=False),
    Column("date", Text),
    Column("article", Text, nullable=False),
    Column("statement", Text, nullable=False),
    Column("by", Text),
)

review = Table(
    "review",
    metadata,
    Column("n", _NUMBER, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("of", Text, nullable=False),
    Column("change", JSON, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("why", Text),
    Column("undone_at", Text),
)

review_anchor = Table(
    "review_anchor",
    metadata,
    Column("review_n", _NUMBER, ForeignKey("review.n", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("article", Text, nullable=False),
    Column("sha256", Text, nullable=False, index=True),  # of the text that the spans point into
    Column("spans", JSON, nullable=False),
    Column("text", Text, nullable=False),
)
