"""Records, kept; knows nothing of language.

In the order in which they build on each other:

    schema       the tables as they are now
    words        how text search sees words
    driver       what databases do differently; ``sqlite`` and ``postgres`` do it
    migrations   brings an older ledger up to now, refuses a newer one
    store        ``Ledger``: opens one, reads and writes in transactions
    entries      what comes in: pages, readings, failures; packed, with ids made of content
    reviews      what a person decided, anchored on exact words of a text
    projection   a reading (as reviewed) laid out as rows
    keeping      entries -> rows, each whole or not at all, nothing twice
    growth       which articles are to be compared, and the comparison put in place
    filters      what a list is asked for
    lists, compared   rows out again, newest first
    whole        everything, in the order of an export
"""
