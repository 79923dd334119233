from django.apps import AppConfig


class Config(AppConfig):
    name = "leadwell.training"
    label = "training"
