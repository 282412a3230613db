"""Hand-made pages, where one serves people better than a form."""
