from django.apps import AppConfig


class Config(AppConfig):
    name = "leadwell.standards"
    label = "standards"
