"""What each page shows: a frozen record, and the function that builds it from the ledger and what the address asks."""
