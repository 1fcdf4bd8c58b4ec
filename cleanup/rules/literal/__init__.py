"""Words translated in the wrong one of their senses."""
