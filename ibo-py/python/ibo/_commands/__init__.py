"""The commands of `ibo`, one file each. `arguments`, `input` and `tables` are shared."""
