"""Counting on every chip while words are typed, among many tracks."""

from __future__ import annotations

import statistics
import time
from dataclasses import replace
from itertools import accumulate

from benchmarks.report import Row
from benchmarks.search import COUNT, many
from sleepterm.library.browse.library_view import LibraryView
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.filters import TrackFilter
from sleepterm.library.catalog.order import Order

TYPED = ("rain on a tent", "sleep", "deep voice", "9")
MOST_TOPICS = 24


def measure() -> list[Row]:
    """What a key costs besides the search itself, drawing left out."""
    catalog = Catalog(many())
    for track in catalog:
        _ = track.search_text
    began = time.perf_counter()
    catalog.facets.prepare()
    made = time.perf_counter() - began
    listed, counted = [], []
    for order in (None, *Order):
        shelf = LibraryView(catalog, TrackFilter(), order=order)
        _ = shelf.tracks
        for text in (part for words in TYPED for part in accumulate(words)):
            began = time.perf_counter()
            shelf = shelf.through(TrackFilter(text=text))
            _ = shelf.tracks
            found = time.perf_counter()
            _count(shelf)
            listed.append(1000 * (found - began))
            counted.append(1000 * (time.perf_counter() - found))
    return [
        Row(f"making {COUNT} tracks ready to be counted", f"{1000 * made:.0f} ms"),
        _row(f"listing what is found among {COUNT} tracks, sorted or not", listed),
        _row(f"all chips' counts among {COUNT} tracks", counted),
    ]


def _count(shelf: LibraryView) -> None:
    for kind in shelf.kinds:
        shelf.count(shelf.of_kind(kind))
    for topic in shelf.topics[:MOST_TOPICS]:
        shelf.count(replace(shelf.filter, topic=topic))
    for band in shelf.bands:
        shelf.count(replace(shelf.filter, band=band))


def _row(what: str, times: list[float]) -> Row:
    figures = f"{statistics.median(times):.1f} ms ({max(times):.1f} ms)"
    return Row(f"{what}, median (largest)", figures)
