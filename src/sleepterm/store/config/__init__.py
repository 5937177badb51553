"""The user's config.toml: the table of all settings, their kinds, how it is changed."""
