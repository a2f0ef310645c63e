"""Drawing a paper: the same content as a page, as Word and as tagged PDF. Bytes out, without a query."""
