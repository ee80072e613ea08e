"""Queries that are built and turned into SQL once, then asked again and again; what they ask is said where they stand.

For a page at which everyone looks all day, Django takes longer to build a query than the database to answer it.
"""

from collections.abc import Callable, Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from types import SimpleNamespace
from typing import Any, Generic, TypeVar, cast

from django.db import connections
from django.db.models import Lookup, QuerySet
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row")
Value = int | str | datetime | list[int]

# Values that no query has of itself: where they stand among its parameters, the values of the moment go.
_STAND_INS: dict[type, Callable[[int], Value]] = {
    int: lambda nth: 1_987_654_321 + nth,
    str: lambda nth: f"stands for value {nth}",
    datetime: lambda nth: datetime(1, 1, 1 + nth, tzinfo=UTC),
    list: lambda nth: [1_987_654_321 + nth],
}


class Among(Lookup):
    """`field = ANY(numbers)`, as a condition: one parameter however many whole numbers there are."""

    prepare_rhs = False

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Return the condition in SQL."""
        field, params = self.process_lhs(compiler, connection)
        return f"{field} = ANY(%s::bigint[])", (*params, self.rhs)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Place:
    """A parameter of the SQL."""

    # Which value goes there; empty if the same always does.
    name: str
    # What stood there when the query was built; Django gives whole numbers a type by which PostgreSQL knows their size.
    built_with: Any

    def given(self, values: dict[str, Value]) -> Any:
        """Return what goes there now."""
        if not self.name:
            return self.built_with
        value = values[self.name]
        return type(self.built_with)(value) if isinstance(value, int) else value


class Prepared(Generic[Row]):
    """A query with values that change from one asking to the next.

    `build` returns the queryset for values by name, and is called once; `types` says what each value is: int, str,
    datetime, or a list of whole numbers, which `Among` takes. A value must reach the SQL as it is given, and is never
    None. What is to be prefetched is left out.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Row]], **types: type[Value]) -> None:
        self._build = build
        self._stand_ins = {name: _STAND_INS[kind](nth) for nth, (name, kind) in enumerate(types.items())}

    def __call__(self, **values: Value) -> list[Row]:
        """Return the rows for these values, one of each name; one query. Raises TypeError for other names."""
        if values.keys() != self._stand_ins.keys():
            raise TypeError(f"the query takes {', '.join(self._stand_ins)}, and each of them")
        return list(self._rows([place.given(values) for place in self._places]))

    @cached_property
    def _queryset(self) -> QuerySet[Any, Row]:
        return self._build(**self._stand_ins)

    @cached_property
    def _compiled(self) -> tuple[SQLCompiler, str, Sequence[Any]]:
        compiler = self._queryset.query.get_compiler(using=self._queryset.db)
        return compiler, *compiler.as_sql()

    @cached_property
    def _places(self) -> Sequence[_Place]:
        _compiler, sql, built_with = self._compiled
        places = [_Place(name=self._name_of(one), built_with=one) for one in built_with]
        if lost := self._stand_ins.keys() - {place.name for place in places}:
            raise ValueError(f"{', '.join(sorted(lost))} does not reach the SQL as given: {sql}")
        return places

    def _rows(self, params: Sequence[Any]) -> Iterable[Row]:
        """Let Django make rows of the answer as it does of every queryset's, but for the way to the SQL."""
        compiler, sql, _built_with = self._compiled
        asked: Any = copy(compiler)
        asked.connection = connections[self._queryset.db]  # of this thread
        asked.as_sql = lambda *_, **__: (sql, params)
        query: Any = copy(self._queryset.query)
        query.get_compiler = lambda *_, **__: asked
        wanted = ("db", "model", "_fields", "_known_related_objects")
        queryset: Any = SimpleNamespace(query=query, **{name: getattr(self._queryset, name) for name in wanted})
        rows: Any = self._queryset._iterable_class(queryset)
        return cast(Iterable[Row], rows)

    def _name_of(self, built_with: Any) -> str:
        return next((name for name, value in self._stand_ins.items() if value == built_with), "")
