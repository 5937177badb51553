"""`sleepterm doctor`: what works on this machine."""

from __future__ import annotations

import json
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from sleepterm.audio.outputs.output import OutputError
from sleepterm.audio.outputs.sound_card import sound_card
from sleepterm.commands.requests.general import JsonRequest
from sleepterm.commands.shared.console import say
from sleepterm.commands.shared.finding import Finding
from sleepterm.commands.shared.library_findings import library_findings
from sleepterm.commands.shared.power_findings import (
    headphones,
    keeping_awake,
    power,
    waking,
)
from sleepterm.commands.shared.running import running
from sleepterm.commands.shared.status_fields import title
from sleepterm.desktop.media_keys import media_keys_state
from sleepterm.desktop.session_bus.address import session_bus_address
from sleepterm.desktop.terminal import draws_unicode, muted_native_stderr
from sleepterm.errors import SleeptermError
from sleepterm.importing.conversion import can_convert
from sleepterm.night.sleep_timer import AfterEnd
from sleepterm.remote.address import is_supported, socket_path
from sleepterm.remote.client import NotRunningError
from sleepterm.store.config.language import Language
from sleepterm.store.config.other_media import OtherMedia
from sleepterm.store.installation import formats_command
from sleepterm.store.installed_files import InstalledFiles
from sleepterm.store.paths import Paths
from sleepterm.store.renditions import Renditions
from sleepterm.store.settings import load_settings
from sleepterm.translation import gettext as _
from sleepterm.translation import ngettext, pgettext

_PACKAGES = ("textual", "pygame", "pygame-ce", "numpy", "soundfile", "soxr")


def run(request: JsonRequest) -> int:
    """Print what was found; 0 if sleepterm can play, 1 if not."""
    paths = Paths.of_user()
    settings, _problems = load_settings(paths.config_file)
    findings = [
        *_program(),
        _device(settings.device),
        _formats(),
        _conversion(),
        *_folders(paths),
        *library_findings(paths),
        _speech(paths),
        _terminal(),
        _language(settings.language),
        power("suspend", AfterEnd.SUSPEND),
        power("power off", AfterEnd.POWEROFF),
        waking(),
        _running(paths),
        _media_keys(),
        _other_media(settings.other_media),
        _installed(paths),
        keeping_awake(),
        headphones(),
    ]
    if request.json:
        found = [asdict(finding) for finding in findings]
        say(json.dumps(found, indent=2, ensure_ascii=False))
    else:
        for finding in findings:
            say(finding.line)
    return 0 if all(finding.ok for finding in findings) else 1


def _program() -> Iterator[Finding]:
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    words = f"sleepterm {version('sleepterm')}, Python {platform.python_version()}"
    yield Finding("program", ok=True, words=f"{words}, {system}")
    found = []
    for name in _PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    yield Finding("packages", ok=True, words=", ".join(found))


def _device(name: str) -> Finding:
    output = sound_card(name)
    with muted_native_stderr():
        try:
            output.open()
            words = _("'{name}' works") if name else _("the default device works")
        except OutputError as error:
            return Finding("device", ok=False, words=str(error))
        finally:
            output.close()
    if driver := os.environ.get("SDL_AUDIODRIVER"):
        words = (
            _("'{name}' works, through {driver}")
            if name
            else _("the default device works, through {driver}")
        )
    words = words.format(name=name, driver=f"SDL_AUDIODRIVER={driver}")
    return Finding("device", ok=True, words=words)


def _formats() -> Finding:
    import soundfile as sf

    have = sf.available_formats()
    names = [name for name in ("WAV", "FLAC", "OGG", "MP3", "AIFF") if name in have]
    words = f"{', '.join(names)} ({sf.__libsndfile_version__})"
    return Finding("formats", ok={"WAV", "FLAC", "OGG"} <= set(names), words=words)


def _conversion() -> Finding:
    if can_convert():
        words = _(
            "M4A, AAC, WebM, WMA and video files are converted when added"
            " (av {version})"
        ).format(version=version("av"))
    else:
        words = _("for M4A, AAC, WebM, WMA and video files: {command}").format(
            command=formats_command()
        )
    return Finding("convert", ok=True, words=words)


