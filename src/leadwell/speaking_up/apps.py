from django.apps import AppConfig


class Config(AppConfig):
    name = "leadwell.speaking_up"
    label = "speaking_up"
