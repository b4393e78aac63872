"""What was promised and what came of it; how long it is kept."""
