"""Scene to Frame: everything the camera sees, in linear light."""
