"""OpenFisca Core: variables with formulas over float32 arrays, as its country packages are written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from columns import Ints, Table
from measured import Measured
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder  # type: ignore[import-untyped]
from openfisca_core.taxbenefitsystems import TaxBenefitSystem  # type: ignore[import-untyped]
from openfisca_core.variables import Variable  # type: ignore[import-untyped]
from oracle import PAYMENT_RESULTS

MONTH = "2026-03"
PERSON = build_entity(key="person", plural="persons", label="Person", is_person=True)


def after_fraction(person: Any, period: Any) -> Any:
    return np.round(
        person("premium", period)
        * person("employment_hours", period)
        / person("full_time_hours", period),
        2,
    )


def due(person: Any, period: Any) -> Any:
    paid, normal = person("attendance_paid", period), person("attendance_normal", period)
    return np.round(person("premium_after_fraction", period) * paid / normal, 2)


def tax(person: Any, period: Any) -> Any:
    return np.round(person("premium_due", period) * 0.1111, 2)


def net(person: Any, period: Any) -> Any:
    return np.round(person("premium_due", period) - person("withholding_tax", period), 2)


def variable(name: str, formula: Callable[[Any, Any], Any] | None = None) -> type[Variable]:
    """An amount or a number of hours of a month, as OpenFisca declares it: a class with attributes."""
    attributes = {"value_type": float, "entity": PERSON, "definition_period": DateUnit.MONTH}
    if formula is not None:
        attributes["formula"] = formula
    return type(name, (Variable,), attributes)


FORMULAS = dict(zip(PAYMENT_RESULTS, (after_fraction, due, tax, net), strict=True))


def payments(table: Table, threads: int) -> Measured:
    """The inputs set once; a run computes `net` and with it the other lines."""
    system = TaxBenefitSystem([PERSON])
    for name in table.values:
        system.add_variable(variable(name))
    for name, formula in FORMULAS.items():
        system.add_variable(variable(name, formula))
    simulation = SimulationBuilder().build_default_simulation(system, count=len(table))
    for name, values in table.values.items():
        simulation.set_input(name, MONTH, np.where(table.given(name), values / 100, 1.0))

    def run() -> Any:
        for name in PAYMENT_RESULTS:
            simulation.delete_arrays(name, MONTH)
        return [simulation.calculate(name, MONTH) for name in PAYMENT_RESULTS]

    def results(columns: Any) -> Mapping[str, Ints]:
        return {
            name: np.rint(column.astype(np.float64) * 100).astype(np.int64)
            for name, column in zip(PAYMENT_RESULTS, columns, strict=True)
        }

    return Measured(run, results)
