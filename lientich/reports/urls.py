from django.urls import path

from . import views

app_name = "reports"
urlpatterns = [
    path("<uuid:pk>/report/", views.review, name="review"),
    path("<uuid:pk>/report/pdf/", views.pdf, name="pdf"),
    path("<uuid:pk>/report/docx/", views.docx, name="docx"),
    path("<uuid:pk>/report/figure/", views.figure, name="figure"),
]
