"""Made-up data to try things out on. Nobody in it exists.

>>> import ibo
>>> people = ibo.examples.population(100, seed=1)
>>> people
<Population of 100 rows, seed 1>
"""

from __future__ import annotations

from ._ibo import ExampleTable, Population, population

__all__ = ["ExampleTable", "Population", "population"]
