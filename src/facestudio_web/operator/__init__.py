"""Commands of whoever runs the service: users, keys, the database, and what is wrong with this installation."""
