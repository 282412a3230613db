"""The vocabulary of a service credo; knows neither files, Qt nor paper."""
