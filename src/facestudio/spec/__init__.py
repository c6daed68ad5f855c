"""From what was asked to one person, every trait resolved: draws, distributions and the FaceSpec itself."""
