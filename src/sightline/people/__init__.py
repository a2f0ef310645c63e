"""In: who there is: partnerships, bodies, persons and the seats they hold.

Holds: the structure of the board with its aliases, deputies, vacant chairs and leavers; sign-in; roles and permissions.
Out: `membership` for every request, and who may do what."""
