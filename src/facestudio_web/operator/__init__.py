"""What the operator has beside the admin pages: commands for users and keys, and a doctor for the installation."""
