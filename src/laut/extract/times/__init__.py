"""Time expressions with TIMEX3 type and value (ISO-TimeML), anchored on the publication day."""

from laut.extract.times.find import find_times

__all__ = ["find_times"]
