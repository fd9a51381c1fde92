"""Numbers with what they count: interval, qualifier, measure, place, time, and whose word they are."""

from laut.extract.figures.find import find_figures

__all__ = ["find_figures"]
