"""The documents: each module builds the content of one, or of what hangs together, from what the rooms below read.

A builder takes a `Subject` and gives sections, with everything its viewer may see; what the public copy leaves out is
marked restricted. `known.py` lists them all.
"""
