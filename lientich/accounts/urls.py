from allauth.account import views as allauth
from django.conf import settings
from django.urls import path

from . import views

app_name = "accounts"
urlpatterns = [
    path("", views.profile, name="profile"),
    path("hat/<uuid:pk>/", views.wear, name="wear"),
    path("people/", views.people, name="people"),
    path("people/<uuid:pk>/new/", views.create_account, name="create_account"),
    path("<uuid:pk>/password/", views.reset_password, name="reset_password"),
    path("<uuid:pk>/deactivate/", views.deactivate, name="deactivate"),
    path("<uuid:pk>/reactivate/", views.reactivate, name="reactivate"),
    path("mandates/<uuid:pk>/", views.mandates, name="mandates"),
    path("mandates/<uuid:pk>/grant/", views.grant_mandate, name="grant_mandate"),
    path("mandates/<uuid:pk>/confirm/", views.confirm_mandate, name="confirm_mandate"),
    path("mandates/<uuid:pk>/end/", views.end_mandate, name="end_mandate"),
]
if settings.DEMONSTRATION:
    urlpatterns += [
        path("cast/", views.cast, name="cast"),
        path("cast/<uuid:pk>/", views.sign_in_as, name="sign_in_as"),
    ]

# The pages of allauth that are open here, by the names that it knows them under.
entrance = [
    path("login/", allauth.login, name="account_login"),
    path("logout/", allauth.logout, name="account_logout"),
    path("inactive/", allauth.account_inactive, name="account_inactive"),
    path("password/", allauth.password_change, name="account_change_password"),
]
