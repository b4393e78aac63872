"""Who pays for what one gives."""
