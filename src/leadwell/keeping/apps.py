from django.apps import AppConfig


class Config(AppConfig):
    name = "leadwell.keeping"
    label = "keeping"
