"""From grids and lines to entries: which table is a plan, what its columns mean, which row is an action.

In come the blocks of a document. Each module recognises one way of laying out a plan and gives the same thing: rows
under titles (`entries`). Nothing here reads a cell's inside: that is the work of `fields`.
"""
