"""What may be done with a credential. TRN-60 to TRN-65."""
