"""PubMed XML: articles and book chapters as efetch and PubMed itself give them."""
