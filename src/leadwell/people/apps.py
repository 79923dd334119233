from django.apps import AppConfig


class Config(AppConfig):
    name = "leadwell.people"
    label = "people"
