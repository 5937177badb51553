"""Sound: sources, layers, the mix, fades, the limiter, the player, and outputs.

`Engine` mixes layers into blocks of samples: float32, shape (frames, 2), 48 kHz, full
scale +-1.0. It knows neither thread nor clock. `Player` runs it against the sound card,
`OfflineRender` into a file: the same samples for the same seed. Every gain is a `Ramp`
that starts from its present value, so no command makes the sound jump.

The player renders a block as late as it can: it waits until the output has room,
carries out the commands that have come, and renders. So a key waits for two blocks at
most. While there is no sound device the sleep timer runs and the tracks wait:
a headset that is back in the morning does not resume last night's sound.
"""
