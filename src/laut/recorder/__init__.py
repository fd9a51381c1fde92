"""Pages into the ledger: reads with all cores, keeps, compares.

    sources    folders and patterns -> single sources
    preparing  one page -> what the ledger keeps of it; pure, runs in any process
    pool       a function over many things, on all cores, in order
    settling   what came is compared with what was there
    adding     ``add``: sources -> ledger
    rereading  ``reread``: kept pages -> newer readings
"""
