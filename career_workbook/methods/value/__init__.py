"""What work is worth to those it is done for."""
