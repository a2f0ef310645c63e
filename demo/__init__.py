"""In: a Word document of this folder, and an invented cast.

Holds: the Isle of Marram Safeguarding Children Board in its year 2017-18. Only installed when SIGHTLINE_MODE=demo.
Out: a database built by the product's own actions, as if people had clicked."""
