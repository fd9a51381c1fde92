"""Words -> what is said: pure functions over records."""
