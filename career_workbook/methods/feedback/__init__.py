"""What others see beside what one sees oneself."""