def _folders(paths: Paths) -> Iterator[Finding]:
    named = {
        "data": paths.data,
        "config": paths.config,
        "state": paths.state,
        "cache": paths.cache,
    }
    for name, folder in named.items():
        if folder.is_dir():
            good = os.access(folder, os.W_OK)
            words = "{folder}" if good else _("{folder} cannot be written to")
        else:
            good = os.access(_nearest(folder), os.W_OK)
            words = (
                _("{folder} will be created when needed")
                if good
                else _("{folder} cannot be created")
            )
        yield Finding(name, ok=good, words=words.format(folder=folder))


def _nearest(folder: Path) -> Path:
    return next(parent for parent in folder.parents if parent.exists())


def _speech(paths: Paths) -> Finding:
    from sleepterm.speech.engines.registry import engines

    here = [engine.name for engine in engines() if engine.available()]
    parts = [
        ngettext("{names} can speak", "{names} can speak", len(here)).format(
            names=", ".join(here)
        )
        if here
        else _("no speech engine; the bundled guided tracks need none")
    ]
    if revoiced := Renditions(paths.renditions).sessions():
        parts.append(
            _("guided tracks with another voice: {count}").format(count=len(revoiced))
        )
    return Finding("speech", ok=True, words="; ".join(parts))


def _terminal() -> Finding:
    size = shutil.get_terminal_size()
    marks = _("Unicode symbols") if draws_unicode() else _("ASCII symbols")
    kind = os.environ.get("TERM", _("unknown kind"))
    words = f"{size.columns}x{size.lines}, {kind}, {marks}"
    if not sys.stdout.isatty():
        words = _("{words} (not a terminal now)").format(words=words)
    return Finding("terminal", ok=True, words=words)


def _running(paths: Paths) -> Finding:
    """The sleepterm that runs, and where it can be reached."""
    if not is_supported():
        return Finding("running", ok=True, words=_("this system has no such sockets"))
    path = socket_path(paths)
    try:
        with running(paths) as client:
            state, hello = client.state(), client.hello
    except NotRunningError:
        return Finding(
            "running",
            ok=True,
            words=_("none; one would answer at {path}").format(path=path),
        )
    except SleeptermError as error:
        return Finding("running", ok=False, words=str(error))
    parts = [
        _("process {pid} answers at {path}: {what}").format(
            pid=hello.pid, path=path, what=title(state) or _("nothing plays")
        )
    ]
    if hello.is_detached:
        parts.append(
            _("it has no terminal, and ends by {time}").format(time=hello.ends_by)
        )
    return Finding("running", ok=True, words="; ".join(parts))


def _media_keys() -> Finding:
    """Whether media keys reach sleepterm; none of it is needed to play."""
    return Finding("media", ok=True, words=media_keys_state())


def _language(setting: Language) -> Finding:
    # Translators: the name of your language, in itself
    name = pgettext("language", "English")
    words = (
        _("{language}, as on this system; 'language' in config.toml chooses another")
        if setting is Language.AUTO
        else _("{language}, as 'language' in config.toml says")
    )
    return Finding("language", ok=True, words=words.format(language=name))


def _other_media(setting: OtherMedia) -> Finding:
    """What happens while another player plays."""
    words = {
        OtherMedia.IGNORE: _(
            "while another player plays, sleepterm plays on; 'other-media' in"
            " config.toml changes that"
        ),
        OtherMedia.PAUSE: _("while another player plays, sleepterm pauses"),
        OtherMedia.DUCK: _("while another player plays, sleepterm plays softer"),
    }[setting]
    if setting is not OtherMedia.IGNORE and not session_bus_address():
        words = _(
            "another player goes unnoticed: this session has no D-Bus session bus"
        )
    return Finding("others", ok=True, words=words)


def _installed(paths: Paths) -> Finding:
    """What `sleepterm install-desktop` has installed."""
    kinds = {".desktop": _("menu entry"), ".svg": _("icon"), ".1": _("man page")}
    files = InstalledFiles(paths.installed).present()
    found = sorted({kinds.get(file.suffix, _("completions")) for file in files})
    words = ", ".join(found) or _(
        "no menu entry, man page or completions; 'sleepterm install-desktop' installs"
        " them"
    )
    return Finding("shell", ok=True, words=words)
