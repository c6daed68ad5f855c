"""Scenes of spheres, boxes and floors, whose pictures can be worked out by hand."""

from __future__ import annotations

import numpy as np

from facestudio.colour.transfer import srgb_from_linear
from facestudio.photo.tone import develop_tones
from facestudio.scene.camera.portrait import BASE_EXPOSURE
from facestudio.scene.materials.types import GlossMaterial, Material
from facestudio.scene.types import (
    Backdrop,
    Camera,
    Dome,
    Lens,
    Lighting,
    Mesh,
    Part,
    Scene,
    SoftBox,
    Strands,
)

WHITE = (1.0, 1.0, 1.0)
BLACK = (0.0, 0.0, 0.0)
DISTANCE, HEIGHT = 130.0, 20.0


def as_shown(radiance):
    """sRGB value 0..1 that grey radiance, any shape, has in a picture by the standard camera and film."""
    grey = np.asarray(radiance, np.float64)[..., None]
    return srgb_from_linear(develop_tones(np.repeat(grey * BASE_EXPOSURE, 3, axis=-1)))[..., 1]


def gloss(colour=WHITE, roughness=0.6, reflectance=0.02, scatter=0.0) -> GlossMaterial:
    """A plain surface."""
    return GlossMaterial(colour, colour, roughness, reflectance, scatter)


def mesh(positions, normals, triangles, part: Part, material: Material, casts=True) -> Mesh:
    """A mesh without masks that casts its own shadow."""
    triangles = np.asarray(triangles, np.int32)
    positions = np.asarray(positions, np.float32)
    return Mesh(
        part=part,
        positions=positions,
        normals=np.asarray(normals, np.float32),
        rest=positions,
        masks=np.tile(np.float32([1, 0, 0, 0, 0, 0, 0, 0]), (len(positions), 1)),
        triangles=triangles,
        casters=triangles if casts else triangles[:0],
        material=material,
    )


def sphere(centre=(0, 0, 0), radius=5.0, part=Part.EYEWEAR, material=None, rings=48) -> Mesh:
    """A ball of 2 * rings meridians."""
    theta, phi = np.linspace(0, np.pi, rings + 1), np.linspace(0, 2 * np.pi, 2 * rings, endpoint=False)
    ring, height = np.sin(theta)[:, None], np.cos(theta)[:, None]
    normals = np.stack([ring * np.cos(phi), height + 0 * phi, ring * np.sin(phi)], axis=-1).reshape(-1, 3)
    row, column = np.meshgrid(np.arange(rings), np.arange(2 * rings), indexing="ij")
    a, b = row * 2 * rings + column, row * 2 * rings + (column + 1) % (2 * rings)
    quads = np.stack([a, a + 2 * rings, b + 2 * rings, b], axis=-1).reshape(-1, 4)
    triangles = np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])
    return mesh(np.array(centre) + radius * normals, normals, triangles, part, material or gloss())


def panel(corner, across, up, part=Part.EYEWEAR, material=None, casts=True) -> Mesh:
    """A parallelogram from a corner along two edges."""
    corner, across, up = (np.array(v, float) for v in (corner, across, up))
    normal = np.cross(across, up) / np.linalg.norm(np.cross(across, up))
    positions = [corner, corner + across, corner + across + up, corner + up]
    return mesh(positions, [normal] * 4, [[0, 1, 2], [0, 2, 3]], part, material or gloss(), casts)


def lamp(direction=(0, 0, 1), half_size=(0.1, 0.1), radiance=BLACK) -> SoftBox:
    """A soft box; off unless a radiance is given."""
    return SoftBox(tuple(np.array(direction) / np.linalg.norm(direction)), half_size, radiance)


def lighting(key=None, dome=(BLACK, BLACK, BLACK)) -> Lighting:
    """A key lamp, if given, and a dome (floor, horizon, zenith)."""
    return Lighting(key or lamp(), lamp((1, 0, -1)), lamp((1, 0, 1)), Dome(*dome))


def camera(exposure=1.0) -> Camera:
    """Straight from the front at the origin."""
    near, far = 50.0, 300.0
    slope = 2 * DISTANCE / HEIGHT
    clip_from_view = np.array(
        [
            [slope, 0, 0, 0],
            [0, slope, 0, 0],
            [0, 0, -(far + near) / (far - near), -2 * far * near / (far - near)],
            [0, 0, -1, 0],
        ],
    )
    view_from_head = np.eye(4)
    view_from_head[2, 3] = -DISTANCE
    return Camera(view_from_head, clip_from_view, (0.0, 0.0, DISTANCE), DISTANCE, HEIGHT, 0.0, exposure)


def strands(count=40, part=Part.HAIR, colour=(0.1, 0.06, 0.03)) -> Strands:
    """Straight hairs that hang in front of the sphere."""
    x = np.linspace(-3, 3, count)
    y = np.linspace(4, -4, 6)
    points = np.stack(np.broadcast_arrays(x[:, None], y[None], np.float32(5.5)), axis=-1).astype(np.float32)
    shape = points.shape[:2]
    return Strands(
        part=part,
        points=points,
        widths=np.full(shape, 0.02, np.float32),
        colours=np.broadcast_to(np.float32(colour), (*shape, 3)),
        opacity=np.ones(shape, np.float32),
        gloss=1.0,
        caster_points=points[::2, ::2],
        caster_half_width=0.02,
    )


def lens(transmittance=(0.3, 0.3, 0.3)) -> Lens:
    """A flat lens in front of the right half of the picture."""
    positions = np.float32([[0, -4, 8], [4, -4, 8], [4, 4, 8], [0, 4, 8]])
    return Lens(
        positions,
        np.tile(np.float32([0, 0, 1]), (4, 1)),
        np.int32([[0, 1, 2], [0, 2, 3]]),
        transmittance,
        transmittance,
        0.012,
    )


def scene(meshes=(), hair=(), lenses=(), light=None, backdrop=BLACK) -> Scene:
    """The parts, seen from the front, before an even backdrop."""
    paper = Backdrop(np.full((4, 4, 3), backdrop, np.float16))
    return Scene(
        tuple(meshes),
        tuple(hair),
        tuple(lenses),
        light or lighting(dome=(WHITE, WHITE, WHITE)),
        paper,
        camera(),
        np.zeros((2, 3)),
    )


def everything() -> Scene:
    """A little of all: a lit ball behind hair and a lens, on a floor."""
    return scene(
        [sphere(material=gloss((0.5, 0.3, 0.2))), panel((-12, -8, -10), (24, 0, 0), (0, 0, 24))],
        [strands()],
        [lens()],
        lighting(lamp((-1, 1, 1), (0.3, 0.3), (4.0, 3.8, 3.5)), ((0.1,) * 3, (0.2,) * 3, (0.4,) * 3)),
        (0.2, 0.21, 0.23),
    )
