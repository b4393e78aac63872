"""A meeting that helps both sides decide: preparing it, leading it."""
