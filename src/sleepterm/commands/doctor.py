"""`sleepterm doctor`: what works on this machine."""

from __future__ import annotations

import json
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from sleepterm.audio.outputs.output import OutputError
from sleepterm.audio.outputs.sound_card import sound_card
from sleepterm.audio.pool_loader import ENDING, pool_files
from sleepterm.audio.sources.decoder import DecodeError, Decoder
from sleepterm.commands.requests.general import JsonRequest
from sleepterm.commands.shared.catalog_access import load
from sleepterm.commands.shared.console import say
from sleepterm.commands.shared.running import running
from sleepterm.commands.shared.status_fields import title
from sleepterm.desktop.inhibit import inhibit_command
from sleepterm.desktop.media_keys import media_keys_state
from sleepterm.desktop.power import obstacle_to, program_for
from sleepterm.desktop.terminal import muted_native_stderr, speaks_unicode
from sleepterm.desktop.wake_timer import can_wake, installed
from sleepterm.errors import SleeptermError
from sleepterm.formats.problem import Problem
from sleepterm.importing.conversion import can_convert
from sleepterm.library.catalog.track import Track
from sleepterm.night.sleep_timer import AfterEnd
from sleepterm.remote.address import is_supported, socket_path
from sleepterm.remote.client import NotRunningError
from sleepterm.store.bundled import (
    bundled_feelings,
    bundled_mixes,
    bundled_sequences,
)
from sleepterm.store.catalogs import LoadedCatalog
from sleepterm.store.installation import formats_command
from sleepterm.store.installed_files import InstalledFiles
from sleepterm.store.mixes import Mixes
from sleepterm.store.paths import Paths
from sleepterm.store.renditions import Renditions
from sleepterm.store.sequences import Sequences
from sleepterm.store.settings import load_settings
from sleepterm.store.vocabularies import load_vocabulary

_PACKAGES = ("textual", "pygame", "pygame-ce", "numpy", "soundfile", "soxr")


@dataclass(frozen=True, slots=True)
class _Finding:
    subject: str
    ok: bool
    words: str


def run(request: JsonRequest) -> int:
    """Print what was found; 0 if sleepterm can play, 1 if not."""
    paths = Paths.of_user()
    findings = [
        *_program(),
        _device(load_settings(paths.config_file)[0].device),
        _formats(),
        _conversion(),
        *_folders(paths),
        *_files(paths),
        _speech(paths),
        _terminal(),
        _power("suspend", AfterEnd.SUSPEND),
        _power("power off", AfterEnd.POWEROFF),
        _waking(),
        _running(paths),
        _media_keys(),
        _installed(paths),
        _keeping_awake(),
        _headphones(),
    ]
    if request.json:
        found = [asdict(finding) for finding in findings]
        say(json.dumps(found, indent=2, ensure_ascii=False))
    else:
        for finding in findings:
            mark = "ok  " if finding.ok else "FAIL"
            say(f"{mark} {finding.subject:<9} {finding.words}")
    return 0 if all(finding.ok for finding in findings) else 1


def _program() -> Iterator[_Finding]:
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    words = f"sleepterm {version('sleepterm')}, Python {platform.python_version()}"
    yield _Finding("program", ok=True, words=f"{words}, {system}")
    found = []
    for name in _PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    yield _Finding("packages", ok=True, words=", ".join(found))


def _device(name: str) -> _Finding:
    output = sound_card(name)
    with muted_native_stderr():
        try:
            output.open()
            words = f"'{name}' works" if name else "the default device works"
        except OutputError as error:
            return _Finding("device", ok=False, words=str(error))
        finally:
            output.close()
    if driver := os.environ.get("SDL_AUDIODRIVER"):
        words += f", through SDL_AUDIODRIVER={driver}"
    return _Finding("device", ok=True, words=words)


def _formats() -> _Finding:
    import soundfile as sf

    have = sf.available_formats()
    names = [name for name in ("WAV", "FLAC", "OGG", "MP3", "AIFF") if name in have]
    words = f"{', '.join(names)} ({sf.__libsndfile_version__})"
    return _Finding("formats", ok={"WAV", "FLAC", "OGG"} <= set(names), words=words)


