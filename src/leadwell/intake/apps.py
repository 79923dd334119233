from django.apps import AppConfig


class Config(AppConfig):
    name = "leadwell.intake"
    label = "intake"
