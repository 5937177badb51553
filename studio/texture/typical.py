"""How typical of its kind a texture is: 1 is as typical as a real recording."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias

import numpy as np

from studio.dsp.ring import Signal, Stereo
from studio.texture.envelopes import BANDS
from studio.texture.statistics import (
    APART,
    APART_BY_OCTAVE,
    KINDS,
    MODULATION,
    Statistics,
    statistics,
)

REFERENCES = Path(__file__).with_name("references.npz")
"""Figures of real recordings, by texture, number and statistic."""

Scale: TypeAlias = Mapping[str, Signal]
"""The standard deviation that each statistic's distance is counted in."""

_FARTHEST = 4.0  # deviations; one odd figure must not outweigh all others
_NARROWEST = 0.25  # of the usual deviation
_OWN_SHARE = 0.5  # textures have few recordings: half of their spread is everyone's
_ENOUGH, _FEW = 4, 3  # recordings, for a spread that says something
_NEIGHBOURS = 3


@dataclass(frozen=True)
class Typical:
    """The result of a comparison.

    Attributes:
        ratio: distance from the mean of the texture's recordings, over the distance
            that a recording has from the mean of the others.
        nearest: the texture whose recordings are nearest.
    """

    ratio: float
    nearest: str


def typical(sound: Stereo, texture: str) -> Typical:
    """Compare a sound with the recordings of a texture.

    Raises:
        KeyError: there are none of it.
    """
    found = statistics(sound)
    with warnings.catch_warnings():
        # some figures are missing from every recording of a texture
        warnings.simplefilter("ignore", RuntimeWarning)
        return Typical(_ratio(found, texture), _nearest(found))


@cache
def references() -> Mapping[str, Sequence[Statistics]]:
    """The recordings' statistics, by texture."""
    found: dict[str, dict[str, dict[str, Signal]]] = {}
    with np.load(REFERENCES) as file:
        for key in file.files:
            texture, number, kind = key.split("/")
            found.setdefault(texture, {}).setdefault(number, {})[kind] = file[key]
    return {texture: list(each.values()) for texture, each in found.items()}


def _ratio(found: Statistics, texture: str) -> float:
    recordings = references()[texture]
    scale = _scale_within(texture)
    usual = [
        _distance(one, _mean([*recordings[:place], *recordings[place + 1 :]]), scale)
        for place, one in enumerate(recordings)
    ]
    return _distance(found, _mean(recordings), scale) / float(np.mean(usual))


def _nearest(found: Statistics) -> str:
    scale = _scale_of_all()

    def distance(texture: str) -> float:
        each = sorted(_distance(found, one, scale) for one in references()[texture])
        return float(np.mean(each[:_NEIGHBOURS]))

    return min(references(), key=distance)


def _distance(one: Statistics, other: Statistics, scale: Scale) -> float:
    """Root mean square in deviations, loud bands counting more; mean over kinds."""
    loud = np.maximum(one["w"], other["w"])
    each = []
    for kind in KINDS:
        apart = np.clip(np.abs(one[kind] - other[kind]) / scale[kind], 0, _FARTHEST)
        weight = np.where(np.isfinite(apart), _weights(kind, loud), 0)
        square = weight * np.nan_to_num(apart) ** 2
        each.append(np.sqrt(square.sum() / weight.sum()))
    return float(np.mean(each))


def _weights(kind: str, loud: Signal) -> Signal:
    def pairs(apart: tuple[int, ...]) -> Signal:
        each = [np.sqrt(loud[:-gap] * loud[gap:]) for gap in apart]
        return np.concatenate(each)

    if kind == "mod":
        return np.broadcast_to(loud[:, None], (BANDS, len(MODULATION)))
    if kind == "corr":
        return pairs(APART)
    return pairs(APART_BY_OCTAVE)[None] if kind == "c1" else loud


def _mean(recordings: Sequence[Statistics]) -> Statistics:
    return {
        kind: np.nanmean([each[kind] for each in recordings], axis=0)
        for kind in (*KINDS, "w")
    }


def _variance(recordings: Sequence[Statistics], kind: str) -> Signal:
    found = np.nanvar([each[kind] for each in recordings], axis=0, ddof=1)
    return np.asarray(found)


@cache
def _scale_within(texture: str) -> Scale:
    every = references()
    scale = {}
    for kind in KINDS:
        known = [each for each in every.values() if len(each) >= _ENOUGH]
        pooled = np.nanmean([_variance(each, kind) for each in known], axis=0)
        few = len(every[texture]) < _FEW
        own = pooled if few else _variance(every[texture], kind)
        scale[kind] = _bounded(np.sqrt(_OWN_SHARE * own + (1 - _OWN_SHARE) * pooled))
    return scale


@cache
def _scale_of_all() -> Scale:
    """Over all recordings, every texture counting the same."""
    scale = {}
    for kind in KINDS:
        middles = [_mean(each)[kind] for each in references().values()]
        middle = np.nanmean(middles, axis=0)
        squares = [
            np.nanmean([(one[kind] - middle) ** 2 for one in each], axis=0)
            for each in references().values()
        ]
        scale[kind] = _bounded(np.sqrt(np.nanmean(squares, axis=0)))
    return scale


def _bounded(deviation: Signal) -> Signal:
    return np.maximum(deviation, _NARROWEST * np.nanmedian(deviation))
