"""Writers: the workbook → files other programs read. Each is made for the person, who decides where it goes."""
