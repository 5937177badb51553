"""Building blocks of the recipes: functions that make or shape sound on a `Ring`."""
