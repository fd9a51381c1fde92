"""How well laut reads: scorers, floors that CI enforces, and the training of models."""
