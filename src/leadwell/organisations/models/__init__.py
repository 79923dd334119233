"""Organisations, and the posts in them."""

from leadwell.organisations.models.places import (
    Kind,
    Membership,
    Organisation,
    OrganisationCode,
    OrganisationName,
    Placement,
    Sector,
    Succession,
)
from leadwell.organisations.models.posts import Post, ReportingLine, Tenure, TenureKind

__all__ = [
    "Kind",
    "Membership",
    "Organisation",
    "OrganisationCode",
    "OrganisationName",
    "Placement",
    "Post",
    "ReportingLine",
    "Sector",
    "Succession",
    "Tenure",
    "TenureKind",
]
