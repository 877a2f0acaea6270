"""Who is measured: each peer's name, the job, the module and function that compute it, and on how
many rows and threads.
"""

from __future__ import annotations

from dataclasses import dataclass

AS_WRITTEN = "as most write it"
"""The form that one writes first."""
EXACT = "exact by hand"
"""The form that has every row right, when all are valid."""
CHECKED = "exact and checked"
"""The form that also finds the invalid rows, and names their errors."""
IBO = "ibo"
LIMIT = "limit"

NO_WRONG_ROWS = (EXACT, CHECKED, IBO)
"""The forms that must have every row right."""

ALL_ROWS = 10_000_000


@dataclass(frozen=True)
class Peer:
    """One way to compute the job."""

    key: str
    job: str
    label: str
    form: str
    where: str
    """`module:function` beside this file, or `rust:name` of the Rust binary."""
    most_rows: int = ALL_ROWS
    threads: tuple[int, ...] = (1,)
    quick_rows: int = 100_000

    @property
    def name(self) -> str:
        return f"{self.job}/{self.key}"

    @property
    def is_rust(self) -> bool:
        return self.where.startswith("rust:")

    @property
    def is_checked(self) -> bool:
        """Whether the peer names the rows that the rules refuse."""
        return self.form in (CHECKED, IBO)

    @property
    def is_copy(self) -> bool:
        return self.form == LIMIT


