"""Outside pages in other forms."""
