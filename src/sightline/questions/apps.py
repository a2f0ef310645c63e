from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    name = "sightline.questions"
