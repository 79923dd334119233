from django.apps import AppConfig


class Config(AppConfig):
    name = "leadwell.access"
    label = "access"
