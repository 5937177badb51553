"""Safe access to files: atomic writes, locks, quarantine, copies, facts, scans."""
