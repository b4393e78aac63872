"""What few others bring together, and how to say it."""
