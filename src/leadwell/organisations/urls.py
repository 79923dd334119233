"""Addresses of organisations, their people and posts. The picture of one is built in `measures`."""

from django.urls import path

from leadwell.organisations import views

app_name = "organisations"

urlpatterns = [
    path("organisations/", views.Find.as_view(), name="search"),
    path("organisations/<str:code>/people/", views.People.as_view(), name="people"),
    path("organisations/<str:code>/people.csv", views.PeopleSheet.as_view(), name="people-sheet"),
    path("organisations/<str:code>/posts/<int:post_id>/", views.Post.as_view(), name="post"),
    path("organisations/<str:code>/staff/", views.Staff.as_view(), name="staff"),
    path("organisations/<str:code>/staff/add/", views.AddStaff.as_view(), name="add-staff"),
    path(
        "organisations/<str:code>/staff/<int:tenure_id>/",
        views.ChangeStaff.as_view(),
        name="change-staff",
    ),
    path(
        "organisations/<str:code>/staff/<int:tenure_id>/leaves/",
        views.StaffLeaves.as_view(),
        name="staff-leaves",
    ),
    path(
        "organisations/<str:code>/staff/<int:tenure_id>/back/",
        views.StaffBack.as_view(),
        name="staff-back",
    ),
    path("people/<int:person_id>/", views.Person.as_view(), name="person"),
    path("my/team/", views.MyTeam.as_view(), name="my-team"),
]
