"""The rows of what a desk writes for its customers."""

from upheld.knowledge.models.article import Article
from upheld.knowledge.models.category import Category
from upheld.knowledge.models.draft import Draft
from upheld.knowledge.models.feedback import Feedback
from upheld.knowledge.models.media import Media
from upheld.knowledge.models.registration import Registration
from upheld.knowledge.models.revision import Revision
from upheld.knowledge.models.webinar import Webinar

__all__ = ["Article", "Category", "Draft", "Feedback", "Media", "Registration", "Revision", "Webinar"]
