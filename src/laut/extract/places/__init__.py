"""Places: a gazetteer with country and coordinates, and which place a stretch of text names."""

from laut.extract.places.find import PlaceMention, Places, find_places

__all__ = ["PlaceMention", "Places", "find_places"]
