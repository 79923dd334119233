"""The rules of pooling."""
