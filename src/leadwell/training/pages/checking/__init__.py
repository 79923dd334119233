"""What is said about credentials to anybody: whether one is real, who signs, and what they are for."""

from leadwell.training.pages.checking.achievement import achievement_page
from leadwell.training.pages.checking.issuer import issuer_page
from leadwell.training.pages.checking.verify import VerifyPage, verify_page

__all__ = ["VerifyPage", "achievement_page", "issuer_page", "verify_page"]
