"""The voices of the bundled sessions, by the names that scripts and users give them."""

from __future__ import annotations

VOICES = {
    "woman": "hibari:heart",
    "man": "kokoro:am_michael",
    "soft": "kokoro:af_nicole",
}
"""Engine and voice of each name; "soft" is a woman's, close to a whisper."""

DEFAULT_VOICE = "woman"
