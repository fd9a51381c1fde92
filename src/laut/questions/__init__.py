"""Records -> comparisons, pure: copies, stories, speakers, alike (questions), disputes, timeline, turns.

The records are those of ``laut.base.comparison``; nothing here opens a ledger or
asks the clock. What comes out depends on the set of articles alone, never on the
order in which they came: the ledger rests on that when two processes add at
once, or when an add is killed and taken up again.

How a comparison grows
----------------------
1. ``sketch(article)`` names the keys by which others of its story can find it.
   The ledger keeps them in an index (key, day, article). A key should be rare by
   its own nature, and there should be no more than about 60 an article; a weight
   depends on the key alone.
2. Articles are placed by (day, id). Two are ``linked`` when their shared keys
   weigh at least ``LINK`` and their days lie no further apart than ``REACH``; the
   ledger asks for the ``NEAREST`` linked ones before a new article by one indexed
   query, whatever its size.
3. ``home`` says which of their stories the article joins, if any, by what it shares
   with each story's ``LATEST`` articles. Where an article comes late, the ledger
   places those after it again whose answer may change, and no others.
4. ``compare_story`` takes the articles of one story, and is called again for a
   story whose articles have changed, for no other.

A person's decisions (``Decision``: these two figures, people, articles belong together
or not) are handed in with the records and win over every rule.

``compare`` does all four over articles in memory. A ledger that has grown in any
way holds what ``compare`` gives for the same articles.
"""
