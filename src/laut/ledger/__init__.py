"""Records, kept; knows nothing of language."""
