"""Pages into the ledger: reads with all cores, keeps, compares.

sources    folders and patterns -> single sources
preparing  one page -> what the ledger keeps of it; pure, runs in any process
shards     what was read <-> rows of a Parquet file
crew       who does the work: a protocol
pool       this process, or all cores
cluster    many machines
settling   what came is compared with what was there
adding     ``add``: sources -> ledger
sharding   ``add --shards``: sources -> shards
watching   ``watch``: feeds -> ledger
rereading  ``reread``: kept pages -> newer readings
"""
