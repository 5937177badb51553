"""A library in a temporary folder, and sound files to add to it."""

from __future__ import annotations

import zlib
from pathlib import Path

import numpy as np
import numpy.typing as npt
import soundfile as sf

from sleepterm.importing.add_sounds import AddReport, add_sounds
from sleepterm.importing.options import AddOptions
from sleepterm.importing.progress import AddProgress
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import Track
from sleepterm.store.catalogs import load_catalog
from sleepterm.store.paths import Paths

RATE = 8000


def noise(
    seconds: float = 2.0, *, level: float = 0.05, seed: int = 0, channels: int = 2
) -> npt.NDArray[np.float32]:
    rng = np.random.default_rng(seed)
    wave = rng.standard_normal((int(seconds * RATE), channels)) * level
    return wave.clip(-1, 1).astype(np.float32)


def write(
    path: Path,
    sound: npt.NDArray[np.float32] | None = None,
    *,
    title: str = "",
    artist: str = "",
    rate: int = RATE,
) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    sound = noise(seed=zlib.crc32(path.name.encode())) if sound is None else sound
    with sf.SoundFile(path, "w", rate, sound.shape[1]) as file:
        if title:
            file.title = title
        if artist:
            file.artist = artist
        file.write(sound)
    return path


class Library:
    """A user's folders, a bundled catalogue of one track, and what adding does."""

    def __init__(self, folder: Path) -> None:
        self.paths = Paths(*(folder / x for x in ("data", "config", "state", "cache")))
        self.bundled = folder / "bundled" / "sounds"
        write(self.bundled / "rain.wav", noise(seed=99))
        self.bundled_catalog = folder / "bundled" / "tracks.toml"
        self.bundled_catalog.write_text(
            'schema = 1\n[[track]]\nid = "rain"\ntitle = "Rain"\nfile = "rain.wav"\n'
        )
        self.reports: list[AddProgress] = []

    @property
    def catalog(self) -> Catalog:
        loaded = load_catalog(
            self.paths,
            bundled_catalog=self.bundled_catalog,
            bundled_sounds=self.bundled,
        )
        assert not loaded.problems
        return loaded.catalog

    def add(self, *sources: Path, options: AddOptions | None = None) -> AddReport:
        return add_sounds(
            sources,
            self.paths,
            self.catalog,
            options or AddOptions(),
            self.reports.append,
        )

    def reason(self, source: Path) -> str:
        report = self.add(source)
        assert not report.added
        [skipped] = report.skipped
        assert skipped.path == source
        return skipped.reason

    def files(self) -> list[str]:
        sounds = self.paths.own_sounds
        return sorted(str(x.relative_to(sounds)) for x in sounds.rglob("*"))


def own(library: Library) -> list[Track]:
    return [track for track in library.catalog if track.own]
