"""The HTTP server: uvicorn's event loop for all connections, Django in threads.

`connections` bounds what a client may send and how long it may be silent, `gateway` leads requests to the quick lane or to
Django, and `running` listens, and ends without losing an answer.
"""
