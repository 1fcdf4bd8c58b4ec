"""Capital letters where English has none, and none where it has one."""
