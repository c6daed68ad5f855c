"""From a Frame in linear light to the finished picture file."""
