"""What people look at: redlines, diffs, logs in a terminal, the static report."""
