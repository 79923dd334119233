"""Pure mechanisms: draws that anyone can check, and places by deferred acceptance. One idea per file."""
