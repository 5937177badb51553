"""Everything that comes with sleepterm, or that a command makes, can be handed over."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.playback.playback_run import PlaybackRun as Run

from sleepterm.commands.shared.catalog_access import load_with_mixes
from sleepterm.library.catalog.beds import NO_BED
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import Track
from sleepterm.night.sleep_timer import EndWith, TimerSettings
from sleepterm.night.time_of_day import TimeOfDay
from sleepterm.night.wake_plan import WakeSettings
from sleepterm.playback.handover import (
    Handover,
    go_on,
    handover_of,
    session_of,
    why_not,
)
from sleepterm.playback.wire import from_wire, to_wire
from sleepterm.store.paths import Paths
from sleepterm.store.session import Session
from sleepterm.units import DEFAULT_LAYER, Seconds

MADE = (
    "breathe-4-7-8-5m",
    "sit-20m-no-end",
    "sit-20m-bell-4m-7m-seed-291278815",
)
FIRE = "fireplace"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_with_mixes(Paths.of_user()).catalog


def of(catalog: Catalog, **more: object) -> Run:
    """Playback of what comes with sleepterm."""
    run = Run(is_attached=False, **more)  # type: ignore[arg-type]
    run.playback.catalog = catalog
    run.attach()
    return run


def check_goes_on(run: Run) -> None:
    """Hand it over, as JSON, and compare what plays there with what plays here."""
    run.pass_time(40)
    assert why_not(run.state) == ""
    sent = to_wire(handover_of(run.playback, run.host.at))
    handover = from_wire(Handover, sent)
    handover.check_known(run.playback.catalog)
    session = session_of(handover, Session(), run.host.at)
    other = of(run.playback.catalog, session=session)
    go_on(other.playback, handover, run.host.at)
    assert _heard(other) == _heard(run)


def _heard(run: Run) -> list[object]:
    state, sequence = run.state, run.player.sequence
    return [
        {x.track_id: (x.percent, x.position) for x in state.layers},
        (state.status, state.mix, state.part, state.timer, state.wake),
        (state.bed, state.bed_choice, state.guidance),
        (sequence.plan, sequence.clock.index) if state.part else None,
    ]


def tracks_of(catalog: Catalog) -> Iterator[Track]:
    """Every mix and session, and of the sounds each that has or makes what others
    have not: a voice with a bed of its own, and parts that change every night.
    """
    yield from (x for x in catalog if x.is_mix or x.is_sequence)
    yield next(x for x in catalog if not x.is_loop and x.bed and x.has_file)
    yield from (x for x in catalog if x.pool_length is not None)


@pytest.mark.parametrize("is_paused", [False, True])
def test_what_comes_with_sleepterm(catalog: Catalog, *, is_paused: bool) -> None:
    tracks = list(tracks_of(catalog))
    assert len(tracks) > 15
    for track in tracks:
        run = of(catalog)
        run.play(track.id)
        if is_paused:
            run.playback.pause()
        check_goes_on(run)


def test_each_part_of_each_session(catalog: Catalog) -> None:
    for track in (x for x in catalog if x.is_sequence):
        run = of(catalog)
        run.play(track.id)
        while run.state.part is not None and run.state.part.next_title:
            run.playback.skip_part(+1)
            check_goes_on(run)


@pytest.mark.parametrize("track_id", MADE)
@pytest.mark.parametrize("bed", [None, NO_BED, FIRE])
def test_what_is_made_when_it_is_asked_for(
    catalog: Catalog, track_id: str, bed: str | None
) -> None:
    run = of(catalog, timer=TimerSettings(end=EndWith.TRACK))
    run.playback.play_layers([(track_id, DEFAULT_LAYER)], bed)
    assert track_id in run.volumes
    check_goes_on(run)


def test_a_nap(catalog: Catalog) -> None:
    run = of(catalog)
    at = run.host.at + 1200
    run.playback.waking.set_wake(
        WakeSettings(TimeOfDay(7), rise=Seconds(300.0), sound=FIRE, at=at)
    )
    run.playback.play_layers([("rain-steady", DEFAULT_LAYER)])
    check_goes_on(run)
