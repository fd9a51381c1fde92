"""Marked statements -> a medium model: multinomial logistic regression on the signs of each."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from laut.base.records import Medium
from laut.extract.learned.role_medium import MediumModel

__all__ = ["learn_medium"]

# A sign is known from its third statement on.
_AT_LEAST = 3


def learn_medium(signs: Sequence[Sequence[str]], media: Sequence[Medium], penalty: float = 2.0) -> MediumModel:
    """The model of statements, each its signs and its medium."""
    seen: dict[str, int] = {}
    for own in signs:
        for sign in set(own):
            seen[sign] = seen.get(sign, 0) + 1
    vectorizer = DictVectorizer(dtype=np.float32)
    rows = vectorizer.fit_transform([{sign: 1.0 for sign in own if seen[sign] >= _AT_LEAST} for own in signs])
    learner = LogisticRegression(C=1.0 / penalty, max_iter=400).fit(rows, list(media))
    weights = learner.coef_.T.astype(np.float32)
    named = dict(zip(vectorizer.get_feature_names_out().tolist(), weights, strict=True))
    return MediumModel(tuple(learner.classes_.tolist()), learner.intercept_.astype(np.float32), named)
