"""The pages that are prose: about Leadwell, its figures, and what people may rely on."""

from leadwell.home.pages.texts.about import about_page
from leadwell.home.pages.texts.accessibility import accessibility_page
from leadwell.home.pages.texts.figures import figures_page
from leadwell.home.pages.texts.privacy import privacy_page
from leadwell.home.pages.texts.security import security_text

__all__ = ["about_page", "accessibility_page", "figures_page", "privacy_page", "security_text"]
