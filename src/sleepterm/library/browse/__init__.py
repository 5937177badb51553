"""The list of tracks: filters with counts, sort order, suggestions for this hour.

A view is immutable. The set of tracks that a text matches is found once, and kept while
only other filters change, so that a chip's count is an `and` of sets (`Facets`).
"""
