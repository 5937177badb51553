"""What play, pause, volume, timer, beds and mixes do, without a screen.

`Playback` (api.py) is the one way to command what sounds, for screens, commands, media
keys and sockets. `LocalPlayback` implements it with parts of one subject each
(`Parts`). A front end subscribes, draws the frozen `PlaybackState` and has no rules of
its own. All methods belong to one thread; clocks, delays and slow work come from the
`Host`.

Commands that the player has not answered yet are part of the state already, so that
keys feel instant and fast presses add up.
"""
