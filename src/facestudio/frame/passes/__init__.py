"""The steps from uploaded scene to picture, one file each; `facestudio.frame.order` says in which order they come."""
