"""From films and reviews to what others read: schema.org JSON-LD."""
