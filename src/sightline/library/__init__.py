"""In: policies, protocols, toolkits and leaflets as their owners write or give them.
Holds: resources and their editions, what was adopted where, who was asked to cascade an edition and what each said.
Out: what is in force, to members and to the public; who has read and cascaded it, for the desk.
"""
