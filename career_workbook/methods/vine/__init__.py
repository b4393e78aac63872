"""Hours put into skills: what they add up to, where they lead, in which order to learn."""
