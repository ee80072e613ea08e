"""The pages, as a WSGI application."""

import gc
import os

from django.core.wsgi import get_wsgi_application

from upheld.config import environment
from upheld.config.processes import lifeline

os.environ.setdefault("DJANGO_SETTINGS_MODULE", environment.settings_module())
lifeline.follow_parent()  # a worker of the application server goes when the server does
application = get_wsgi_application()

# What was loaded to start stays for ever, and what a request makes dies by reference count.
ALLOCATIONS_BEFORE_COLLECTING = 50_000
gc.collect()
gc.freeze()
gc.set_threshold(ALLOCATIONS_BEFORE_COLLECTING, 20, 20)
