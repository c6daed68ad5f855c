"""Puts portraits and their captions together into one picture."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

GAP = 4
PAPER = (24, 24, 26)
INK = (225, 225, 220)
_LINE_HEIGHT = 1.25  # of the font's size


class Sheet:
    """A contact sheet that is filled tile by tile.

    size: pixels along the side of a tile. rows of tiles follow from their number. caption_lines: under each tile.
    """

    def __init__(self, tiles: int, columns: int, size: int, caption_lines: int) -> None:
        self.columns = max(1, min(columns, tiles))
        self.size = size
        self._font_size = max(9, min(16, size // 16))
        self._font = ImageFont.load_default(self._font_size)
        self._tile_height = size + round(caption_lines * self._font_size * _LINE_HEIGHT)
        rows = -(-tiles // self.columns)
        width = self.columns * (size + GAP) + GAP
        height = rows * (self._tile_height + GAP) + GAP
        self.picture = Image.new("RGB", (width, height), PAPER)
        self._pen = ImageDraw.Draw(self.picture)

    def place(self, index: int, tile: Image.Image, caption: Sequence[str]) -> None:
        """Put a tile at its place, counted row by row from 0, with its caption under it."""
        row, column = divmod(index, self.columns)
        left = GAP + column * (self.size + GAP)
        top = GAP + row * (self._tile_height + GAP)
        self.picture.paste(tile.convert("RGB"), (left, top))
        for line, text in enumerate(caption):
            y = top + self.size + line * self._font_size * _LINE_HEIGHT
            self._pen.text((left + 2, y), self._shortened(text), fill=INK, font=self._font)

    def _shortened(self, text: str) -> str:
        """The text, cut so that it does not run into the next tile."""
        if self._font.getlength(text) <= self.size - 4:
            return text
        while text and self._font.getlength(text + "...") > self.size - 4:
            text = text[:-1]
        return text + "..."
