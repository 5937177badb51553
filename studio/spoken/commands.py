"""The parts of ``python -m studio`` that concern guided sessions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

from studio.parallel import each_done
from studio.spoken import record
from studio.spoken.bounds import shortfalls
from studio.spoken.lines import sound_of
from studio.spoken.models import MISSING
from studio.spoken.naturalness import Judge
from studio.spoken.recogniser import Recogniser
from studio.spoken.recognition import recognise_session
from studio.spoken.record import Spoken
from studio.spoken.render import CACHE, speak
from studio.spoken.scripts import key_of


def is_stale(name: str, folder: Path, spoken: Mapping[str, Spoken]) -> bool:
    """Whether a session must be spoken again."""
    files = (sound_of(folder, name), folder / f"{name}.vtt")
    made = all(file.exists() for file in files)
    return not made or name not in spoken or spoken[name].key != key_of(name)


def speak_sessions(
    waiting: Sequence[str],
    folder: Path,
    spoken: dict[str, Spoken],
    file: Path,
    jobs: int,
) -> None:
    """Speak sessions, and record each as soon as it is done.

    Recognition results are kept; they hold for files that came out the same.

    Args:
        waiting: ids of the sessions.
        folder: of the sounds.
        spoken: the record by id; is extended.
        file: of the record; written after each session.
        jobs: number of processes.

    Raises:
        SystemExit: some could not be spoken, once all others are; names them.
    """
    with ProcessPoolExecutor(jobs) as pool:
        for name, made in each_done(pool, partial(speak, folder=folder), waiting):
            before = spoken[name].heard if name in spoken else None
            spoken[name] = replace(made, heard=before)
            record.write(file, spoken)


def recognise_sessions(
    wanted: Sequence[str], folder: Path, spoken: dict[str, Spoken], file: Path
) -> None:
    """Let recogniser and judge hear sessions; record and print what they find.

    Args:
        wanted: ids of the sessions.
        folder: of the sounds.
        spoken: the record by id; is updated.
        file: of the record; written after each session.

    Raises:
        SystemExit: a package is not installed.
    """
    try:
        recogniser = Recogniser(CACHE / "heard")
        judge = Judge(CACHE / "judged")
    except ImportError:
        raise SystemExit(MISSING) from None
    for name in wanted:
        if name not in spoken:
            continue
        found = recognise_session(folder, name, recogniser, judge)
        spoken[name] = replace(spoken[name], heard=found)
        record.write(file, spoken)
        print(_report(name, spoken[name]), flush=True)


def _report(name: str, each: Spoken) -> str:
    found = each.current_recognition
    if found is None:
        return f"{name}: its sound was made after it was recorded"
    wrong = [f"  {x.rate:4.0%}  {x.text}  =>  {x.heard}" for x in found.worst]
    stiff = [f"  {x.natural:.2f}  {x.text}" for x in found.stiffest]
    head = f"{name}: {found.rate:.1%} of {found.words} words wrong, naturalness "
    head += f"{found.natural:.2f} in {found.judged} lines"
    short = "".join(f"\n  FALLS SHORT: {fault}" for fault in shortfalls(each))
    return "\n".join([head + short, *wrong, *stiff])
