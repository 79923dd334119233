from django.apps import AppConfig


class Config(AppConfig):
    name = "leadwell.measures"
    label = "measures"
