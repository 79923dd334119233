from django.apps import AppConfig


class Config(AppConfig):
    name = "leadwell.fairness"
    label = "fairness"
