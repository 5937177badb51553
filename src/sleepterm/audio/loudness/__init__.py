"""Loudness meter: integrated loudness and true peak by ITU-R BS.1770."""
