"""From a sound file to stereo blocks at 48 kHz: decoder, loop modes, resampler.

Damage in a file is found half a second before it would be heard, so the layer fades out
over the sound that is left.
"""
