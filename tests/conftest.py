"""Fixtures that every kind of test shares: the head pack and a headless OpenGL context, once per test process."""

import pytest

pytest_plugins = ["support.service_fixtures"]


@pytest.fixture(scope="session")
def pack():
    """The head pack of this checkout."""
    from facestudio import assets

    try:
        return assets.load()
    except assets.PackError as error:
        pytest.fail(str(error), pytrace=False)


@pytest.fixture(scope="session")
def gpu():
    """Mesa's software renderer, so that pictures can be compared from machine to machine."""
    from facestudio.gpu import Gpu, GpuUnavailable

    try:
        opened = Gpu.open(software=True)
    except GpuUnavailable as error:
        pytest.fail(str(error), pytrace=False)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def graphics_card():
    """A real GPU; skips, with the reason, where there is none."""
    from facestudio.gpu import Gpu, GpuUnavailable

    try:
        opened = Gpu.open()
    except GpuUnavailable as error:
        pytest.skip(str(error))
    if opened.software:
        renderer = opened.renderer
        opened.close()
        pytest.skip(f"no graphics card here, only {renderer}")
    yield opened
    opened.close()
