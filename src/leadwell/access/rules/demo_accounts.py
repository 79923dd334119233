"""The made-up people of the demonstration: one of each kind, so that anyone can look with their eyes.

Names are made up. Addresses end in `.example`, which RFC 2606 keeps from ever being real.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """Somebody to sign in as: their role, and the kind of made-up organisation it is given at."""

    email: str
    name: str
    role: str
    organisation_kind: str


DEMO_ACCOUNTS: tuple[DemoAccount, ...] = (
    DemoAccount("staff@demo.leadwell.example", "Asha Okafor", "staff", "trust"),
    DemoAccount("nurse@demo.leadwell.example", "Efua Lindgren", "staff", "trust"),
    DemoAccount("starter@demo.leadwell.example", "Tomasz Ó Briain", "staff", "care-location"),
    DemoAccount("manager@demo.leadwell.example", "Maureen Adeyemi", "line-manager", "trust"),
    DemoAccount("hr@demo.leadwell.example", "Gareth Lindqvist", "hr-officer", "trust"),
    DemoAccount("equality@demo.leadwell.example", "Noor Castellan", "equality-lead", "trust"),
    DemoAccount(
        "care@demo.leadwell.example", "Bronwen Achterberg", "registered-manager", "care-location"
    ),
    DemoAccount(
        "practice@demo.leadwell.example", "Dilip Marchbank", "practice-manager", "practice"
    ),
    DemoAccount("training@demo.leadwell.example", "Saoirse Wexley", "training-provider", "region"),
    DemoAccount("assurer@demo.leadwell.example", "Kwabena Thistle", "assurer", "country"),
    DemoAccount("panel@demo.leadwell.example", "Ottoline Brackenridge", "assurer", "country"),
    DemoAccount("talent@demo.leadwell.example", "Priya Hollins", "regional-talent-lead", "region"),
    DemoAccount(
        "appointments@demo.leadwell.example", "Imogen Rasheed", "appointments-officer", "region"
    ),
    DemoAccount("board@demo.leadwell.example", "Desmond Fairweather", "non-executive", "trust"),
    DemoAccount(
        "chief@demo.leadwell.example", "Rosalind Petherick", "accountable-officer", "trust"
    ),
    DemoAccount("guardian@demo.leadwell.example", "Yetunde Carrow", "guardian", "trust"),
    DemoAccount("inspector@demo.leadwell.example", "Rhys Vandermeer", "inspector", "country"),
    DemoAccount("national@demo.leadwell.example", "Farida Loxley", "national-lead", "country"),
    DemoAccount("loader@demo.leadwell.example", "Callum Nakagawa", "data-loader", "country"),
    DemoAccount("admin@demo.leadwell.example", "Winifred Sandhu", "administrator", "country"),
)
