"""Counting on every chip while words are typed, among many tracks."""

from __future__ import annotations

import statistics
import time
from dataclasses import replace
from itertools import accumulate

from benchmarks.report import Row
from benchmarks.search import COUNT, many_tracks
from sleepterm.library.browse.library_view import LibraryView
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.filters import TrackFilter
from sleepterm.library.catalog.order import Order

TYPED = ("rain on a tent", "sleep", "deep voice", "9")
MOST_TOPICS = 24


def measure() -> list[Row]:
    """What a key costs besides the search itself, drawing left out."""
    catalog = Catalog(many_tracks())
    for track in catalog:
        _ = track.search_text
    began = time.perf_counter()
    catalog.facets.prepare()
    made = time.perf_counter() - began
    listed, counted = [], []
    for order in (None, *Order):
        view = LibraryView(catalog, TrackFilter(), order=order)
        _ = view.tracks
        for text in (part for words in TYPED for part in accumulate(words)):
            began = time.perf_counter()
            view = view.with_filter(TrackFilter(text=text))
            _ = view.tracks
            found = time.perf_counter()
            _count(view)
            listed.append(1000 * (found - began))
            counted.append(1000 * (time.perf_counter() - found))
    return [
        Row(f"making {COUNT} tracks ready to be counted", f"{1000 * made:.0f} ms"),
        _row(f"listing what is found among {COUNT} tracks, sorted or not", listed),
        _row(f"all chips' counts among {COUNT} tracks", counted),
    ]


def _count(view: LibraryView) -> None:
    for kind in view.kinds:
        view.count(view.of_kind(kind))
    for topic in view.topics[:MOST_TOPICS]:
        view.count(replace(view.filter, topic=topic))
    for band in view.bands:
        view.count(replace(view.filter, band=band))


def _row(what: str, times: list[float]) -> Row:
    figures = f"{statistics.median(times):.1f} ms ({max(times):.1f} ms)"
    return Row(f"{what}, median (largest)", figures)
