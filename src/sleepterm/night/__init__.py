"""The rules of a night: sleep timer, fade laws, captions. Pure: time is passed in."""
