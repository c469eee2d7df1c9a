"""What many formats write into their fields: names, dates, types, links, TeX; and the drafts made of them."""
