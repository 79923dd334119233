"""The tables of appointments: adverts and applications, the gate's answers, waivers and breaches."""

from leadwell.appointments.models.adverts import Advert, Application, PanelMember
from leadwell.appointments.models.gate import Breach, GateAnswer, Outcome, RefusedWaiver, Waiver

__all__ = [
    "Advert",
    "Application",
    "Breach",
    "GateAnswer",
    "Outcome",
    "PanelMember",
    "RefusedWaiver",
    "Waiver",
]
