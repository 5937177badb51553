"""Builds one sound: recipe, mastering, encoding, measuring, checks."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import numpy as np

from studio.captions import webvtt
from studio.codec import Opus, Vorbis
from studio.dsp.ring import Ring, Stereo
from studio.dsp.spectrum import amplitude
from studio.encoding import decoded, encoded, encoded_ring
from studio.fidelity import fidelity
from studio.manifest import Built
from studio.mastering import TOLERANCE, TRUE_PEAK, mastered
from studio.measure import correlation, loudest, loudness, true_peak
from studio.provenance import key_of
from studio.seam import seam_of
from studio.standout import standout
from studio.texture.typical import Typical, typical
from studio.work import Work
from studio.works import work


def build(name: str, folder: Path) -> Built:
    """Write the sound of an id, with captions if it has any, and measure it.

    Args:
        name: id of the sound.
        folder: of the files.

    Raises:
        ValueError: the encoded file fails a check; nothing is written.
    """
    piece = work(name)
    # before building: a source edited meanwhile must not count as used
    key = key_of(piece)
    made = piece.make(Ring(piece.seconds, piece.seed))
    master = mastered(made, piece.loudness, piece.margin)
    sound = _compensate_codec_loss(piece, master.sound)
    # the stretches of a sparse sound must stay where they are
    encode = encoded if piece.once or piece.events else encoded_ring
    file = encode(sound, piece.id, piece.codec)
    built = replace(
        measured(piece, file, key, master.eased_db),
        fidelity=fidelity(sound, decoded(file)).rounded(),
    )
    _verify(piece, built, len(master.sound))
    for codec in (Vorbis, Opus):
        folder.joinpath(f"{piece.id}.{codec.suffix}").unlink(missing_ok=True)
    folder.joinpath(piece.file).write_bytes(file)
    if piece.cues:
        text = webvtt(piece.cues(piece.seconds))
        folder.joinpath(f"{piece.id}.vtt").write_text(text, "utf-8")
    return built


def _compensate_codec_loss(piece: Work, sound: Stereo) -> Stereo:
    """Scale the sound so that it has its loudness after encoding.

    Vorbis drops the faintest highs of a noise: some tenths of a LU.
    """
    trial = decoded(encoded(sound, piece.id, piece.codec))
    return np.asarray(sound * amplitude(piece.loudness - loudness(trial)))


def measured(piece: Work, file: bytes, key: str, eased_db: float) -> Built:
    """Decode and measure a finished file.

    Args:
        piece: the settings it was made with.
        file: its bytes.
        key: of all it depends on.
        eased_db: dB by which mastering lowered its highest peak.
    """
    sound = decoded(file)
    return Built(
        key=key,
        digest=sha256(file).hexdigest(),
        frames=len(sound),
        size=len(file),
        lufs=round(loudness(sound), 2),
        true_peak=round(true_peak(sound), 2),
        eased_db=round(eased_db, 1),
        correlation=round(correlation(sound), 2),
        loudest=round(loudest(sound), 1),
        seam=None if piece.once else seam_of(sound).rounded(),
        standout=None if piece.once else round(standout(sound), 1),
        typical=_compare_with_recordings(piece, sound),
    )


def _compare_with_recordings(piece: Work, sound: Stereo) -> Typical | None:
    if not piece.texture:
        return None
    found = typical(sound, piece.texture)
    return replace(found, ratio=round(found.ratio, 3))


def _verify(piece: Work, built: Built, frames: int) -> None:
    faults = {
        f"{built.frames} frames, not {frames}": built.frames != frames,
        f"{built.lufs} LUFS": abs(built.lufs - piece.loudness) > TOLERANCE,
        f"a true peak of {built.true_peak} dB": built.true_peak > TRUE_PEAK,
        f"400 ms that are {built.loudest} LU louder": built.loudest > piece.loudest,
        f"an open seam, {built.seam}": built.seam is not None and not built.seam.closed,
    }
    found = [fault for fault, present in faults.items() if present]
    if found:
        raise ValueError(f"{piece.id} came out with {', '.join(found)}")
