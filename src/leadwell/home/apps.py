from django.apps import AppConfig


class Config(AppConfig):
    name = "leadwell.home"
    label = "home"
