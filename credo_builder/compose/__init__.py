"""From a project to a document: templates, rich text and generated sentences."""
