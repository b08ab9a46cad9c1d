"""What was found in a page, beside the page itself, as one HTML file for people."""

from filmmeta.report.folder import Summary, write_folder
from filmmeta.report.page import to_report

__all__ = ["Summary", "to_report", "write_folder"]
