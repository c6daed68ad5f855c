"""Compiled programs, kept by their text, and the way values get into their uniforms."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import moderngl
import numpy as np

from facestudio.gpu.errors import ShaderError
from facestudio.gpu.sources import ShaderText, Sources
from facestudio.gpu.targets import Target

_UNIFORM = re.compile(r"\buniform\s+(?:(?:lowp|mediump|highp)\s+)?\w+\s+([^;]+);")
_NAME = re.compile(r"\w+")
_FULLSCREEN = "gpu/fullscreen.vert"

Value = object
"""What a uniform takes: a number, a tuple, an array (matrices as written: row by row), a Target or a texture."""


class Program:
    """A linked program. Textures are bound to units of their own each time the program is fed."""

    def __init__(
        self, context: moderngl.Context, program: moderngl.Program, declared: frozenset[str], name: str
    ) -> None:
        self.name = name
        self.program = program
        self._context = context
        self._declared = declared
        self._uniforms = {key: program[key] for key in program if isinstance(program[key], moderngl.Uniform)}
        self._units: dict[str, int] = {}
        self._empty: moderngl.VertexArray | None = None

    def set(self, **values: Value) -> None:
        """Give values to uniforms. A uniform that the compiler has dropped as unused is passed over.
        Raises ShaderError for a name that the source never declares."""
        for name, value in values.items():
            if name not in self._declared:
                raise ShaderError(f"{self.name} declares no uniform '{name}'; it declares {sorted(self._declared)}.")
            uniform = self._uniforms.get(name)
            if uniform is None:
                continue
            if isinstance(value, Target):
                value = value.texture
            if isinstance(value, moderngl.Texture):
                unit = self._units.setdefault(name, len(self._units))
                value.use(unit)
                uniform.value = unit
            elif isinstance(value, bytes):
                uniform.write(value)
            else:
                uniform.write(_bytes(uniform, value, f"{self.name}: uniform '{name}'"))

    def fill(self, into: moderngl.Framebuffer, *, over_surfaces: bool = False, **values: Value) -> None:
        """Run the fragment shader once for every pixel of a framebuffer, without blending.

        over_surfaces: only where the framebuffer's depth says that something has been drawn; the other pixels are cleared to
        zero. The depth test drops them before they cost anything, which a branch in the shader would not (llvmpipe runs
        both sides of an if).
        """
        self.set(**values)
        if self._empty is None:
            self._empty = self._context.vertex_array(self.program, [])
        into.use()
        if over_surfaces:
            into.depth_mask = False
            into.clear()
            self._context.enable_only(moderngl.DEPTH_TEST)
            self._context.depth_func = ">"
        else:
            self._context.enable_only(moderngl.NOTHING)
        self._empty.render(moderngl.TRIANGLES, vertices=3)
        if over_surfaces:
            self._context.depth_func = "<"
            into.depth_mask = True
        self._context.finish()  # or llvmpipe begins the next pass in another of its scenes, and all of those hold on to memory

    def release(self) -> None:
        """Give the program back."""
        if self._empty is not None:
            self._empty.release()
        self.program.release()


class Programs:
    """The programs of one context. Asking twice for the same text gives the same program."""

    def __init__(self, context: moderngl.Context, sources: Sources | None = None) -> None:
        self.sources = sources or Sources()
        self._context = context
        self._by_text: dict[tuple[str, str], Program] = {}
        self._by_request: dict[tuple[object, ...], Program] = {}

    def get(self, name: str, **defines: object) -> Program:
        """The program of `<stage>/glsl/<file>.frag`, for name `stage/file`.

        Its vertex shader is the `.vert` of the same name, or the one triangle that covers the target. `defines` become
        `#define`s. Raises ShaderError.
        """
        vertex = f"{name}.vert" if self.sources.exists(f"{name}.vert") else _FULLSCREEN
        return self.link((vertex,), (f"{name}.frag",), **defines)

    def link(self, vertex: Sequence[str], fragment: Sequence[str], **defines: object) -> Program:
        """The program of two shaders, each joined of several parts (see `Sources.unfold`). Raises ShaderError."""
        request = (tuple(vertex), tuple(fragment), tuple(sorted((name, repr(v)) for name, v in defines.items())))
        if request not in self._by_request:
            texts = self.sources.unfold(vertex, defines), self.sources.unfold(fragment, defines)
            key = texts[0].text, texts[1].text
            if key not in self._by_text:
                self._by_text[key] = self._compile(fragment[-1], *texts)
            self._by_request[request] = self._by_text[key]
        return self._by_request[request]

    def give(self, texts: Mapping[str, str]) -> None:
        """Make texts available to `#include <name>`."""
        for name, text in texts.items():
            self.sources.give(name, text)

    def release(self) -> None:
        """Give every program back."""
        for program in self._by_text.values():
            program.release()
        self._by_text.clear()
        self._by_request.clear()

    def _compile(self, name: str, vertex: ShaderText, fragment: ShaderText) -> Program:
        try:
            program = self._context.program(vertex_shader=vertex.text, fragment_shader=fragment.text)
        except moderngl.Error as error:
            message = str(error)
            text = vertex if "vertex_shader" in message else fragment
            raise ShaderError(f"{name} does not compile.\n{text.explain(message)}") from None
        return Program(self._context, program, _declared(vertex.text) | _declared(fragment.text), name)


def _declared(text: str) -> frozenset[str]:
    names: set[str] = set()
    for declaration in _UNIFORM.findall(text):
        for item in declaration.split(","):
            match = _NAME.match(item.strip())
            if match:
                names.add(match[0])
    return frozenset(names)


def _bytes(uniform: moderngl.Uniform, value: object, where: str) -> bytes:
    """The value as the driver wants it. Shapes that don't fit are an error here, not a garbled picture later."""
    kind = np.int32 if uniform.fmt.endswith("i") else np.uint32 if uniform.fmt.endswith("I") else np.float32
    array = np.asarray(value, kind)
    if uniform.matrix and array.ndim >= 2:
        array = np.swapaxes(array, -1, -2)
    wanted = uniform.dimension * uniform.array_length
    if array.size != wanted:
        raise ShaderError(f"{where} takes {wanted} numbers, not {array.size}.")
    return np.ascontiguousarray(array).tobytes()
