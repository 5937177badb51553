"""How natural speech sounds, as the network Distill-MOS judges it, 1 to 5.

It stands for the mean opinion of listeners, 5 the best (Stahl and Gamper, "Distillation
and Pruning for Scalable Self-Supervised Representation-Based Speech Quality
Assessment", 2025). It was trained on sentences: a word or two say nothing to it.
"""

from __future__ import annotations

import contextlib
import io
import sys
from functools import cached_property
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import numpy.typing as npt
import soxr

from studio.spoken.models import content_of, folder_of

RATE = 16_000
"""Frames per second that it hears."""

_WEIGHTS = "b18b3ac60227267cfb91e5d00ce22cc7b73716fd92f269484da1446e27031a40"
_THREADS = 2

Samples = npt.NDArray[np.float32]


class Judge:
    """Judges how natural speech is, and caches the results in a folder.

    Args:
        folder: of the cache; is created, and may be deleted.

    Raises:
        ImportError: a package is not installed.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        for package in ("distillmos", "torch"):
            folder_of(package)

    def naturalness(self, sound: Samples, rate: int) -> float:
        """How natural one line sounds, 1 to 5.

        Args:
            sound: float32, one channel.
            rate: frames per second.
        """
        whole = soxr.resample(sound, rate, RATE).astype(np.float32)
        kept = self._folder / f"{sha256(whole.tobytes()).hexdigest()[:40]}.txt"
        if not kept.exists():
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_text(f"{self._judged(whole):.3f}", "utf-8")
        return float(kept.read_text("utf-8"))

    def _judged(self, sound: Samples) -> float:
        torch = import_module("torch")
        with torch.no_grad():
            return float(self._model(torch.from_numpy(sound)[None]))

    @cached_property
    def _model(self) -> Any:  # noqa: ANN401 - the package has no types
        weights = folder_of("distillmos") / "weights" / "distill_mos_v7.pt"
        content_of(weights, _WEIGHTS)
        # it only reads files for a command line, and must fit torch exactly
        sys.modules.setdefault("torchaudio", ModuleType("torchaudio"))
        import_module("torch").set_num_threads(_THREADS)
        with contextlib.redirect_stdout(io.StringIO()):
            model = import_module("distillmos").ConvTransformerSQAModel()
        return model.eval()
