"""What the engines with neural networks share: packages, text, samples."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

import numpy as np
import numpy.typing as npt

from sleepterm.speech.engines.engine import Speech, SpeechError, failed
from sleepterm.speech.engines.model_files import check_folder, package_folder
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _

_ASSETS = "042fcbd6fa08ad43630a61efbae4cdb9eed473099c644650eb77d6832b2e2cf2"
"""SHA-256 of the model and dictionaries in hibari-tts 0.2.1, all files in one."""

_BRACKETS = str.maketrans("[]", "()")


def plain_text(text: str) -> str:
    """One line without the brackets by which phonemes could be given to the engine."""
    return " ".join(text.translate(_BRACKETS).split())


def as_speech(engine: str, samples: npt.NDArray[np.float32], rate: int) -> Speech:
    """The samples of a network as speech.

    Raises:
        SpeechError: they are no sound.
    """
    sound = np.ascontiguousarray(samples, dtype=np.float32).reshape(-1)
    if not np.isfinite(sound).all():
        raise failed(engine, _("its sound has values that are no numbers"))
    return Speech(np.clip(sound, -1.0, 1.0), rate)


@contextmanager
def failing_as_speech(engine: str) -> Iterator[None]:
    """What a package raises, while it is loaded or speaks, becomes a `SpeechError`."""
    try:
        yield
    except SpeechError:
        raise
    except Exception as error:
        raise failed(engine, _reason_of(error)) from error


@cache
def checked_assets(engine: str) -> Path:
    """The folder with the model and dictionaries of the package `hibari-tts`.

    Raises:
        SpeechError: the package is missing, or its files are not those of 0.2.1.
    """
    folder = package_folder(engine, "hibari") / "assets"
    check_folder(engine, folder, _ASSETS)
    return folder


def onnx_runtime(engine: str) -> ModuleType:
    """The module `onnxruntime`, which tells nobody of its use.

    Raises:
        SpeechError: it is not installed.
    """
    package_folder(engine, "onnxruntime")
    runtime = import_module("onnxruntime")
    runtime.disable_telemetry_events()
    return runtime


def _reason_of(error: Exception) -> str:
    """Why a package failed, as one printable line without a full stop."""
    return sanitize_line(str(error))[:200].rstrip(".") or type(error).__name__
