"""Mixes: several tracks with volumes under one name; files, share lines, random ones.

Mixes are also tracks of the type `mix`, behind the sounds of a catalogue, with ids made
of their names: what lists, finds or suggests takes the joined catalogue, what opens
files takes the sounds alone. A mix is playing while the layers are its own, however
they came there; that is a play of it, besides those of its layers.
"""
