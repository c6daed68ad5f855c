"""Who you are: users, their pages, their mail. Signing up and logging in is django-allauth's work."""
