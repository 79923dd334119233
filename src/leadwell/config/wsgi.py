"""What the web server runs."""

import os

from django.core.wsgi import get_wsgi_application

from leadwell.config.alphabet import only_utf8

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leadwell.config.settings")
# Read with the settings: only what answers people is cut off after a while, never a load.
os.environ["LEADWELL_SERVING"] = "1"
application = only_utf8(get_wsgi_application())
