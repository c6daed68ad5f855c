"""Drawing with OpenGL 3.3 where there is no display: the context, its programs, its render targets.

Knows nothing of faces. One `Gpu` owns one context and everything made in it; no module keeps one.
"""

from facestudio.gpu.device import Gpu
from facestudio.gpu.errors import GpuUnavailable, ShaderError
from facestudio.gpu.programs import Program
from facestudio.gpu.targets import Target

__all__ = ["Gpu", "GpuUnavailable", "Program", "ShaderError", "Target"]
