"""Plays, and the lists made from plays and favourites."""
