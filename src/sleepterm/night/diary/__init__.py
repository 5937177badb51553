"""The sleep diary: the answers of a morning, how they are read, what follows.

The core questions of the Consensus Sleep Diary (Carney et al. 2012, Sleep 35(2):287),
in our own words. A night has the date of its morning and ends at noon, local time.
"""
