"""What every test knows of the people that tests make up."""

PASSWORD = "correct horse battery staple"
