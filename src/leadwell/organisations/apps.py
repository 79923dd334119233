from django.apps import AppConfig


class Config(AppConfig):
    name = "leadwell.organisations"
    label = "organisations"
