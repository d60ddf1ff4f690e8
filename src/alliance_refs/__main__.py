"""`python -m alliance_refs` is the command line."""

from alliance_refs.cli import main

if __name__ == "__main__":
    main()
