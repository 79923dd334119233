"""A square that a phone's camera opens as an address (a QR code), as a picture that scales."""

from __future__ import annotations

import qrcode
from qrcode.image.svg import SvgPathImage


def square(address: str) -> str:
    """The picture as SVG. The same address gives the same picture. It survives a fold or a stain."""
    made = qrcode.make(
        address, image_factory=SvgPathImage, error_correction=qrcode.constants.ERROR_CORRECT_M
    )
    return made.to_string(encoding="unicode")
