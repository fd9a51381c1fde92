"""Records -> comparisons, pure."""
