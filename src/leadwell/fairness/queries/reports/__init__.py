"""Every read of results and returns for pages, files and the open interface."""
