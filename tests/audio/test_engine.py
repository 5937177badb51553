"""The engine never clicks, never forgets, and ends as the timer says."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.audio.fakes import (
    DAMAGED,
    bend,
    guided,
    level_db,
    loop,
    noise,
    tone,
    written,
)

from sleepterm.audio.engine import PAUSE_FADE, STOP_FADE, Engine
from sleepterm.audio.layer import JOIN, Layer
from sleepterm.audio.limiter import LOOKAHEAD
from sleepterm.audio.ramp import SHORT
from sleepterm.audio.samples import RATE, Block
from sleepterm.audio.source import Source
from sleepterm.audio.state import (
    Event,
    LayerFailed,
    PlaybackStopped,
    Status,
    TimerFinished,
    TrackEnded,
)
from sleepterm.library.track import LoopMode, Track
from sleepterm.night.captions import Cue
from sleepterm.night.fade import FadeLaw
from sleepterm.night.narration import Narration
from sleepterm.night.sleep_timer import AfterEnd, EndWith, Phase, TimerSettings
from sleepterm.units import Percent, Seconds

BLOCK = 4096
FULL = Percent(100)
START = Seconds(0.0)
LOW = 30.0
"""Hz of a tone so low that it hides no click."""


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files that all tests of this module read."""
    folder = tmp_path_factory.mktemp("shelf")
    for name, level in (("hum", 0.5), ("thrum", 0.2)):
        file = folder / f"{name}.wav"
        written(file, tone(LOW, 4, level=level), subtype="FLOAT")
    for name, frequency in (("talk", LOW), ("tale", LOW)):
        written(folder / f"{name}.wav", tone(frequency, 8, level=0.5), subtype="FLOAT")
    flat = np.full((20 * RATE, 2), 0.25, dtype=np.float32)
    written(folder / "flat.wav", flat, subtype="FLOAT")
    DAMAGED["flac"](folder / "broken.flac", tone(LOW, 3, level=0.2))
    return folder


def timer(
    duration: float = 2.0,
    fade: float = 1.0,
    *,
    law: FadeLaw = FadeLaw.GENTLE,
    end: EndWith = EndWith.TIME,
    then: AfterEnd = AfterEnd.NOTHING,
) -> TimerSettings:
    return TimerSettings(
        duration=Seconds(duration), fade=Seconds(fade), law=law, end=end, then=then
    )


