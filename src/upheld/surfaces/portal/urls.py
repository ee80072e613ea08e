"""The addresses of the portal, below `/<desk>/`."""

from django.urls import path

from upheld.surfaces.portal import announced, confirming, forwarded, survey, track, uploads
from upheld.surfaces.portal.emergency import declaring, telling
from upheld.surfaces.portal.intake import turned_away
from upheld.surfaces.portal.intake import views as intake
from upheld.surfaces.portal.knowledge import answering, reading, seats, suggesting
from upheld.surfaces.portal.tickets import acts, colleagues, escalation, files, mine, page, receipts

app_name = "portal"
urlpatterns = [
    path("tickets/", mine.tickets, name="tickets"),
    path("tickets/new", intake.new, name="new"),
    path("tickets/new/preview", intake.preview, name="preview"),
    path("tickets/new/kept/<uuid:refusal>", turned_away.kept, name="kept"),
    path("tickets/new/uploads", uploads.in_form, name="form_uploads"),
    path("tickets/<int:number>", page.ticket, name="ticket"),
    path("emergency", declaring.emergency, name="emergency"),
    path("tickets/<int:number>/emergency", telling.told, name="emergency_told"),
    path("tickets/<int:number>/received", page.received, name="received"),
    path("tickets/<int:number>/receipts", receipts.receipts, name="receipts"),
    path("tickets/<int:number>/receipts.json", receipts.download, name="receipts_json"),
    path("tickets/<int:number>/files/<uuid:file>", files.file, name="file"),
    path("tickets/<int:number>/files/<uuid:file>/thumbnail", files.thumbnail, name="file_thumbnail"),
    path("tickets/<int:number>/uploads", uploads.on_ticket, name="uploads"),
    path("tickets/<int:number>/replies/", acts.replies, name="replies"),
    path("tickets/<int:number>/closure/", acts.resolve, name="closure"),
    path("tickets/<int:number>/closure/reopened/", acts.reopen, name="closure_reopened"),
    path("tickets/<int:number>/escalation/", escalation.ask, name="escalation"),
    path("tickets/<int:number>/followers/", colleagues.invite, name="followers"),
    path("tickets/<int:number>/followers/<int:follow>/ended/", colleagues.end, name="follower_ended"),
    path("help", reading.front, name="help"),
    path("help/suggestions", suggesting.suggestions, name="suggestions"),
    path("help/topics/<slug:key>", reading.topic, name="topic"),
    path("help/articles/<slug:slug>", reading.article, name="article"),
    path("help/articles/<slug:slug>/feedback/", answering.feedback, name="article_feedback"),
    path("help/articles/<slug:slug>/solved/", answering.solved, name="article_solved"),
    path("help/articles/<slug:slug>/registration/", seats.register, name="webinar_registration"),
    path("help/registrations/<str:token>/", seats.registration, name="registration"),
    path("help/registrations/<str:token>/confirmed/", seats.confirm, name="registration_confirmed"),
    path("help/registrations/<str:token>/cancelled/", seats.cancel, name="registration_cancelled"),
    path("help/registrations/<str:token>/webinar.ics", seats.calendar, name="registration_calendar"),
    path("survey/<str:token>/", survey.survey, name="survey"),
    path("forwarded/<str:token>/files/<uuid:file>/", forwarded.file, name="forwarded_file"),
    path("announcements/<int:number>/read/", announced.put_away, name="announcement_read"),
    path("confirm/<str:token>/", confirming.confirm, name="confirm"),
    path("track/", track.links, name="links"),
    path("track/<str:token>/renewed/", track.renew, name="renewed"),
    path("track/<str:token>/", track.follow, name="track"),
    path("track/<str:token>/files/<uuid:file>/", track.follow, name="track_file"),
]