def _conversion() -> _Finding:
    kinds = "M4A, AAC, WebM, WMA and video files"
    if can_convert():
        words = f"{kinds} are converted when added (av {version('av')})"
    else:
        words = f"for {kinds}: {formats_command()}"
    return _Finding("convert", ok=True, words=words)


def _folders(paths: Paths) -> Iterator[_Finding]:
    named = {
        "data": paths.data,
        "config": paths.config,
        "state": paths.state,
        "cache": paths.cache,
    }
    for name, folder in named.items():
        if folder.is_dir():
            good = os.access(folder, os.W_OK)
            words = f"{folder}{'' if good else ' cannot be written to'}"
        else:
            good = os.access(_nearest(folder), os.W_OK)
            state = "will be created when needed" if good else "cannot be created"
            words = f"{folder} {state}"
        yield _Finding(name, ok=good, words=words)


def _nearest(folder: Path) -> Path:
    return next(parent for parent in folder.parents if parent.exists())


def _files(paths: Paths) -> Iterator[_Finding]:
    loaded = load(paths)
    own = sum(track.own for track in loaded.catalog)
    missing = [track.id for track in loaded.catalog if track.missing]
    words = f"{len(loaded.catalog)} tracks, {own} of them your own"
    if missing:
        words += f"; {len(missing)} missing: {', '.join(missing[:5])}"
    yield _Finding("tracks", ok=len(loaded.catalog) > own, words=words)
    mixes = Mixes(paths.mixes, bundled_mixes()).load()
    mine = sum(not mix.starter for mix in mixes.mixes)
    words = f"{len(mixes.mixes)} mixes, {mine} of them your own"
    yield _Finding("mixes", ok=True, words=words)
    sequences = Sequences(paths.sequences, bundled_sequences()).load()
    mine = sum(not each.starter for each in sequences.sequences)
    words = f"{len(sequences.sequences)} sessions, {mine} of them your own"
    yield _Finding("sessions", ok=True, words=words)
    made = (*mixes.problems, *sequences.problems)
    for track in loaded.catalog:
        if track.pool_length is not None and not track.missing:
            yield _pool(track)
    for problem in (*loaded.problems, *made, *_other_problems(paths, loaded)):
        yield _Finding("problem", ok=False, words=str(problem))


def _pool(track: Track) -> _Finding:
    """Whether the parts of a pool can be played."""
    try:
        files = pool_files(track)
    except SleeptermError as error:
        return _Finding("parts", ok=False, words=str(error))
    unreadable = [name for name, path in files.all.items() if not _opens(path)]
    words = f"{track.id} has {len(files.parts)} parts to choose from"
    if files.ending is None:
        words += f"; its {ENDING}{track.file.suffix} is missing"
    if unreadable:
        words += f"; {len(unreadable)} can't be played: {', '.join(unreadable[:5])}"
    good = bool(files.parts) and files.ending is not None and not unreadable
    return _Finding("parts", ok=good, words=words)


def _opens(path: Path) -> bool:
    try:
        Decoder(path).close()
    except DecodeError:
        return False
    return True


def _other_problems(paths: Paths, loaded: LoadedCatalog) -> Iterator[Problem]:
    """What is wrong in the settings, and in the words for the search."""
    # Imported late: this loads Textual.
    from sleepterm.tui.settings_check import settings_problems

    settings, problems = load_settings(paths.config_file)
    yield from problems
    yield from settings_problems(settings)
    ids = {track.id for track in loaded.catalog}
    _, problems = load_vocabulary(bundled_feelings(), paths.own_feelings, ids)
    yield from problems


def _speech(paths: Paths) -> _Finding:
    from sleepterm.speech.engines.registry import engines

    here = [engine.name for engine in engines() if engine.available()]
    words = (
        f"{', '.join(here)} can speak"
        if here
        else "no speech engine; the bundled guided tracks need none"
    )
    if revoiced := Renditions(paths.renditions).sessions():
        words += f"; guided tracks with another voice: {len(revoiced)}"
    return _Finding("speech", ok=True, words=words)