class Session:
    """An engine whose layers are opened at once, and what came out of it."""

    def __init__(self, shelf: Path, master: Percent = FULL) -> None:
        self.engine = Engine(master)
        self.events: list[Event] = []
        self._shelf = shelf
        self._parts: list[Block] = []

    @property
    def sound(self) -> Block:
        return np.concatenate(self._parts)

    @property
    def kinds(self) -> list[type]:
        return [type(event) for event in self.events]

    def track(self, name: str) -> Track:
        if name == "broken":
            return loop(self._shelf / "broken.flac")
        file = self._shelf / f"{name}.wav"
        return guided(file) if name in {"talk", "tale"} else loop(file)

    def add(self, name: str, percent: Percent = FULL, at: Seconds = START) -> Layer:
        layer = self.engine.add(self.track(name), percent, at)
        self.open()
        return layer

    def open(self) -> None:
        """What the player does for layers without a source."""
        if self.engine.status is Status.STOPPED:
            return
        for layer in self.engine.layers:
            if layer.source is None:
                rng = random.Random(1)
                layer.open(Source(layer.track, rng, layer.position), layer.narration)

    def play(self, *names: str) -> None:
        for name in names:
            self.add(name)
        self.engine.resume()
        self.open()

    def hear(self, seconds: float, block: int = BLOCK) -> Block:
        """So much more of it, in whole blocks."""
        new = []
        for _ in range(-(-round(seconds * RATE) // block)):
            sound, events = self.engine.render(block)
            self.events += events
            new.append(sound)
        self._parts += new
        return np.concatenate(new)


@pytest.fixture
def session(shelf: Path) -> Session:
    return Session(shelf)


# --- nothing clicks ---------------------------------------------------------------

SLOWEST_GAIN = {
    "transport": 1 / (PAUSE_FADE * RATE),
    "presence": 1 / (JOIN * RATE),
    "volume, cut, master": 3 / (SHORT * RATE),
    "timer": 3 / RATE,
}
"""How much each gain may move with one frame."""

LOUDEST = 0.5 + 0.2 + 2 * 0.5
_OMEGA = 2 * np.pi * LOW / RATE
_SLOPES = sum(SLOWEST_GAIN.values())
HIGHEST_BEND = LOUDEST * (_OMEGA**2 + 2 * _OMEGA * _SLOPES + 2 * _SLOPES)
"""Second difference of the tones times all gains at their steepest; a gain's bend
is at most twice its slope, where a ramp turns round."""

_names = st.sampled_from(["hum", "thrum", "talk", "tale"])
_percents = st.integers(0, 100).map(Percent)
Command = Callable[[Session], object]


def _seek(by: float) -> Command:
    return lambda x: x.engine.seek(Seconds(by))


def _layer_volume(name: str, percent: Percent) -> Command:
    def command(session: Session) -> None:
        if layer := session.engine.find(name):
            layer.set_percent(percent)

    return command


def _resume(session: Session) -> None:
    session.engine.resume()
    session.open()


commands: st.SearchStrategy[Command] = st.one_of(
    st.builds(lambda n, p: lambda x: x.add(n, p), _names, _percents),
    _names.map(lambda n: lambda x: x.engine.remove(n)),
    st.builds(_layer_volume, _names, _percents),
    _percents.map(lambda p: lambda x: x.engine.set_master(p)),
    st.floats(min_value=-9, max_value=9).map(_seek),
    st.sampled_from(
        [
            _resume,
            lambda x: x.engine.pause(),
            lambda x: x.engine.stop(),
            lambda x: x.engine.clear(),
            lambda x: x.engine.arm(timer(1.5, 1.0)),
            lambda x: x.engine.arm(timer(4.0, 2.0, law=FadeLaw.LINEAR)),
            lambda x: x.engine.arm(timer(4.0, 1.0, end=EndWith.TRACK)),
            lambda x: x.engine.arm(TimerSettings(enabled=False)),
            lambda x: x.engine.extend(Seconds(2)),
            lambda x: x.engine.extend(Seconds(-60)),
        ]
    ),
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(st.tuples(commands, st.integers(1, 9)), min_size=5, max_size=30),
    st.sampled_from([1024, BLOCK]),
)
def test_nothing_clicks_whatever_is_done_however_fast(
    shelf: Path, orders: list[tuple[Command, int]], block: int
) -> None:
    session = Session(shelf)
    session.play("hum", "talk")
    session.hear(0.3, block)
    for command, blocks in orders:
        command(session)
        session.hear(blocks * block / RATE / 3, block)
        assert all(0.0 <= x.position <= 8.0 for x in session.engine.layers if x.length)
    session.engine.stop()
    session.hear(STOP_FADE + 0.2, block)
    assert bend(session.sound) < HIGHEST_BEND
    assert session.engine.at_rest
    assert session.kinds[-1] is PlaybackStopped or not session.engine._in_session
    assert (session.hear(0.2) == 0).all()


def test_the_bound_on_clicks_catches_one(session: Session) -> None:
    session.play("hum")
    sound = session.hear(2)
    crest = int(np.argmax(sound[:, 0]))
    sound[crest:] *= 0.95
    assert bend(sound) > HIGHEST_BEND


# --- play, pause, stop ------------------------------------------------------------


def test_it_comes_in_and_plays_at_its_level(session: Session) -> None:
    session.play("flat")
    sound = session.hear(2)
    assert (sound[:LOOKAHEAD] == 0).all()
    assert sound[RATE:] == pytest.approx(0.25)
    assert (np.diff(sound[:, 0]) > -1e-7).all()


def test_sliders_are_cubes_and_the_tracks_gain_adds_to_them(shelf: Path) -> None:
    engine = Engine(Percent(80))
    track = loop(shelf / "flat.wav", gain_db=-6.0206)
    layer = engine.add(track, Percent(50), START)
    engine.resume()
    layer.open(Source(track, random.Random(1)))
    sound = np.concatenate([engine.render(BLOCK)[0] for _ in range(20)])
    assert sound[-1] == pytest.approx(0.25 * 0.8**3 * 0.5**3 * 0.5, rel=1e-4)


def test_a_key_press_is_done_a_ramp_after_its_block(session: Session) -> None:
    session.play("flat")
    session.hear(2)
    session.engine.set_master(Percent(50))
    sound = session.hear(1)
    assert sound[: LOOKAHEAD + 1] == pytest.approx(0.25, abs=1e-4)
    assert sound[LOOKAHEAD + int(SHORT * RATE) :] == pytest.approx(0.25 / 8)


def test_a_pause_ends_in_silence_and_a_resume_goes_on_from_there(
    session: Session,
) -> None:
    session.play("talk")
    session.hear(2)
    session.engine.pause()
    session.hear(1)
    assert session.engine.at_rest
    assert session.engine.status is Status.PAUSED
    layer = session.engine.guided
    assert layer is not None
    where = layer.position
    assert 2 <= where < 2.5
    assert (session.hear(5) == 0).all()
    assert layer.position == where
    session.engine.resume()
    assert level_db(session.hear(1)[RATE // 2 :]) > -12
    assert session.events == []


def test_a_stop_keeps_the_mix_and_where_a_guided_track_is(session: Session) -> None:
    session.play("hum", "talk")
    session.hear(3)
    session.engine.stop()
    session.hear(STOP_FADE + 0.2)
    assert session.kinds == [PlaybackStopped]
    state = session.engine.state()
    assert [x.track_id for x in state.layers] == ["hum", "talk"]
    assert 3.0 <= state.layers[1].position < 4.2
    session.play()
    assert level_db(session.hear(2)[RATE:]) > -12
    assert session.engine.guided is not None
    assert session.engine.guided.position > 5.0


def test_a_resume_in_the_stops_fade_goes_up_again_from_where_it_is(
    session: Session,
) -> None:
    session.play("flat")
    session.hear(2)
    session.engine.stop()
    falling = session.hear(0.4)
    session.engine.resume()
    rising = session.hear(1.0)
    path = np.concatenate([falling, rising])[:, 0]
    assert np.abs(np.diff(path)).max() <= 0.25 / (PAUSE_FADE * RATE) + 1e-6
    assert rising[-1] == pytest.approx(0.25)
    assert session.events == []


def test_nothing_to_play_stops_at_once_and_no_night_is_over(session: Session) -> None:
    session.engine.arm(timer(60, then=AfterEnd.POWEROFF))
    session.engine.resume()
    session.hear(0.2)
    assert session.kinds == [PlaybackStopped]


# --- layers -----------------------------------------------------------------------


def test_the_last_layer_to_leave_stops_it(session: Session) -> None:
    session.play("hum", "thrum")
    session.hear(1)
    session.engine.remove("hum")
    session.hear(1)
    assert session.engine.status is Status.PLAYING
    session.engine.remove("thrum")
    session.hear(1)
    assert session.kinds == [PlaybackStopped]
    assert session.engine.state().layers == ()
    assert session.engine.layers == []


def test_clearing_sends_all_away_playing_or_not(session: Session) -> None:
    session.play("hum", "talk")
    session.hear(1)
    session.engine.clear()
    session.hear(1.2)
    assert (session.engine.layers, session.kinds) == ([], [PlaybackStopped])
    session.add("hum")
    session.engine.clear()
    assert session.engine.layers == []


def test_a_layer_that_comes_back_while_leaving_stays(session: Session) -> None:
    session.play("hum", "flat")
    session.hear(1)
    session.engine.remove("flat")
    session.hear(0.3)
    session.add("flat")
    session.hear(2)
    assert [x.track.id for x in session.engine.layers] == ["hum", "flat"]
    assert float(session.hear(0.5).mean()) == pytest.approx(0.25, abs=0.05)


def test_a_guided_track_takes_the_place_of_another(session: Session) -> None:
    session.play("hum", "talk")
    session.hear(1)
    session.add("tale", at=Seconds(4.0))
    state = session.engine.state()
    assert [x.track_id for x in state.layers] == ["hum", "tale"]
    assert state.guided is not None
    assert state.guided.position == 4.0
    session.hear(1)
    assert [x.track.id for x in session.engine.layers] == ["hum", "tale"]
    assert session.events == []


def test_a_corrupt_layer_goes_with_a_message_and_the_other_plays_on_unchanged(
    session: Session, shelf: Path
) -> None:
    session.play("hum", "broken")
    session.hear(4)
    failed = [x for x in session.events if isinstance(x, LayerFailed)]
    assert [(x.track_id, x.title) for x in failed] == [("broken", "Broken")]
    assert "damaged" in failed[0].reason
    assert session.kinds == [LayerFailed]
    alone = Session(shelf)
    alone.play("hum")
    alone.hear(4)
    assert (session.hear(1) == alone.hear(1)).all()
    assert bend(session.sound) < HIGHEST_BEND


def test_a_layer_that_cannot_be_opened_goes_and_no_night_is_over(
    session: Session,
) -> None:
    session.engine.arm(timer(60, then=AfterEnd.POWEROFF))
    session.engine.add(session.track("hum"), FULL, START)
    session.engine.resume()
    session.hear(0.1)
    session.events += session.engine.fail("hum", "it is gone")
    session.events += session.engine.fail("hum", "twice")
    session.hear(1)
    assert session.events == [
        LayerFailed("hum", "Hum", "it is gone"),
        PlaybackStopped(),
    ]


def test_seeking_ducks_jumps_and_comes_back(session: Session) -> None:
    session.play("talk")
    session.hear(1)
    session.engine.seek(Seconds(4))
    assert session.engine.guided is not None
    assert 5.0 <= session.engine.guided.position < 5.2
    session.hear(0.5)
    assert session.engine.guided.position == pytest.approx(5.4, abs=0.3)
    session.engine.seek(Seconds(-100))
    session.hear(0.5)
    assert session.engine.guided.position < 0.5
    session.engine.seek(Seconds(100))
    session.hear(0.5)
    assert session.kinds[:2] == [TrackEnded, PlaybackStopped]


def test_seeking_while_stopped_moves_where_it_will_begin(session: Session) -> None:
    """Also where the length is not known yet."""
    session.add("talk", at=Seconds(5))
    session.engine.seek(Seconds(2))
    assert session.engine.guided is not None
    assert session.engine.guided.position == 7.0
    session.engine.seek(Seconds(-20))
    assert session.engine.guided.position == 0.0


def test_captions_follow_the_position(session: Session) -> None:
    cues = (Cue(Seconds(0.5), Seconds(1.5), "Breathe"),)
    layer = session.engine.add(session.track("talk"), FULL, START)
    session.engine.resume()
    layer.open(Source(layer.track, random.Random(1)), Narration(cues))
    texts = []
    for _ in range(20):
        session.hear(0.1, RATE // 10)
        texts.append(session.engine.state().layers[0].words.now)
    assert texts == [""] * 4 + ["Breathe"] * 10 + [""] * 6


# --- the sleep timer --------------------------------------------------------------


@pytest.mark.parametrize("law", FadeLaw)
@pytest.mark.parametrize("block", [1000, BLOCK])
def test_the_sound_follows_the_law_to_the_end(
    session: Session, law: FadeLaw, block: int
) -> None:
    session.engine.arm(timer(6, 4, law=law))
    session.play("flat")
    sound = session.hear(7, block)[LOOKAHEAD:, 0]
    for share in np.linspace(0, 0.98, 50):
        at = int((2 + 4 * share) * RATE)
        assert sound[at] / 0.25 == pytest.approx(law.gain(share), rel=4e-3, abs=2e-5)
    late = int(0.005 * RATE)
    assert (sound[6 * RATE + late :] == 0).all()
    assert sound[6 * RATE - late] > 0
    assert session.kinds == [TimerFinished, PlaybackStopped]
    assert session.engine.at_rest


def test_the_fade_leaves_the_sliders_alone_and_the_next_night_is_as_loud(
    session: Session,
) -> None:
    session.engine.arm(timer(3, 2))
    session.play("flat")
    first = session.hear(4)
    state = session.engine.state()
    assert (state.master, state.layers[0].percent) == (100, 100)
    session.play()
    assert session.engine.timer.remaining == Seconds(3)
    second = session.hear(4)
    assert np.allclose(first, second, atol=1e-6)


def test_the_end_tells_what_is_to_happen_then(session: Session) -> None:
    session.engine.arm(timer(then=AfterEnd.SUSPEND))
    session.play("hum")
    session.hear(3)
    assert session.events == [TimerFinished(AfterEnd.SUSPEND), PlaybackStopped()]


def test_a_pause_in_the_fade_stands_still(session: Session) -> None:
    session.engine.arm(timer(4, 4, law=FadeLaw.LINEAR))
    session.play("flat")
    session.hear(2)
    session.engine.pause()
    left = session.engine.timer.remaining
    falling = session.hear(1)
    assert (np.diff(falling[LOOKAHEAD:, 0]) <= 1e-7).all()
    session.hear(3)
    assert session.engine.timer.remaining == left
    assert left is not None
    session.engine.resume()
    session.hear(0.5)
    here = session.hear(0.1)[LOOKAHEAD, 0]
    now_left = session.engine.timer.remaining
    assert now_left is not None
    assert here / 0.25 == pytest.approx((now_left + 0.08) / 4, abs=0.03)


def test_a_stop_in_the_fade_never_gets_louder(session: Session) -> None:
    for arms_again in (False, True):
        session.engine.arm(timer(3, 3))
        session.play("flat")
        session.hear(2)
        session.engine.stop()
        session.hear(0.2)
        if arms_again:
            session.engine.arm(timer(60, 30))
        falling = session.hear(1)
        assert (np.diff(falling[:, 0]) <= 1e-7).all()
        assert session.engine.at_rest
    assert session.engine.timer.settings == timer(60, 30)


def test_a_resume_in_the_stop_of_a_fade_comes_back_without_a_jump(
    session: Session,
) -> None:
    session.engine.arm(timer(30, 3))
    session.play("flat")
    session.hear(1)
    session.engine.pass_time(Seconds(27))
    session.hear(0.5)
    session.engine.stop()
    session.hear(0.3)
    before = len(session.sound)
    session.play()
    session.hear(4)
    path = session.sound[before - 2 :, 0]
    assert np.abs(np.diff(path)).max() <= 0.25 / (PAUSE_FADE * RATE) + 2e-6
    assert path[-1] == pytest.approx(0.25)
    assert session.events == []
    assert session.engine.timer.remaining == pytest.approx(26, abs=0.2)


@pytest.mark.parametrize("then", ["extend", "cancel", "arm"])
def test_a_fade_called_back_is_back_within_three_seconds(
    session: Session, then: str
) -> None:
    session.engine.arm(timer(4, 4))
    session.play("flat")
    session.hear(3)
    {
        "extend": lambda: session.engine.extend(Seconds(300)),
        "cancel": lambda: session.engine.arm(TimerSettings(enabled=False)),
        "arm": lambda: session.engine.arm(timer(300, 10)),
    }[then]()
    rising = session.hear(3.1)
    assert (np.diff(rising[:, 0]) >= -1e-6).all()
    assert rising[-1] == pytest.approx(0.25)


def test_a_guided_track_begins_again_where_the_fade_began(session: Session) -> None:
    session.engine.arm(timer(5, 3))
    session.play("talk")
    session.hear(6)
    assert session.kinds == [TimerFinished, PlaybackStopped]
    assert session.engine.guided is not None
    assert session.engine.guided.position == pytest.approx(2.0, abs=BLOCK / RATE)


def test_a_guided_track_paused_by_hand_in_the_fade_stays_there(
    session: Session,
) -> None:
    session.engine.arm(timer(5, 3))
    session.play("talk")
    session.hear(4)
    session.engine.pause()
    session.hear(1)
    session.engine.stop()
    session.hear(1)
    assert session.engine.guided is not None
    assert session.engine.guided.position == pytest.approx(4.4, abs=0.3)


def test_a_guided_track_begun_in_the_fade_is_not_sent_to_anothers_place(
    session: Session,
) -> None:
    session.engine.arm(timer(6, 4))
    session.play("talk")
    session.hear(4)
    session.add("tale")
    session.hear(3)
    assert session.kinds == [TimerFinished, PlaybackStopped]
    assert session.engine.guided is not None
    assert session.engine.guided.position < 0.2


def test_a_seek_in_the_fade_is_remembered(session: Session) -> None:
    session.engine.arm(timer(5, 3))
    session.play("talk")
    session.hear(3)
    session.engine.seek(Seconds(-3))
    session.hear(3)
    assert session.engine.guided is not None
    assert session.engine.guided.position < 0.5


def test_the_voice_ends_on_its_last_sample_and_then_the_bed_fades(
    session: Session,
) -> None:
    session.engine.arm(timer(2, 3, end=EndWith.TRACK, law=FadeLaw.LINEAR))
    session.play("flat")
    session.add("talk", at=Seconds(4.0))
    session.hear(3.5)
    assert session.engine.timer.phase is Phase.WAITING
    session.hear(0.6)
    assert session.kinds == [TrackEnded]
    left = session.engine.timer.remaining
    assert left is not None
    assert left == pytest.approx(2.9, abs=0.2)
    assert level_db(session.sound[int(3.5 * RATE) : int(3.9 * RATE)] - 0.25) > -12
    bed = session.hear(3)
    assert bed[RATE, 0] / 0.25 == pytest.approx((left - 1) / 3, abs=0.01)
    session.hear(0.2)
    assert session.kinds == [TrackEnded, TimerFinished, PlaybackStopped]


def test_a_guided_track_alone_ends_the_night_with_its_last_word(
    session: Session,
) -> None:
    session.engine.arm(timer(60, 3, then=AfterEnd.QUIT, end=EndWith.TRACK))
    session.play()
    session.play("talk")
    session.hear(9)
    assert session.kinds[-3:] == [TrackEnded, TimerFinished, PlaybackStopped]


def test_a_guided_track_taken_away_leaves_the_set_time(session: Session) -> None:
    session.engine.arm(timer(100, 3, end=EndWith.TRACK))
    session.play("hum", "talk")
    session.engine.arm(timer(100, 3, end=EndWith.TRACK))
    session.hear(1)
    session.engine.remove("talk")
    assert session.engine.timer.remaining == Seconds(100)
    session.add("tale")
    assert session.engine.timer.phase is Phase.WAITING


def test_the_night_begins_with_its_first_sound(session: Session) -> None:
    session.engine.arm(timer(60, 10))
    session.engine.add(session.track("hum"), FULL, START)
    session.engine.resume()
    session.hear(5)
    assert session.engine.timer.remaining == Seconds(60)
    session.open()
    session.hear(1)
    assert session.engine.timer.remaining == pytest.approx(59, abs=0.1)


def test_time_without_a_device_counts_and_can_end_the_night(session: Session) -> None:
    session.engine.arm(timer(60, 10))
    session.play("hum")
    session.hear(1)
    assert session.engine.pass_time(Seconds(20)) == []
    assert session.engine.timer.remaining == pytest.approx(39, abs=0.1)
    events = session.engine.pass_time(Seconds(60))
    assert [type(x) for x in events] == [TimerFinished, PlaybackStopped]


def test_after_a_lost_device_it_comes_back_from_silence(session: Session) -> None:
    session.play("flat")
    session.hear(1)
    assert session.engine.restart_softly() == []
    sound = session.hear(2)
    assert (sound[:LOOKAHEAD] == 0).all()
    assert np.diff(sound[:, 0]).max() <= 0.25 / (STOP_FADE * RATE) + 1e-6
    assert sound[-1] == pytest.approx(0.25)


def test_a_device_lost_in_the_stops_fade_ends_the_session(session: Session) -> None:
    session.play("flat")
    session.hear(1)
    session.engine.stop()
    session.hear(0.2)
    assert session.engine.restart_softly() == [PlaybackStopped()]
    assert session.engine.at_rest


def test_the_same_seed_plays_the_same_whatever_the_blocks(shelf: Path) -> None:
    sounds = []
    for block in (1000, 7000):
        session = Session(shelf)
        session.play("hum")
        sounds.append(session.hear(1.4, block)[: int(1.4 * RATE)])
    assert np.allclose(sounds[0], sounds[1], atol=1e-6)


def test_too_loud_a_mix_is_limited(shelf: Path, tmp_path: Path) -> None:
    files = [
        written(tmp_path / f"{x}.wav", noise(5, level=0.3, seed=x)) for x in (1, 2)
    ]
    engine = Engine(FULL)
    for file in files:
        track = loop(file, LoopMode.EXACT, gain_db=12.0)
        engine.add(track, FULL, START).open(Source(track, random.Random(1)))
    engine.resume()
    sound = np.concatenate([engine.render(BLOCK)[0] for _ in range(40)])
    assert 0.7 < np.abs(sound).max() < 10 ** (-1 / 20)
    assert shelf.exists()
