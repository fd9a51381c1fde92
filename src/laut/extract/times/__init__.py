"""Time expressions with TIMEX3 type and value (ISO-TimeML), anchored on the publication day.

In the order of the work: lexicon (a language's time words), phrases (patterns
over their classes), find (which phrases are times, in order), tense (past or
future), scene (where a phrase stands in the telling), moments (its value),
almanac (the calendar), ties (which time a figure is of).
"""

from laut.extract.times.find import find_times
from laut.extract.times.ties import tied_time

__all__ = ["find_times", "tied_time"]
