"""Files, safely: atomic writes, locks, quarantine, facts, scans."""
