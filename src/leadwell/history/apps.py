from django.apps import AppConfig


class Config(AppConfig):
    name = "leadwell.history"
    label = "history"
