"""Open Badges 3.0: credentials that people own, signed so that anybody can check them.

Two formats: the signature inside the document (`proofs`, `moulds` for many at once) and the document
as a signed token (`tokens`). Whether one still holds is a bit in a published list (`status_lists`).
`examining` looks at one that somebody brings. Nothing is ever fetched from anywhere.
Sources: Open Badges 3.0; Verifiable Credentials 2.0; Data Integrity EdDSA; Bitstring Status List.
"""
