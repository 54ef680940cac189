import { ContractError } from '../errors';
import type { TextTable } from '../table/read-csv';
import { type Token, tokensOf } from './tokens';

/** A value of a row; null where the cell holds nothing. */
type Value = number | string | null;
type Row = readonly string[];
type Expression = (row: Row) => Value;

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const cellValue = (cell: string): Value => (cell === '' ? null : NUMBER.test(cell) ? Number(cell) : cell);

const sum = (values: readonly number[]) => values.reduce((total, one) => total + one, 0);

/** What an aggregate makes of the values that are there; without any, SQL answers NULL, here NaN. */
const AGGREGATES: Readonly<Record<string, (values: readonly number[]) => number>> = {
  min: (values) => (values.length === 0 ? Number.NaN : values.reduce((a, b) => Math.min(a, b))),
  max: (values) => (values.length === 0 ? Number.NaN : values.reduce((a, b) => Math.max(a, b))),
  sum: (values) => (values.length === 0 ? Number.NaN : sum(values)),
  avg: (values) => sum(values) / values.length,
  mean: (values) => sum(values) / values.length,
  median(values) {
    const sorted = [...values].sort((a, b) => a - b);
    const half = sorted.length / 2;
    return (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2;
  },
};

/** One query, read from the front. The language is the part of SQL that asks one figure of one table. */
class Query {
  readonly #tokens: readonly Token[];
  readonly #table: TextTable;
  #at = 0;

  constructor(tokens: readonly Token[], table: TextTable) {
    this.#tokens = tokens;
    this.#table = table;
  }

  refuse(what: string): never {
    throw new ContractError(
      'query-refused',
      `${what}. In the lab a query is SELECT an aggregate (COUNT, MIN, MAX, SUM, AVG, MEDIAN) FROM the table, with WHERE if wanted`,
    );
  }

  /** Takes a keyword or a sign if it comes next. */
  take(word: string): boolean {
    const token = this.#tokens[this.#at];
    const isIt = token !== undefined && token.kind !== 'text' && token.value.toLowerCase() === word;
    if (isIt) this.#at++;
    return isIt;
  }

  expect(word: string): void {
    if (!this.take(word))
      this.refuse(`expected ${word.toUpperCase()} before “${this.#tokens[this.#at]?.value ?? 'the end'}”`);
  }

  next(): Token {
    return this.#tokens[this.#at++] ?? this.refuse('the query ends too early');
  }

  get isDone(): boolean {
    return this.#at === this.#tokens.length;
  }

  /** A column, a number or a text, with + - * / between them. */
  expression(): Expression {
    let left = this.#term();
    for (;;) {
      const sign = this.take('+') ? 1 : this.take('-') ? -1 : 0;
      if (sign === 0) return left;
      const [before, right] = [left, this.#term()];
      left = numeric(before, right, (a, b) => a + sign * b);
    }
  }

  #term(): Expression {
    let left = this.#atom();
    for (;;) {
      const isTimes = this.take('*');
      if (!isTimes && !this.take('/')) return left;
      const [before, right] = [left, this.#atom()];
      left = numeric(before, right, (a, b) => (isTimes ? a * b : a / b));
    }
  }

  #atom(): Expression {
    if (this.take('(')) {
      const inner = this.expression();
      this.expect(')');
      return inner;
    }
    if (this.take('-'))
      return numeric(
        () => 0,
        this.#atom(),
        (a, b) => a - b,
      );
    const { kind, value } = this.next();
    if (kind === 'number') return () => Number(value);
    if (kind === 'text') return () => value;
    if (kind === 'sign') return this.refuse(`“${value}” does not belong here`);
    const { columns } = this.#table;
    const exact = columns.indexOf(value);
    const at = exact === -1 ? columns.findIndex((name) => name.toLowerCase() === value.toLowerCase()) : exact;
    if (at === -1) throw new ContractError('data-missing', `the data have no column ${value}`);
    return (row) => cellValue(row[at]!);
  }

  condition(): (row: Row) => boolean {
    let left = this.#conjunction();
    while (this.take('or')) {
      const [before, right] = [left, this.#conjunction()];
      left = (row) => before(row) || right(row);
    }
    return left;
  }

  #conjunction(): (row: Row) => boolean {
    let left = this.#comparison();
    while (this.take('and')) {
      const [before, right] = [left, this.#comparison()];
      left = (row) => before(row) && right(row);
    }
    return left;
  }

  #comparison(): (row: Row) => boolean {
    if (this.take('not')) {
      const inner = this.#comparison();
      return (row) => !inner(row);
    }
    const left = this.expression();
    if (this.take('is')) {
      const isNot = this.take('not');
      this.expect('null');
      return (row) => (left(row) === null) !== isNot;
    }
    const isNot = this.take('not');
    if (this.take('in')) {
      this.expect('(');
      const options = [this.expression()];
      while (this.take(',')) options.push(this.expression());
      this.expect(')');
      return (row) => {
        const value = left(row);
        return value !== null && options.some((one) => one(row) === value) !== isNot;
      };
    }
    if (this.take('between')) {
      const low = this.expression();
      this.expect('and');
      const high = this.expression();
      return (row) => {
        const value = left(row);
        return value !== null && (compare(value, low(row)) >= 0 && compare(value, high(row)) <= 0) !== isNot;
      };
    }
    const sign = this.next().value;
    const test = COMPARISONS[sign] ?? this.refuse(`“${sign}” is no comparison`);
    const right = this.expression();
    return (row) => {
      const [a, b] = [left(row), right(row)];
      return a !== null && b !== null && test(compare(a, b));
    };
  }
}

const COMPARISONS: Readonly<Record<string, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** The order of two values; NaN where one of them holds nothing. */
function compare(a: Value, b: Value): number {
  if (a === null || b === null) return Number.NaN;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [String(a), String(b)];
  return left < right ? -1 : Number(left > right);
}

function numeric(left: Expression, right: Expression, of: (a: number, b: number) => number): Expression {
  return (row) => {
    const [a, b] = [left(row), right(row)];
    return typeof a === 'number' && typeof b === 'number' ? of(a, b) : null;
  };
}

/**
 * The figure that a query asks of a table, e.g. `SELECT AVG(tenure) FROM customers WHERE contract = 'month'`.
 * @returns NaN where SQL answers NULL.
 * @throws ContractError `query-refused`, `data-missing`.
 */
export function askTable(text: string, table: TextTable, name: string): number {
  const query = new Query(tokensOf(text), table);
  query.expect('select');
  const word = query.next().value.toLowerCase();
  query.expect('(');
  const isDistinct = query.take('distinct');
  const isRows = word === 'count' && !isDistinct && query.take('*');
  const of = isRows ? undefined : query.expression();
  query.expect(')');
  if (query.take('as')) query.next();
  query.expect('from');
  const from = query.next().value;
  if (from.toLowerCase() !== name.toLowerCase())
    throw new ContractError('data-missing', `the query asks the table ${from}; this one is ${name}`);
  const isWanted = query.take('where') ? query.condition() : () => true;
  query.take(';');
  if (!query.isDone) query.refuse(`“${query.next().value}” does not belong here`);
  const rows = table.rows.filter(isWanted);
  if (of === undefined) return rows.length;
  const found = rows.map(of).filter((value) => value !== null);
  const values = isDistinct ? [...new Set(found)] : found;
  if (word === 'count') return values.length;
  const aggregate = AGGREGATES[word] ?? query.refuse(`“${word}” is no aggregate that the lab knows`);
  const text0 = values.find((value) => typeof value !== 'number');
  if (text0 !== undefined)
    throw new ContractError('data-missing', `${word.toUpperCase()} needs numbers; the data have '${text0}'`);
  return aggregate(values as number[]);
}
