"""Addresses of signing in, of one's own second steps, and of who may do what.

The names of the first two groups are the library's: it looks its own doors up by them. There is no
door for signing oneself up, and none for changing one's address: accounts are given.
"""

from django.urls import include, path, re_path

from leadwell.access import views

account = [
    path("login/", views.SignIn.as_view(), name="account_login"),
    path("logout/", views.SignOut.as_view(), name="account_logout"),
    path("inactive/", views.Inactive.as_view(), name="account_inactive"),
    path("again/", views.Reauthenticate.as_view(), name="account_reauthenticate"),
    path("password/change/", views.ChangePassword.as_view(), name="account_change_password"),
    path("password/set/", views.SetPassword.as_view(), name="account_set_password"),
    path("password/reset/", views.ResetPassword.as_view(), name="account_reset_password"),
    path("password/reset/sent/", views.ResetSent.as_view(), name="account_reset_password_done"),
    path(
        "password/reset/done/",
        views.ResetDone.as_view(),
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]{1,20})-(?P<key>[^/]{1,200})/$",
        views.ResetFromKey.as_view(),
        name="account_reset_password_from_key",
    ),
]
steps = [
    path("", views.Steps.as_view(), name="mfa_index"),
    path("second/", views.SecondStep.as_view(), name="mfa_authenticate"),
    path("second/again/", views.SecondStepAgain.as_view(), name="mfa_reauthenticate"),
    path("app/add/", views.AddApp.as_view(), name="mfa_activate_totp"),
    path("app/take-away/", views.TakeAwayApp.as_view(), name="mfa_deactivate_totp"),
    path("codes/", views.RecoveryCodes.as_view(), name="mfa_view_recovery_codes"),
    path("codes/new/", views.NewRecoveryCodes.as_view(), name="mfa_generate_recovery_codes"),
    path("codes/file/", views.RecoveryCodesFile.as_view(), name="mfa_download_recovery_codes"),
    path("passkeys/", views.Passkeys.as_view(), name="mfa_list_webauthn"),
    path("passkeys/add/", views.AddPasskey.as_view(), name="mfa_add_webauthn"),
    path("passkeys/login/", views.SignInWithPasskey.as_view(), name="mfa_login_webauthn"),
    path("passkeys/again/", views.PasskeyAgain.as_view(), name="mfa_reauthenticate_webauthn"),
    path("passkeys/<int:pk>/name/", views.NamePasskey.as_view(), name="mfa_edit_webauthn"),
    path(
        "passkeys/<int:pk>/take-away/", views.TakeAwayPasskey.as_view(), name="mfa_remove_webauthn"
    ),
]
access = [
    path("roles/", views.Roles.as_view(), name="roles"),
    path("grants/", views.Grants.as_view(), name="grants"),
    path("grants/give/", views.GiveRole.as_view(), name="give-role"),
    path("grants/<int:grant_id>/end/", views.EndRole.as_view(), name="end-role"),
]

urlpatterns = [
    path("account/", include(account)),
    path("account/steps/", include(steps)),
    path("access/", include((access, "access"))),
]
