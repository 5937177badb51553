"""Chapters in sound files: MP4, ID3v2, Vorbis comments, and cue sheets beside them.

Sizes are bounded and whatever can't be understood is skipped: a damaged file has no
chapters, or fewer.
"""
