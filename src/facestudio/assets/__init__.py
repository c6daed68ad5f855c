"""The head pack: everything the engine knows of the shape of a human head, in one file.

`load()` reads the pack; `python -m facestudio.assets.build` makes it from the data files of its source package.
"""

from facestudio.assets.load import default_path, load
from facestudio.assets.types import HeadPack, Morphs, PackError, Topology

__all__ = ["HeadPack", "Morphs", "PackError", "Topology", "default_path", "load"]
