"""The HTTP door under /v1/: a query becomes a FaceSpec and output options, a picture or an error becomes an answer.

`orders` makes the job of the query, `callers` says who asks, `conditions` reads Accept and If-None-Match,
`answers` writes the one kind of error, `views` puts them in order, `middleware` adds what every answer carries.
"""
