"""The addresses of the console, below `/<desk>/console/`."""

from django.urls import path

from upheld.surfaces.console import corrections, outbox, plans
from upheld.surfaces.console.agreement import annexes, drafts, editing, publishing, revisions, versions
from upheld.surfaces.console.queue_views import building, columns, listing
from upheld.surfaces.console.tickets import (
    assignments,
    closures,
    fulfilments,
    holds,
    judgements,
    messages,
    page,
    queue,
    receipts,
    taking,
)

app_name = "console"
urlpatterns = [
    path("", queue.queue, name="queue"),
    path("views/", listing.views, name="views"),
    path("views/new/", building.new, name="new_view"),
    path("views/preview/", building.preview, name="view_preview"),
    path("views/<int:view>/", building.view, name="view"),
    path("views/<int:view>/deletion/", building.deletion, name="view_deletion"),
    path("views/<slug:view>/columns/", columns.columns, name="view_columns"),
    path("agreement/editor/", editing.editor, name="agreement_editor"),
    path("agreement/editor/check/", editing.check, name="agreement_check"),
    path("agreement/corrections/", corrections.corrections, name="corrections"),
    path("agreement/corrections/<int:number>/", corrections.correction, name="correction"),
    path("contracts/<int:contract>/annex/", annexes.annex, name="annex"),
    path("contracts/<int:contract>/annex/withdrawal/", annexes.withdrawal, name="annex_withdrawal"),
    path("contracts/<int:contract>/plan/", plans.plan, name="plan"),
    path("outbox/", outbox.outbox, name="outbox"),
    path("outbox/<int:notification>/retries/", outbox.retries, name="outbox_retries"),
    path("agreement/", versions.agreement, name="agreement"),
    path("agreement/draft/", drafts.start, name="agreement_draft"),
    path("agreement/draft/discarded/", drafts.discard, name="agreement_draft_discarded"),
    path("agreement/draft/revisions/", revisions.revisions, name="agreement_revisions"),
    path("agreement/draft/revisions/<int:number>/", revisions.revision, name="agreement_revision"),
    path("agreement/publishing/", publishing.publishing, name="agreement_publishing"),
    path("tickets/new/", taking.new, name="new"),
    path("tickets/new/preview/", taking.preview, name="new_preview"),
    path("tickets/<int:number>/", page.ticket, name="ticket"),
    path("tickets/<int:number>/receipts/", receipts.receipts, name="receipts"),
    path("tickets/<int:number>/receipts.json", receipts.download, name="receipts_json"),
    path("tickets/<int:number>/replies/", messages.replies, name="replies"),
    path("tickets/<int:number>/notes/", messages.notes, name="notes"),
    path("tickets/<int:number>/hold/", holds.place, name="hold"),
    path("tickets/<int:number>/hold/lifted/", holds.lift, name="hold_lifted"),
    path("tickets/<int:number>/closure/", closures.resolve, name="closure"),
    path("tickets/<int:number>/closure/reopened/", closures.reopen, name="closure_reopened"),
    path("tickets/<int:number>/priority/", judgements.priority, name="priority"),
    path("tickets/<int:number>/emergency/", judgements.emergency, name="emergency"),
    path("tickets/<int:number>/facts/", judgements.right_facts, name="facts"),
    path("tickets/<int:number>/agreement/", judgements.later_version, name="later_version"),
    path("tickets/<int:number>/fulfilments/<slug:metric>/", fulfilments.fulfil_promise, name="fulfilment"),
    path("tickets/<int:number>/assignment/", assignments.give, name="assignment"),
]
