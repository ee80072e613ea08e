"""The pages, as a WSGI application."""

import os

from django.core.wsgi import get_wsgi_application

from upheld.config import environment
from upheld.config.processes import lifeline

os.environ.setdefault("DJANGO_SETTINGS_MODULE", environment.settings_module())
lifeline.follow_parent()  # a worker of the application server goes when the server does
application = get_wsgi_application()
