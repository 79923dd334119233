"""Attempts that must fail: what somebody who means harm would try on the site."""
