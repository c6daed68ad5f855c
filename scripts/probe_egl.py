"""Exit status 0 if a headless OpenGL context can be had on this machine, else 1 and one sentence.

Runs before anything is installed, so it uses the standard library alone and asks libEGL itself.
"""

import ctypes
import sys

EGL_PLATFORM_DEVICE = 0x313F  # EGL_EXT_platform_device
EGL_PLATFORM_SURFACELESS = 0x31DD  # EGL_MESA_platform_surfaceless


def displays(egl):
    """Every EGL display that needs no window system."""
    egl.eglGetProcAddress.restype = ctypes.c_void_p
    egl.eglGetProcAddress.argtypes = [ctypes.c_char_p]

    get_display = egl.eglGetProcAddress(b"eglGetPlatformDisplayEXT")
    if not get_display:
        return
    get_display = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_uint, ctypes.c_void_p, ctypes.c_void_p)(get_display)
    query_devices = egl.eglGetProcAddress(b"eglQueryDevicesEXT")
    if query_devices:
        devices = (ctypes.c_void_p * 16)()
        count = ctypes.c_int()
        query = ctypes.CFUNCTYPE(ctypes.c_uint, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(query_devices)
        if query(16, devices, ctypes.byref(count)):
            for device in devices[: count.value]:
                yield get_display(EGL_PLATFORM_DEVICE, device, None)
    yield get_display(EGL_PLATFORM_SURFACELESS, None, None)


def main():
    """See above."""
    try:
        ctypes.CDLL("libGL.so.1")
        egl = ctypes.CDLL("libEGL.so.1")
    except OSError as error:
        return f"no picture can be drawn: {error}"
    egl.eglInitialize.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p]
    if any(display and egl.eglInitialize(display, None, None) for display in displays(egl)):
        return 0
    return "no picture can be drawn: libEGL is there, but no driver for it (on Debian: libgl1-mesa-dri)"


if __name__ == "__main__":
    sys.exit(main())
