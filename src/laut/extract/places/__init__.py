"""Places: a gazetteer with country and coordinates, and which place a stretch of text names."""

from laut.extract.places.find import PlaceMention, Places, country_of, find_places

__all__ = ["PlaceMention", "Places", "country_of", "find_places"]
