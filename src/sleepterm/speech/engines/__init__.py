"""Speech engines, each behind the protocol `Engine`."""
