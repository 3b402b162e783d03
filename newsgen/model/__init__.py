"""What things are: frozen values that every room knows. No input, no output, no clock."""
