"""From a query to a FaceRequest: the table of parameters, its parser and its schema."""
