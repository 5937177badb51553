"""The parts of ``python -m studio`` that concern guided sessions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import replace
from pathlib import Path

from studio.progress import Progress
from studio.spoken import record
from studio.spoken.recogniser import Recogniser
from studio.spoken.recognition import Recognition, recognise_session, single_words
from studio.spoken.record import Spoken
from studio.spoken.render import CACHE, speak
from studio.spoken.scripts import key_of, spoken_names


def is_stale(name: str, folder: Path, spoken: Mapping[str, Spoken]) -> bool:
    """Whether a session must be spoken again."""
    made = all((folder / f"{name}.{kind}").exists() for kind in ("ogg", "vtt"))
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
    """
    progress = Progress(len(waiting))
    with ProcessPoolExecutor(jobs) as pool:
        running = {pool.submit(speak, name, folder): name for name in waiting}
        for finished in as_completed(running):
            name = running[finished]
            before = spoken[name].heard if name in spoken else None
            spoken[name] = replace(finished.result(), heard=before)
            record.write(file, spoken)
            progress.advance(name)


def recognise_sessions(
    wanted: Sequence[str],
    folder: Path,
    spoken: dict[str, Spoken],
    file: Path,
    most: int,
) -> None:
    """Run the recogniser on sessions, record the results and print the worst lines.

    Args:
        wanted: ids of the sessions.
        folder: of the sounds.
        spoken: the record by id; is updated.
        file: of the record; written after each session.
        most: sentences of each session to recognise at most.

    Raises:
        SystemExit: pocketsphinx is not installed.
    """
    there = [name for name in wanted if name in spoken]
    try:
        known = [name for name in spoken_names() if name in spoken]
        choices = single_words(folder, known)
        recogniser = Recogniser(CACHE / "heard", choices)
    except ImportError:
        raise SystemExit("This needs pocketsphinx: pip install pocketsphinx") from None
    for name in there:
        found = recognise_session(folder, name, recogniser, most)
        spoken[name] = replace(spoken[name], heard=found)
        record.write(file, spoken)
        print(_report(name, found), flush=True)


def _report(name: str, found: Recognition) -> str:
    worst = [f"  {x.rate:4.0%}  {x.text}  =>  {x.heard}" for x in found.worst]
    head = f"{name}: {found.rate:.1%} of {found.words} words wrong"
    head += f" in {found.lines} of {found.sentences} sentences"
    if found.singles:
        head += f", {found.missed} of {found.singles} single words missed"
    return "\n".join([head, *worst])
