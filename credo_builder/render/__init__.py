"""From a document to a file people can hold."""
