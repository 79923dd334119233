"""The exchange format of the Adult Social Care Workforce Data Set: three files that belong together.

`columns` says which of the three a file is, `workplace`, `worker` and `training` check one row each,
`bundle` reads them together, and `writing` writes files that the same checks accept. The lists of codes
are data: `definitions/`.
"""
