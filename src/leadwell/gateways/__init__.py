"""Outside file formats: bytes in, typed rows or a `BadRow` out. Layouts only, no policy.

`kinds` lists what can be read; each other file is one format; `opening` is where hostile
input is met, once.
"""
