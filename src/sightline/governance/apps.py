from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    name = "sightline.governance"
