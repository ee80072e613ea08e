"""The addresses of the customers' pages, below `/<desk>/console/`."""

from django.urls import path

from upheld.surfaces.console.customers import (
    accounts,
    contracts,
    importing,
    merging,
    notes,
    organisations,
    oversight,
    people,
    personal,
    senders,
)
from upheld.surfaces.console.customers.merging import CUSTOMERS, PEOPLE

urlpatterns = [
    path("customers/", organisations.customers, name="customers"),
    path("customers/new/", organisations.new, name="customer_new"),
    path("customers/export.csv", importing.export, name="customer_export"),
    path("customers/imports/", importing.imports, name="customer_imports"),
    path("customers/imports/<int:upload>/", importing.preview, name="customer_import"),
    path("customers/imports/<int:upload>/confirmed/", importing.confirm, name="customer_import_confirmed"),
    path("customers/imports/<int:upload>/discarded/", importing.discard, name="customer_import_discarded"),
    path("customers/merges/<int:number>/undone/", merging.undone, {"sort": CUSTOMERS}, "customer_merge_undone"),
    path("customers/notes/<int:note>/removed/", notes.remove, name="customer_note_removed"),
    path("customers/<int:organisation>/", organisations.customer, name="customer"),
    path("customers/<int:organisation>/name/", organisations.rename, name="customer_name"),
    path("customers/<int:organisation>/notes/", notes.about_customer, name="customer_notes"),
    path("customers/<int:organisation>/contracts/new/", contracts.new, name="contract_new"),
    path("customers/<int:organisation>/senders/", senders.allow, name="senders"),
    path("customers/<int:organisation>/senders/<int:sender>/withdrawn/", senders.withdraw, name="sender_withdrawn"),
    path("customers/<int:number>/merge/", merging.merge, {"sort": CUSTOMERS}, "customer_merge"),
    path("contracts/<int:contract>/", contracts.edit, name="contract"),
    path("people/", people.people, name="people"),
    path("people/new/", people.new, name="person_new"),
    path("people/<int:contact>/", people.person, name="person"),
    path("people/<int:contact>/account/invited/", accounts.invited, name="person_invited"),
    path("people/<int:contact>/edit/", people.edit, name="person_edit"),
    path("people/merges/<int:number>/undone/", merging.undone, {"sort": PEOPLE}, "person_merge_undone"),
    path("people/<int:contact>/oversight/", oversight.grant, name="oversight"),
    path("people/<int:contact>/oversight/ended/", oversight.end, name="oversight_ended"),
    path("people/<int:contact>/data.zip", personal.export, name="person_data"),
    path("people/<int:contact>/erasure/", personal.erasure, name="person_erasure"),
    path("people/<int:number>/merge/", merging.merge, {"sort": PEOPLE}, "person_merge"),
    path("people/<int:contact>/notes/", notes.about_person, name="person_notes"),
]
