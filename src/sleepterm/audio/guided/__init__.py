"""What guided tracks add to a mix: pace of silences, bells, a bed that is ducked.

All positions are those of the file: at another pace, silences are read faster or
slower, so words, bells and seeks need no second clock. Bells are struck by the player
and not part of the voice: they have their own volume, and ring on when the voice is
off. Ducking looks ahead in the captions, so the bed is low when the voice begins, and
short gaps do not make it pump. A change of bed is an event, `BedDue`; whoever knows the
catalogue answers it with an ordinary layer, by `BedPolicy`.
"""
