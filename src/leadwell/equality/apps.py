from django.apps import AppConfig


class Config(AppConfig):
    name = "leadwell.equality"
    label = "equality"
