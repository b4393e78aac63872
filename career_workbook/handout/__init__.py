"""Handouts: a chapter, its records and its pictures as one HTML page to keep, print or hand on.

A page is made from the workbook's records through the declarations of the chapter, never from what a notebook
happens to show: what a reader may not see is never fetched.
"""
