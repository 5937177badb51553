"""Sound: from files through layers, mix, fades and limiter to an output."""
