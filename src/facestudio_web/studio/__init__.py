"""The studio page: a visitor sets the parameters by hand, sees the face, and takes the request for it along.

`state` reads the settings of an address or a form, `controls` makes controls of the table of fields, `asking` has the
face made and says what came of it, `words` and `snippets` put it in words and in lines to copy, `views` puts them in order.
"""