PEERS = (
    # Payments: premium, fraction, attendance -> due, tax, net.
    Peer(
        "python-decimal",
        "payments",
        "Python Decimal, round()",
        AS_WRITTEN,
        "with_decimal:payments_round",
        most_rows=1_000_000,
        quick_rows=10_000,
    ),
    Peer(
        "python-decimal-exact",
        "payments",
        "Python Decimal, ROUND_HALF_UP",
        EXACT,
        "with_decimal:payments_exact",
        most_rows=1_000_000,
        quick_rows=10_000,
    ),
    Peer(
        "pandas-decimal",
        "payments",
        "pandas, Decimal objects",
        EXACT,
        "with_pandas:payments_decimal",
        most_rows=1_000_000,
        quick_rows=10_000,
    ),
    Peer(
        "pandas-float",
        "payments",
        "pandas float64, .round(2)",
        AS_WRITTEN,
        "with_pandas:payments_float",
    ),
    Peer(
        "numpy-float",
        "payments",
        "numpy float64, np.round",
        AS_WRITTEN,
        "with_numpy:payments_float",
    ),
    Peer(
        "numpy-int64",
        "payments",
        "numpy int64 cents, in blocks",
        EXACT,
        "with_numpy:payments_int64",
    ),
    Peer(
        "polars-decimal",
        "payments",
        "polars Decimal, .round(2)",
        AS_WRITTEN,
        "with_polars:payments_decimal",
    ),
    Peer(
        "polars-decimal-exact",
        "payments",
        "polars Decimal, wider scale",
        EXACT,
        "with_polars:payments_decimal_exact",
    ),
    Peer(
        "polars-int64",
        "payments",
        "polars Int64 cents",
        EXACT,
        "with_polars:payments_int64",
        threads=(1, 2),
    ),
    Peer(
        "polars-int64-streaming",
        "payments",
        "polars Int64 cents, streaming engine",
        EXACT,
        "with_polars:payments_int64_streaming",
        threads=(1, 2),
    ),
    Peer(
        "polars-int64-batches",
        "payments",
        "polars Int64 cents, 64 Ki-row batches",
        EXACT,
        "with_polars:payments_int64_batches",
    ),
    Peer(
        "polars-checked",
        "payments",
        "polars Int64 cents, checked",
        CHECKED,
        "with_polars:payments_checked",
        threads=(1, 2),
    ),
    Peer(
        "polars-checked-streaming",
        "payments",
        "polars Int64 cents, checked, streaming engine",
        CHECKED,
        "with_polars:payments_checked_streaming",
        threads=(1, 2),
    ),
    Peer(
        "duckdb-decimal",
        "payments",
        "DuckDB DECIMAL, round(… / …, 2)",
        AS_WRITTEN,
        "with_duckdb:payments_decimal",
    ),
    Peer(
        "duckdb-decimal-exact",
        "payments",
        "DuckDB DECIMAL, whole division",
        EXACT,
        "with_duckdb:payments_decimal_exact",
    ),
    Peer(
        "duckdb-bigint",
        "payments",
        "DuckDB BIGINT cents",
        EXACT,
        "with_duckdb:payments_bigint",
        threads=(1, 2),
    ),
    Peer("openfisca", "payments", "OpenFisca Core, float32", AS_WRITTEN, "with_openfisca:payments"),
    Peer(
        "rust-decimal",
        "payments",
        "Rust rust_decimal, round_dp(2)",
        AS_WRITTEN,
        "rust:decimal-as-written",
    ),
    Peer(
        "rust-decimal-exact",
        "payments",
        "Rust rust_decimal, away from zero",
        EXACT,
        "rust:decimal-exact",
    ),
    Peer("ibo-rust", "payments", "ibo, Rust, reused buffers", IBO, "rust:kernel", threads=(1, 2)),
    Peer(
        "ibo-stream-cents",
        "payments",
        "ibo from Python, 64 Ki stream, cents",
        IBO,
        "with_ibo:payments_stream_cents",
        threads=(1, 2),
    ),
    Peer(
        "ibo-stream-decimal",
        "payments",
        "ibo from Python, 64 Ki stream, decimal128",
        IBO,
        "with_ibo:payments_stream_decimal",
        threads=(1, 2),
    ),
    Peer(
        "ibo-batch-cents",
        "payments",
        "ibo from Python, one batch, cents",
        IBO,
        "with_ibo:payments_batch_cents",
        threads=(1, 2),
    ),
    Peer(
        "ibo-batch-decimal",
        "payments",
        "ibo from Python, one batch, decimal128",
        IBO,
        "with_ibo:payments_batch_decimal",
        threads=(1, 2),
    ),
    Peer("copy", "payments", "limit: a copy of the same bytes", LIMIT, "rust:copy", threads=(1, 2)),
    # Cases: agreement, month, three sources -> replacement income, premium, payment.
    Peer(
        "python-decimal-exact",
        "cases",
        "Python Decimal, ROUND_HALF_UP",
        EXACT,
        "with_decimal:cases_exact",
        most_rows=100_000,
        quick_rows=10_000,
    ),
    Peer("numpy-int64", "cases", "numpy int64 cents, in blocks", EXACT, "with_numpy:cases_int64"),
    Peer(
        "polars-int64",
        "cases",
        "polars Int64 cents",
        EXACT,
        "with_polars:cases_int64",
        threads=(1, 2),
    ),
    Peer(
        "polars-int64-streaming",
        "cases",
        "polars Int64 cents, streaming engine",
        EXACT,
        "with_polars:cases_int64_streaming",
        threads=(1, 2),
    ),
    Peer(
        "polars-int64-batches",
        "cases",
        "polars Int64 cents, 64 Ki-row batches",
        EXACT,
        "with_polars:cases_int64_batches",
    ),
    Peer(
        "polars-checked",
        "cases",
        "polars Int64 cents, checked",
        CHECKED,
        "with_polars:cases_checked",
        threads=(1, 2),
    ),
    Peer(
        "polars-checked-streaming",
        "cases",
        "polars Int64 cents, checked, streaming engine",
        CHECKED,
        "with_polars:cases_checked_streaming",
        threads=(1, 2),
    ),
    Peer(
        "duckdb-decimal",
        "cases",
        "DuckDB DECIMAL, round(… / …, 2)",
        AS_WRITTEN,
        "with_duckdb:cases_decimal",
    ),
    Peer(
        "duckdb-bigint",
        "cases",
        "DuckDB BIGINT cents",
        EXACT,
        "with_duckdb:cases_bigint",
        threads=(1, 2),
    ),
    Peer(
        "rust-decimal-exact",
        "cases",
        "Rust rust_decimal, away from zero",
        EXACT,
        "rust:decimal-exact",
        most_rows=1_000_000,
    ),
    Peer("ibo-rust", "cases", "ibo, Rust, reused buffers", IBO, "rust:kernel", threads=(1, 2)),
    Peer(
        "ibo-stream-cents",
        "cases",
        "ibo from Python, 64 Ki stream, cents",
        IBO,
        "with_ibo:cases_stream_cents",
        threads=(1, 2),
    ),
    Peer(
        "ibo-stream-decimal",
        "cases",
        "ibo from Python, 64 Ki stream, decimal128",
        IBO,
        "with_ibo:cases_stream_decimal",
    ),
    Peer(
        "ibo-batch-cents",
        "cases",
        "ibo from Python, one batch, cents",
        IBO,
        "with_ibo:cases_batch_cents",
        threads=(1, 2),
    ),
    Peer(
        "ibo-batch-decimal",
        "cases",
        "ibo from Python, one batch, decimal128",
        IBO,
        "with_ibo:cases_batch_decimal",
    ),
    Peer("copy", "cases", "limit: a copy of the same bytes", LIMIT, "rust:copy", threads=(1, 2)),
)
