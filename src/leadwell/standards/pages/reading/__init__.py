"""What the public pages say: every framework, one version, one item."""

from leadwell.standards.pages.reading.item import item_page
from leadwell.standards.pages.reading.shelf import shelf_page
from leadwell.standards.pages.reading.version import version_page

__all__ = ["item_page", "shelf_page", "version_page"]
