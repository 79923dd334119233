"""What the pages of organisations, their posts and their people say."""

from leadwell.organisations.pages.finding import FindPage, find_page

__all__ = ["FindPage", "find_page"]
