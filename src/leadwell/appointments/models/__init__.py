"""The tables of appointments: adverts and applications, the gate's waivers and breaches."""

from leadwell.appointments.models.adverts import Advert, Application, PanelMember
from leadwell.appointments.models.gate import Breach, Waiver

__all__ = ["Advert", "Application", "Breach", "PanelMember", "Waiver"]
