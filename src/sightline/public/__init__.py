"""In: what a partnership decided to publish, of every room below.

Holds: nothing of its own: the pages of the public site, which anybody may read.
Out: the front page, whom to call, plan and progress, library, training, surveys; a feed and a map of the site."""
