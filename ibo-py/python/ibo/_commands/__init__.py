"""The commands of `ibo`, one file for each; `arguments`, `input` and `tables` are what several of them need."""
