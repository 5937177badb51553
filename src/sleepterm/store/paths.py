"""Paths of the user's files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import platformdirs

_NAME = "sleepterm"


@dataclass(frozen=True, slots=True)
class Paths:
    """The user's four folders; none need exist, none is created here.

    Attributes:
        data: the user's catalogue, sounds, mixes, revoiced sessions and sleep diary.
        config: files the user writes: config.toml, feelings.toml.
        state: kept between runs: last session, history, import queue.
        cache: what can be computed again.
    """

    data: Path
    config: Path
    state: Path
    cache: Path

    @classmethod
    def of_user(cls) -> Paths:
        """The folders that this platform has for the user."""
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
    def removed_sounds(self) -> Path:
        """The folder of the sounds that were removed last."""
        return self.data / "removed"

    @property
    def renditions(self) -> Path:
        """The folder of revoiced sessions."""
        return self.data / "voices"

    @property
    def speech_cache(self) -> Path:
        """Cache of spoken sentences of sessions that are not finished yet."""
        return self.cache / "spoken"

    @property
    def spoken_words(self) -> Path:
        """Cache of the spoken shuffle of words."""
        return self.cache / "words"

    @property
    def config_file(self) -> Path:
        """The user's config.toml, which changes only where asked."""
        return self.config / "config.toml"

    @property
    def own_feelings(self) -> Path:
        """The user's feelings.toml, which is only read."""
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
        """Cache of the parsed tracks.toml of the user."""
        return self.cache / "tracks.json"

    @property
    def decoded_sounds(self) -> Path:
        """Decoded copies of sounds that were played for long."""
        return self.cache / "decoded"

    @property
    def names_cache(self) -> Path:
        """Cache of the names that a shell completes."""
        return self.cache / "names.tsv"

    @property
    def installed(self) -> Path:
        """Which files were installed outside these folders."""
        return self.state / "installed.json"

    @property
    def added_log(self) -> Path:
        """Log of the files that have been added, so that they are skipped quickly."""
        return self.cache / "added.jsonl"

    @property
    def measured_log(self) -> Path:
        """Log of gain and length of the unlisted sounds."""
        return self.cache / "measured.jsonl"

    @property
    def import_queue(self) -> Path:
        """The queue of import jobs."""
        return self.state / "adding.json"

    @property
    def import_lock(self) -> Path:
        """The path that is locked while sounds are added; no such file exists."""
        return self.data / "adding"

    @property
    def history_file(self) -> Path:
        """The database of plays and favourites."""
        return self.state / "history.sqlite"

    @property
    def mixes(self) -> Path:
        """The folder of the user's mixes."""
        return self.data / "mixes"

    @property
    def parked(self) -> Path:
        """The pages that the user wrote for tomorrow."""
        return self.data / "parked.md"

    @property
    def diary_file(self) -> Path:
        """The sleep diary."""
        return self.data / "diary.toml"

    @property
    def diary_state(self) -> Path:
        """The last keys of each evening, and when the diary was last offered."""
        return self.state / "diary-state.toml"

    @property
    def pool_nights(self) -> Path:
        """Which parts of a sleepcast were heard in which night."""
        return self.state / "pool-nights.toml"

    @property
    def background_log(self) -> Path:
        """What the last player without a terminal had to say."""
        return self.state / "background.log"

    @property
    def sequences(self) -> Path:
        """The folder of the user's sessions of parts."""
        return self.data / "sessions"
