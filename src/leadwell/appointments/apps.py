from django.apps import AppConfig


class Config(AppConfig):
    name = "leadwell.appointments"
    label = "appointments"
