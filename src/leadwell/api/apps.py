from django.apps import AppConfig


class Config(AppConfig):
    name = "leadwell.api"
    label = "api"
