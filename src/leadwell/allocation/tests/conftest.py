"""Property tests try the same examples every time, however busy the machine is."""

from hypothesis import settings

settings.register_profile("leadwell", deadline=None, derandomize=True)
settings.load_profile("leadwell")
