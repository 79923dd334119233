"""What people learned: attendance, results, evidence and prior learning."""
