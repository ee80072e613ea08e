"""Pictures for tests, as people and attackers send them."""

import io
import struct
import zlib

from PIL import Image

SECRET = b"51.5074N 0.1278W"


def png(size: tuple[int, int] = (40, 20)) -> bytes:
    """Return a plain picture."""
    return _saved(Image.new("RGB", size, "teal"), "PNG")


def photo(size: tuple[int, int] = (40, 20)) -> bytes:
    """Return a photograph that says where it was taken, in three places, and that lies on its side."""
    exif = Image.Exif()
    exif[0x0112] = 6  # orientation: turn by a quarter to see it upright
    exif[0x010E] = SECRET.decode()
    exif.get_ifd(0x8825)[1] = "N"
    drawn = io.BytesIO()
    Image.new("RGB", size, "teal").save(drawn, "JPEG", exif=exif, comment=SECRET)
    return drawn.getvalue() + SECRET


def moving(frames: int = 3) -> bytes:
    """Return a moving picture with a comment."""
    drawn = io.BytesIO()
    shades = [Image.new("RGB", (30, 30), (250 // frames * number, 90, 40)) for number in range(frames)]
    shades[0].save(drawn, "GIF", save_all=True, append_images=shades[1:], duration=80, loop=0, comment=SECRET)
    return drawn.getvalue()


def bomb(side: int = 30_000) -> bytes:
    """Return a small file that claims to unpack to gigabytes."""
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    packed = zlib.compress(bytes(side) * 100, 9)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", packed) + _chunk(b"IEND", b"")


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def _saved(picture: Image.Image, kind: str) -> bytes:
    drawn = io.BytesIO()
    picture.save(drawn, kind)
    return drawn.getvalue()
