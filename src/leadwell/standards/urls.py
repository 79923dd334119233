"""Addresses of the standards: pages, and frameworks as CASE documents."""

from __future__ import annotations

from django.urls import path

from leadwell.standards.views import case, drafting, importing, reading

CASE = "ims/case/v1p1/"
ONE = "<str:identifier>"

VERSION = "standards/<slug:framework>/<str:version>/"
DRAFT = "standards/drafts/<int:version_id>/"

app_name = "standards"
urlpatterns = [
    path("standards/", reading.Frameworks.as_view(), name="frameworks"),
    path("standards/import/", importing.Import.as_view(), name="import"),
    path("standards/drafts/", drafting.Drafts.as_view(), name="drafts"),
    path("standards/drafts/start/", drafting.Start.as_view(), name="start"),
    path(DRAFT, drafting.Draft.as_view(), name="draft"),
    path(f"{DRAFT}about/", drafting.Describe.as_view(), name="describe"),
    path(f"{DRAFT}touches/", drafting.Affected.as_view(), name="affected"),
    path(f"{DRAFT}items/add/", drafting.KeepItem.as_view(), name="item-add"),
    path(f"{DRAFT}items/<int:item_id>/", drafting.KeepItem.as_view(), name="item-change"),
    path(f"{DRAFT}items/<int:item_id>/out/", drafting.RemoveItem.as_view(), name="item-remove"),
    path(f"{DRAFT}asks/add/", drafting.KeepRequirement.as_view(), name="requirement-add"),
    path(
        f"{DRAFT}asks/<int:requirement_id>/",
        drafting.KeepRequirement.as_view(),
        name="requirement-change",
    ),
    path(
        f"{DRAFT}asks/<int:requirement_id>/out/",
        drafting.RemoveRequirement.as_view(),
        name="requirement-remove",
    ),
    path(f"{DRAFT}comments/", drafting.Comments.as_view(), name="comments"),
    path(f"{DRAFT}comments/<int:comment_id>/", drafting.Answer.as_view(), name="answer"),
    path(f"{DRAFT}<slug:verb>/", drafting.Step.as_view(), name="step"),
    path("standards/<slug:framework>/", reading.Version.as_view(), name="framework"),
    path("standards/<slug:framework>/compare/", reading.Compare.as_view(), name="compare"),
    path(VERSION, reading.Version.as_view(), name="version"),
    path(f"{VERSION}moodle.csv", importing.Moodle.as_view(), name="moodle"),
    path(f"{VERSION}<str:code>/", reading.Item.as_view(), name="item"),
    path(f"{CASE}CFDocuments", case.documents, name="case-documents"),
    path(f"{CASE}CFDocuments/{ONE}", case.document, name="case-document"),
    path(f"{CASE}CFPackages/{ONE}", case.package, name="case-package"),
    path(f"{CASE}CFItems/{ONE}", case.item, name="case-item"),
    path(f"{CASE}CFItemAssociations/{ONE}", case.item_associations, name="case-item-associations"),
    path(f"{CASE}CFAssociations/{ONE}", case.association, name="case-association"),
    path(f"{CASE}CFAssociationGroupings/{ONE}", case.grouping, name="case-grouping"),
    path(f"{CASE}CFItemTypes/{ONE}", case.item_types, name="case-item-types"),
    path(f"{CASE}CFSubjects/{ONE}", case.subjects, name="case-subjects"),
    path(f"{CASE}CFConcepts/{ONE}", case.concepts, name="case-concepts"),
    path(f"{CASE}CFLicenses/{ONE}", case.licence, name="case-licence"),
    path(f"{CASE}CFRubrics/{ONE}", case.rubric, name="case-rubric"),
]
