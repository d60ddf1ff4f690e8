"""The syntaxes that formats share: tagged lines, XML and YAML, read and written safely."""
