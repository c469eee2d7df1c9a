"""The use cases: joins store, digests, search and exports; knows neither widgets nor SQL."""
