"""Every write about credentials: awarding, signing, stopping, sharing, and the keys that sign."""

from leadwell.training.actions.credentials.awarding import award_credential, award_what_was_achieved
from leadwell.training.actions.credentials.keys import publish_keys
from leadwell.training.actions.credentials.sharing import share_credential, stop_sharing_credential
from leadwell.training.actions.credentials.signing import sign_credentials
from leadwell.training.actions.credentials.stopping import (
    lift_suspension,
    suspend_credential,
    withdraw_credential,
    withdraw_with_achievements,
)

__all__ = [
    "award_credential",
    "award_what_was_achieved",
    "lift_suspension",
    "publish_keys",
    "share_credential",
    "sign_credentials",
    "stop_sharing_credential",
    "suspend_credential",
    "withdraw_credential",
    "withdraw_with_achievements",
]
