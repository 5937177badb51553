"""Speech engines, one a module, behind the protocol `Engine`."""
