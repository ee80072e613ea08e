"""What every page of articles shares: who works on them, the frame around, and one of the desk's articles."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from upheld.audit.facts import Actor
from upheld.desks.access import Permission, member_for, permits
from upheld.desks.models import Desk, Membership
from upheld.knowledge.access import article_of_member
from upheld.knowledge.models import Article
from upheld.now import now
from upheld.surfaces.console.frame import Frame, frame_of
from upheld.surfaces.console.members import MemberRequest

INCOMPLETE, CONFLICT = 422, 409
# The lists, by the word in their address; feedback and categories have pages of their own.
LISTS = ("all", "drafts", "review", "retired")


@dataclass(frozen=True, kw_only=True, slots=True)
class Keeping:
    """Somebody at work on a desk's articles."""

    request: MemberRequest
    member: Membership
    at: datetime

    @property
    def desk(self) -> Desk:
        """The desk whose articles they are."""
        return self.member.desk

    @property
    def by(self) -> Actor:
        """Who works."""
        return self.member.user.as_actor

    @property
    def may_publish(self) -> bool:
        """Whether they say what readers see."""
        return permits(self.member, Permission.PUBLISH_ARTICLES)

    def article(self, number: int) -> Article:
        """Return one of the desk's articles; of another desk there is none."""
        return article_of_member(self.member, number)

    def frame(self) -> Frame:
        """Return what stands around the page."""
        return frame_of(self.request, self.member, at=self.at, view="knowledge")

    def page(self, name: str, *, active: str = "", status: int = 200, **shown: Any) -> HttpResponse:
        """Show a page of articles."""
        around = {"desk_slug": self.desk.name, "tabs": self._tabs(active), "may_publish": self.may_publish}
        context = {**self.frame().context, **around, **shown}
        return render(self.request, f"console/knowledge/{name}.html", context, status=status)

    def back_to(self, article: Article) -> HttpResponse:
        """Go back to the page of an article."""
        return redirect("console:article", self.desk.name, article.pk)

    def _tabs(self, active: str) -> list[dict[str, Any]]:
        index = reverse("console:articles", args=[self.desk.name])
        labels = (_("All"), _("Drafts"), _("Review due"), _("Retired"))
        lists = [(key, label, f"{index}?list={key}") for key, label in zip(LISTS, labels, strict=True)]
        pages = [
            ("feedback", _("What readers say"), reverse("console:articles_feedback", args=[self.desk.name])),
            ("categories", _("Categories"), reverse("console:article_categories", args=[self.desk.name])),
        ]
        shown = lists + [one for one in pages if one[0] != "categories" or self.may_publish]
        return [{"label": label, "url": url, "active": key == active} for key, label, url in shown]


def keeping(request: MemberRequest, desk: str, *, permission: Permission = Permission.WRITE_ARTICLES) -> Keeping:
    """Return somebody's hold on the articles of a desk; whoever may not is told that there are none."""
    return Keeping(request=request, member=member_for(request.user, desk, permission=permission), at=now())
