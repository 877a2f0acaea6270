//! The library that Python loads: all of it is `ibo-py`. It is a package of its own since the last package of a library says how all of it is
//! optimised: this one says fast, where `ibo-py` says small.

use ibo_py as _;
