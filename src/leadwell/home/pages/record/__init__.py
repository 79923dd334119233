"""What is held about me, where it came from, and who has looked."""

from leadwell.home.pages.record.page import NOTHING_TOLD, record_page
from leadwell.home.pages.record.posts import PostCard

__all__ = ["NOTHING_TOLD", "PostCard", "record_page"]
