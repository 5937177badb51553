"""Where the user's things lie."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import platformdirs

_NAME = "sleepterm"


@dataclass(frozen=True, slots=True)
class Paths:
    """The user's four folders; none need exist, and none is made here.

    Attributes:
        data: the user's own: catalogue, sounds, mixes, sessions in another voice.
        config: what the user writes: config.toml, feelings.toml.
        state: what is remembered from night to night.
        cache: what can be found out again.
    """

    data: Path
    config: Path
    state: Path
    cache: Path

    @classmethod
    def of_user(cls) -> Paths:
        """The folders this system has for the user."""
        dirs = platformdirs.PlatformDirs(appname=_NAME, appauthor=False)
        return cls(
            data=dirs.user_data_path,
            config=dirs.user_config_path,
            state=dirs.user_state_path,
            cache=dirs.user_cache_path,
        )

    @property
    def own_catalog(self) -> Path:
        """The user's tracks.toml."""
        return self.data / "tracks.toml"

    @property
    def own_sounds(self) -> Path:
        """The folder of the user's sounds."""
        return self.data / "sounds"

    @property
    def renditions(self) -> Path:
        """The sessions that were spoken by a voice of the user's choice."""
        return self.data / "voices"

    @property
    def spoken(self) -> Path:
        """Sentences of sessions that are not yet spoken to their end."""
        return self.cache / "spoken"

    @property
    def config_file(self) -> Path:
        """The user's settings; sleepterm only reads it."""
        return self.config / "config.toml"

    @property
    def own_feelings(self) -> Path:
        """The user's additions to the vocabulary of feelings; only read."""
        return self.config / "feelings.toml"

    @property
    def session_file(self) -> Path:
        """The last mix, volumes and timer."""
        return self.state / "session.toml"

    @property
    def lengths_file(self) -> Path:
        """Lengths of sounds that have been measured."""
        return self.cache / "lengths.json"

    @property
    def catalog_cache(self) -> Path:
        """The user's tracks.toml in a form that is quick to read."""
        return self.cache / "tracks.json"

    @property
    def added_log(self) -> Path:
        """Which files have been added, so that they are passed over quickly."""
        return self.cache / "added.jsonl"

    @property
    def measured_log(self) -> Path:
        """How loud and long the sounds are that were dropped into the folder."""
        return self.cache / "measured.jsonl"

    @property
    def import_queue(self) -> Path:
        """What is still to be added."""
        return self.state / "adding.json"

    @property
    def adding(self) -> Path:
        """What is locked while one sleepterm adds sounds; there is no such file."""
        return self.data / "adding"

    @property
    def history_file(self) -> Path:
        """What was played, and the favourites."""
        return self.state / "history.sqlite"

    @property
    def mixes(self) -> Path:
        """The user's mixes, a file each."""
        return self.data / "mixes"
