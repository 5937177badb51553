"""What ``python -m studio`` does with sessions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import replace
from pathlib import Path

from studio.progress import Progress
from studio.spoken import record
from studio.spoken.hearing import Heard, heard, single_words
from studio.spoken.making import CACHE, speak
from studio.spoken.recogniser import Recogniser
from studio.spoken.record import Spoken
from studio.spoken.scripts import key_of, names


def stale(name: str, folder: Path, spoken: Mapping[str, Spoken]) -> bool:
    """Whether a session must be spoken anew."""
    made = all((folder / f"{name}.{kind}").exists() for kind in ("ogg", "vtt"))
    return not made or name not in spoken or spoken[name].key != key_of(name)


def renew(
    waiting: Sequence[str],
    folder: Path,
    spoken: dict[str, Spoken],
    file: Path,
    jobs: int,
) -> None:
    """Speaks sessions; each is remembered as soon as it is done.

    What was heard of a sound that came out the same stays true.

    Args:
        waiting: the sessions' ids.
        folder: of the sounds.
        spoken: what is known; grows.
        file: the record, written after each.
        jobs: processes.
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


def hear(
    wanted: Sequence[str],
    folder: Path,
    spoken: dict[str, Spoken],
    file: Path,
    most: int,
) -> None:
    """Lets the recogniser hear sessions; prints what it lost.

    Args:
        wanted: the sessions' ids.
        folder: of the sounds.
        spoken: what is known; is renewed.
        file: the record, written after each.
        most: sentences of each session that are heard.

    Raises:
        SystemExit: pocketsphinx is not installed.
    """
    there = [name for name in wanted if name in spoken]
    try:
        choices = single_words(folder, [name for name in names() if name in spoken])
        recogniser = Recogniser(CACHE / "heard", choices)
    except ImportError:
        raise SystemExit("This needs pocketsphinx: pip install pocketsphinx") from None
    for name in there:
        found = heard(folder, name, recogniser, most)
        spoken[name] = replace(spoken[name], heard=found)
        record.write(file, spoken)
        print(_report(name, found), flush=True)


def _report(name: str, found: Heard) -> str:
    worst = [f"  {x.rate:4.0%}  {x.text}  =>  {x.heard}" for x in found.worst]
    head = f"{name}: {found.rate:.1%} of {found.words} words wrong"
    head += f" in {found.lines} of {found.sentences} sentences"
    if found.singles:
        head += f", {found.missed} of {found.singles} single words missed"
    return "\n".join([head, *worst])
