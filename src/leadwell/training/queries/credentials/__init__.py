"""Every read about credentials."""

from leadwell.training.queries.credentials.addresses import (
    achievement_address,
    issuer_address,
    key_address,
    list_address,
    verify_address,
)
from leadwell.training.queries.credentials.checking import (
    Checked,
    checked,
    known_keys,
    looked_up,
    one_checked,
)
from leadwell.training.queries.credentials.finding import (
    credential_for_assurer,
    credential_named,
    my_credential,
    my_credentials,
    share_token,
    shared_credential,
    stopped_credentials,
    waiting_to_be_signed,
)
from leadwell.training.queries.credentials.publishing import (
    achievement_said,
    issuer_document,
    issuer_name,
    key_document,
    keys_published,
    list_document,
    lists_published,
)
from leadwell.training.queries.credentials.saying import badge_of, in_order, issuer_now

__all__ = [
    "Checked",
    "achievement_address",
    "achievement_said",
    "badge_of",
    "checked",
    "credential_for_assurer",
    "credential_named",
    "in_order",
    "issuer_address",
    "issuer_document",
    "issuer_name",
    "issuer_now",
    "key_address",
    "key_document",
    "keys_published",
    "known_keys",
    "list_address",
    "list_document",
    "lists_published",
    "looked_up",
    "my_credential",
    "my_credentials",
    "one_checked",
    "share_token",
    "shared_credential",
    "stopped_credentials",
    "verify_address",
    "waiting_to_be_signed",
]
