"""What Django's registry says of our models: which way they point, and that whoever did something is named."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models

from tests.repository.tree import DOMAIN_APPS

OURS = [model for name in DOMAIN_APPS for model in apps.get_app_config(name).get_models()]

# Instants without a `_by` beside them, and why.
NOBODYS = {
    "accounts.MailedLink.expires_at": "its time runs out",
    "accounts.User.joined_at": "a person joins by themselves",
    "agreements.AgreementVersion.effective_at": "a date of the document, not a deed",
    "agreements.AnnexWithdrawal.effective_at": "a date that was chosen, not a deed",
    "agreements.Annex.effective_at": "a date of the document, not a deed",
    "customers.UsedIdentity.expires_at": "follows from what the website signed",
    "desks.Absence.begins_at": "was said, by said_by",
    "desks.Absence.ends_at": "was said, by said_by",
    "desks.Announcement.ends_at": "was chosen, by written_by",
    "desks.Announcement.starts_at": "was chosen, by written_by",
    "desks.ApiToken.last_used_at": "the program did, and the key is the program's",
    "desks.Invitation.expires_at": "follows from when it was sent",
    "desks.IdempotentAnswer.answered_at": "the program's token is the row's owner",
    "improvement.SurveyInvitation.asked_at": "a worker did, and any worker is as good",
    "improvement.SurveyInvitation.expires_at": "follows from when they were asked",
    "knowledge.Feedback.given_at": "the visitor did, and nobody is to know who they are",
    "knowledge.Registration.asked_at": "whoever typed the address did, who may be anybody",
    "knowledge.Registration.cancelled_at": "whoever holds the link did: it is the right",
    "knowledge.Registration.confirmed_at": "whoever holds the link did: it is the right",
    "knowledge.Webinar.ends_at": "a date that was chosen, not a deed",
    "knowledge.Webinar.starts_at": "a date that was chosen, not a deed",
    "notifications.Correspondent.confirmed_at": "whoever holds the link did: it is the right",
    "notifications.Correspondent.typed_at": "whoever typed the address did, who may be anybody",
    "notifications.Delivery.began_at": "a worker did, and any worker is as good",
    "notifications.Delivery.ended_at": "a worker did, and any worker is as good",
    "notifications.Notice.read_at": "whose bell it is did",
    "notifications.Notice.written_at": "names who did what it tells of",
    "notifications.Notification.delivered_at": "a worker did, and any worker is as good",
    "notifications.Notification.gave_up_at": "a worker did, and any worker is as good",
    "notifications.Notification.held_at": "a worker did, and any worker is as good",
    "notifications.Notification.next_attempt_at": "says when to look, for the outbox worker",
    "notifications.Notification.written_at": "the audit event of the same transaction names the actor",
    "rules.RuleRun.happened_at": "the audit event that it names has who",
    "rules.RuleRun.ran_at": "the rule did, and any worker is as good",
    "rules.Wait.due_at": "follows from when its trigger happened",
    "rules.Wait.happened_at": "the audit event that it names has who",
    "tallies.Tally.began_at": "many did, and the row tells nobody who",
    "tallies.Tally.ends_at": "follows from when it began",
    "tickets.Draft.saved_at": "the draft's author did",
    "tickets.Sending.begun_at": "the sending's author did",
    "tickets.Sending.due_at": "follows from when it was begun",
    "tickets.Clock.due_at": "derived from the agreement",
    "tickets.Clock.look_again_at": "says when to look, for the clock worker",
    "tickets.Clock.past_due_at": "time did",
    "tickets.Clock.starts_at": "derived from the agreement",
    "tickets.Clock.stopped_at": "derived from the clock's events, which follow from what people did",
    "tickets.Clock.warn_at": "derived from the agreement",
    "tickets.IntakeRefusal.turned_away_at": "the agreement did; the row names who asked",
    "tickets.RecentTicket.opened_at": "the row's person did",
    "tickets.SavedSearch.kept_at": "its owner did",
    "tickets.Ticket.breach_at": "derived from the clocks, for the views",
    "tickets.Ticket.miss_at": "derived from the clocks, for the views",
    "tickets.Ticket.last_word_at": "the message it comes from names its author",
    "tickets.Ticket.queue_at": "derived from the clocks, for the queue",
    "tickets.Ticket.received_at": "the ticket's contact is who asked",
    "tickets.Upload.arrived_at": "whoever began it sent it; the process of files took it",
    "tickets.TrackingLink.expires_at": "follows from when it was made",
    "tickets.TrackingLink.made_at": "made with the ticket, for its contact",
}


def pairs_missing(model: type[models.Model]) -> Iterator[str]:
    names = {field.name for field in model._meta.get_fields()}
    for field in model._meta.get_fields():
        caused = isinstance(field, models.DateTimeField) and field.name.endswith("_at")
        if caused and field.name.removesuffix("_at") + "_by" not in names:
            yield f"{model._meta.label}.{field.name}"


def test_every_app_of_the_house_is_installed() -> None:
    assert {model._meta.app_label for model in OURS} <= set(DOMAIN_APPS)
    assert OURS


def test_a_row_points_to_its_own_app_or_one_further_in() -> None:
    depth = {name: place for place, name in enumerate(DOMAIN_APPS)}
    outward = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in OURS
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey)
        and depth[field.related_model._meta.app_label] > depth[model._meta.app_label]
    ]
    assert outward == []


@pytest.mark.parametrize("app", ["tallies", "audit", "notifications"])
def test_the_lowest_rows_name_their_subject_and_point_to_no_other_app(app: str) -> None:
    assert [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_app_config(app).get_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey) and field.related_model._meta.app_label != app
    ] == []


def test_no_row_has_an_order_of_its_own() -> None:
    assert [model._meta.label for model in OURS if model._meta.ordering] == []


def test_every_row_says_what_it_is() -> None:
    unsaid = [model._meta.label for model in OURS if not (model.__doc__ or "").strip().startswith("A row is")]
    assert unsaid == []


def test_whoever_caused_an_instant_is_named() -> None:
    missing = {name for model in OURS for name in pairs_missing(model)}
    assert sorted(missing - set(NOBODYS)) == []
    assert sorted(set(NOBODYS) - missing) == []


def test_what_is_paired_is_constrained_together() -> None:
    loose = []
    for model in OURS:
        said = " ".join(
            str(one.condition) for one in model._meta.constraints if isinstance(one, models.CheckConstraint)
        )
        for field in model._meta.get_fields():
            if isinstance(field, models.DateTimeField) and field.null and field.name.endswith("_at"):
                by = field.name.removesuffix("_at") + "_by"
                if by in {other.name for other in model._meta.get_fields()} and by not in said:
                    loose.append(f"{model._meta.label}.{field.name}")
    assert loose == []
