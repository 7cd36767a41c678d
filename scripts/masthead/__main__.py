"""Run Masthead as `python -m masthead`."""

from masthead.cli import main

if __name__ == "__main__":
    main()