def _terminal() -> _Finding:
    size = shutil.get_terminal_size()
    marks = "Unicode symbols" if speaks_unicode() else "ASCII symbols"
    kind = os.environ.get("TERM", "unknown kind")
    words = f"{size.columns}x{size.lines}, {kind}, {marks}"
    words += "" if sys.stdout.isatty() else " (not a terminal now)"
    return _Finding("terminal", ok=True, words=words)


def _power(subject: str, then: AfterEnd) -> _Finding:
    """Whether the machine can do this after the end; none of it is needed to play."""
    obstacle = obstacle_to(then)
    words = obstacle.sentence if obstacle else f"'{program_for(then)}' does it"
    return _Finding(subject, ok=True, words=words)


def _keeping_awake() -> _Finding:
    """What keeps the machine awake while something plays."""
    from sleepterm.desktop.keep_awake import AwakeLock

    lock = AwakeLock()
    name = lock.hold()
    lock.release()
    if not name:
        words = (
            "nothing here keeps this machine awake while sound plays: see that it "
            "does not go to sleep by itself"
        )
    elif name == inhibit_command() == "systemd-inhibit":
        words = (
            f"'{name}' keeps it awake while sound plays, unless a program like "
            "swayidle sends it to sleep"
        )
    else:
        words = f"'{name}' keeps it awake while sound plays"
    if os.environ.get("SSH_CONNECTION"):
        words += "; over SSH the desktop can't be asked"
    return _Finding("awake", ok=True, words=words)


def _headphones() -> _Finding:
    """Whether it is noticed that headphones vanish."""
    from sleepterm.desktop.sinks import PACTL, ask_sinks

    words = "it goes unnoticed if headphones vanish"
    if not shutil.which(PACTL):
        words += f" without '{PACTL}', of PulseAudio's tools"
    elif ask_sinks(os.getpid()) is None:
        words += ": no PulseAudio or PipeWire answers"
    else:
        words = "if headphones vanish, a pause keeps the room quiet"
    return _Finding("headset", ok=True, words=words)


def _waking() -> _Finding:
    """What keeps the machine awake for a wake-up, or wakes it."""
    command = inhibit_command()
    words = f"'{command}' keeps it awake" if command else "it can't be kept awake"
    words += "; a timer can wake it" if can_wake() else "; no timer can wake it"
    if (timer := installed()) is not None:
        state = "" if timer.is_active else ", not active"
        words += f"; there is one for {timer.time}{state}"
    return _Finding("wake-up", ok=True, words=words)


def _running(paths: Paths) -> _Finding:
    """The sleepterm that runs, and where it can be reached."""
    if not is_supported():
        return _Finding("running", ok=True, words="this system has no such sockets")
    path = socket_path(paths)
    try:
        with running(paths) as client:
            state, hello = client.state(), client.hello
    except NotRunningError:
        return _Finding("running", ok=True, words=f"none; one would answer at {path}")
    except SleeptermError as error:
        return _Finding("running", ok=False, words=str(error))
    words = f"process {hello.pid} answers at {path}: {title(state) or 'nothing plays'}"
    if hello.is_detached:
        words += f"; it has no terminal, and ends by {hello.ends_by}"
    return _Finding("running", ok=True, words=words)


def _media_keys() -> _Finding:
    """Whether media keys reach sleepterm; none of it is needed to play."""
    return _Finding("media", ok=True, words=media_keys_state())


def _installed(paths: Paths) -> _Finding:
    """What `sleepterm install-desktop` has installed."""
    kinds = {".desktop": "menu entry", ".svg": "icon", ".1": "man page"}
    files = InstalledFiles(paths.installed).present()
    found = sorted({kinds.get(file.suffix, "completions") for file in files})
    words = ", ".join(found) or "no menu entry, man page or completions"
    words += "" if found else "; 'sleepterm install-desktop' installs them"
    return _Finding("shell", ok=True, words=words)
