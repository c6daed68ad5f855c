"""The HTTP door under /v1/: a query becomes a FaceSpec and output options, a picture or an error becomes an answer.

`callers` says who asks, with `addresses` where there is no key; `making` checks the plan and the limits and gets the
picture, with `orders` for the job that a query stands for and `conditions` for Accept and If-None-Match; `answers` writes the
one kind of error, `views` joins these, `middleware` adds what every answer carries, and `guard` limits bad requests.
"""
