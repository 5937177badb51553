"""sleepterm beside its peers: ratios from one run, printed by `make bench`."""
