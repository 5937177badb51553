"""What playing costs all night, against players that play the same files.

    python -m benchmarks playing

sleepterm plays with its screen lit, with its night screen dark, and without a screen.
Each figure is the median of some runs. sox gets a file of samples, and so decodes
nothing; it and cmus are left out where they are not installed.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import soundfile as sf

from benchmarks.process_cost import Cost, cost_of, median_cost
from benchmarks.report import Row
from benchmarks.sound_server import sound_server
from benchmarks.terminal import Terminal
from sleepterm.audio.latency import ATTENTIVE
from sleepterm.audio.sources.decoded_copies import DecodedCopies
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.store.decoded_files import DecodedFiles
from sleepterm.store.session import Session, SessionLayer, save_session
from sleepterm.units import Percent, Seconds

LAYERS = ("rain-steady", "ocean-waves", "stream", "wind", "waterfall")
GUIDED = ("body-scan-short",)
WINDOW = 20.0
ROUNDS = 3
SOUNDS = Path(__file__).resolve().parent.parent / "sounds"
SLEEPTERM = [sys.executable, "-m", "sleepterm"]
_WARM_UP = 4.0
_DARK = ATTENTIVE + _WARM_UP

Environment = Mapping[str, str]


class _Case(NamedTuple):
    """A program in a state.

    Attributes:
        what: its description.
        measure: runs it, and returns what it costs.
        processor, wake_ups, memory: limits; ratios are to mpv with one file.
    """

    what: str
    measure: Callable[[Environment], Cost]
    processor: str = ""
    wake_ups: str = ""
    memory: str = ""


def measure() -> list[Row]:
    """Processor, wake-ups and memory of each, and the ratio to mpv with one file."""
    cases = [*_ours(), *_others()]
    mpv = _Case("mpv", lambda x: _alone(_mpv(1), x))
    costs: dict[str, list[Cost]] = {x.what: [] for x in (mpv, *cases)}
    with sound_server() as server:
        for case in (mpv, *cases):
            for _ in range(ROUNDS):
                costs[case.what].append(case.measure(server.environment))
    peer = median_cost(costs[mpv.what])
    rows = []
    for case in cases:
        rows += _rows(case, median_cost(costs[case.what]), peer)
    return rows


def _rows(case: _Case, ours: Cost, peer: Cost) -> list[Row]:
    return [
        Row(
            f"{case.what}: processor (mpv)",
            f"{ours.processor:.2%}",
            f"{peer.processor:.2%}",
            ours.processor / peer.processor,
            case.processor,
        ),
        Row(
            f"{case.what}: wake-ups a second (mpv)",
            f"{ours.wake_ups:.0f}",
            f"{peer.wake_ups:.0f}",
            ours.wake_ups / peer.wake_ups,
            case.wake_ups,
        ),
        Row(
            f"{case.what}: memory (mpv), shared once",
            f"{ours.resident:.0f} MB, {ours.shared:.0f} MB",
            f"{peer.resident:.0f} MB, {peer.shared:.0f} MB",
            ours.resident / peer.resident,
            case.memory,
        ),
    ]


def _ours() -> list[_Case]:
    one, five = LAYERS[:1], LAYERS
    return [
        _Case("one loop, lit", lambda x: _on_screen(one, x), "0.5", "60", "0.85"),
        _Case("one loop, dark", lambda x: _dark(one, x), "0.35", "30", "0.85"),
        _Case("one loop, no screen", lambda x: _play(one, x), "0.35", "30", "0.85"),
        _Case("the same, first minutes", lambda x: _first_minutes(one, x)),
        _Case("five loops, lit", lambda x: _on_screen(five, x), "0.8"),
        _Case("five loops, dark", lambda x: _dark(five, x), "0.6"),
        _Case("guided track, lit", lambda x: _on_screen(GUIDED, x)),
        _Case("guided track, dark", lambda x: _dark(GUIDED, x)),
    ]


def _others() -> list[_Case]:
    cases = [_Case("mpv, five files", lambda x: _alone(_mpv(len(LAYERS)), x))]
    if shutil.which("sox"):
        cases.append(_Case("sox", lambda x: _alone(_sox(x), x)))
    if shutil.which("cmus"):
        cases.append(_Case("cmus", _cmus))
    return cases


def _on_screen(layers: tuple[str, ...], environment: Environment) -> Cost:
    return _with_screen(layers, environment, "", _WARM_UP)


def _dark(layers: tuple[str, ...], environment: Environment) -> Cost:
    return _with_screen(layers, environment, "n", _DARK)


def _with_screen(
    layers: tuple[str, ...], environment: Environment, key: str, wait: float
) -> Cost:
    _decode(layers, environment)
    chosen = tuple(SessionLayer(x, Percent(60)) for x in layers)
    state = Path(environment["XDG_STATE_HOME"]) / "sleepterm" / "session.toml"
    state.unlink(missing_ok=True)
    save_session(state, Session(chosen, timer=TimerSettings(enabled=False)))
    with Terminal(SLEEPTERM, environment) as terminal:
        terminal.wait_for("Ready to resume")
        terminal.press(" ")
        terminal.bytes_within(2.0)
        terminal.press(key)
        terminal.bytes_within(wait)
        return cost_of(terminal.pid, lambda: terminal.bytes_within(WINDOW))


def _play(layers: tuple[str, ...], environment: Environment) -> Cost:
    _decode(layers, environment)
    command = [*SLEEPTERM, "play", "--timer", "off", *layers]
    return _alone(command, environment, _DARK)


def _first_minutes(layers: tuple[str, ...], environment: Environment) -> Cost:
    """As if nothing had been played before."""
    shutil.rmtree(_decoded(environment), ignore_errors=True)
    return _alone([*SLEEPTERM, "play", "--timer", "off", *layers], environment, _DARK)


def _decode(layers: tuple[str, ...], environment: Environment) -> None:
    """Leave what another night has left."""
    copies = DecodedCopies(DecodedFiles(_decoded(environment), 10**9), Seconds(0.0))
    for layer in layers:
        file = _file(layer)
        if copies.find(file) is None and layer not in GUIDED:
            copies.make(file)
    copies.making.shutdown(wait=True)


def _decoded(environment: Environment) -> Path:
    return Path(environment["XDG_CACHE_HOME"]) / "sleepterm" / "decoded"


def _file(layer: str) -> Path:
    return next(SOUNDS.glob(f"{layer}.o*"))


def _alone(
    command: list[str], environment: Environment, warm_up: float = _WARM_UP
) -> Cost:
    program = subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        time.sleep(warm_up)
        return cost_of(program.pid, lambda: time.sleep(WINDOW))
    finally:
        program.terminate()
        program.wait()


def _mpv(count: int) -> list[str]:
    first, *others = (str(_file(x)) for x in LAYERS[:count])
    command = ["mpv", "--no-config", "--no-video", "--really-quiet", "--ao=pulse"]
    command += ["--loop-file=inf", "--volume=40", first]
    if others:
        inputs = "".join(f"[aid{i + 1}]" for i in range(count))
        command += [f"--external-file={other}" for other in others]
        command.append(f"--lavfi-complex={inputs}amix=inputs={count}[ao]")
    return command


def _cmus(environment: Environment) -> Cost:
    """Its screen has to be read, or it hangs."""
    command = ["cmus", "--listen", str(Path(environment["HOME"], "cmus"))]
    with Terminal(command, environment) as terminal:
        terminal.bytes_within(2.0)
        for line in ("set output_plugin=pulse", "set repeat_current=true"):
            terminal.press(f":{line}\r")
            terminal.bytes_within(0.5)
        terminal.press(f":player-play {_file(LAYERS[0])}\r")
        terminal.bytes_within(_WARM_UP)
        return cost_of(terminal.pid, lambda: terminal.bytes_within(WINDOW))


def _samples(environment: Environment) -> Path:
    """The first loop as samples, for a player that can't decode it."""
    file = Path(environment["HOME"]) / "rain.wav"
    if not file.exists():
        samples, rate = sf.read(_file(LAYERS[0]))
        sf.write(file, samples, rate, subtype="PCM_16")
    return file


def _sox(environment: Environment) -> list[str]:
    return [
        *("sox", "-q", "-v", "0.4", str(_samples(environment))),
        *("-t", "pulseaudio", "default", "repeat", "-"),
    ]
