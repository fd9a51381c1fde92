"""Records, kept; knows nothing of language.

In the order in which they build on each other:

    schema       the tables as they are now
    words        how text search sees words
    driver       what databases do differently; ``sqlite`` and ``postgres`` do it
    migrations   brings an older ledger up to now, refuses a newer one
    store        ``Ledger``: opens one, reads and writes in transactions

    entries      what comes in: pages, readings, failures; packed, with ids made of content
    reviews      what a person decided, anchored on exact words of a text
    reviewed     a reading as persons left it
    reviewbook   the reviews that a ledger holds, and what they mean for its records
    projection   a reading laid out as rows
    linking      the index of keys; what is to be placed or compared again
    keeping      entries -> rows, each whole or not at all, nothing twice
    renewing     readings made anew
    deciding     reviews into the ledger, put to work at once

    speakers     who speaks, summed over stories
    placing      one story's comparison as rows
    assigning    which story an article belongs to, placed one by one
    growth       stories that are to be compared, and the comparison put in place

    filters      what a list is asked for
    lists        what was read, newest first
    whole        everything, in the order of an export
    compared     what articles say together, newest first
"""
