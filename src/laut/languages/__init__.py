"""One folder a language, found by its name; nobody imports a language by name."""
