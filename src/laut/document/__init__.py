"""Page -> article -> words."""
