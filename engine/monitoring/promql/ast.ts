import type { Matcher } from '../metrics/matcher';

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';
export type Arithmetic = '+' | '-' | '*' | '/' | '%' | '^';
export type SetOperator = 'and' | 'or' | 'unless';
export type BinaryOperator = Arithmetic | Comparison | SetOperator;

/** How the two sides of an operator are paired. */
export interface Matching {
  /** `on`: by these labels alone; `ignoring`: by all others. */
  readonly by: 'on' | 'ignoring';
  readonly labels: readonly string[];
  readonly group: 'one' | 'left' | 'right';
  /** Labels that the many side takes from the one side. */
  readonly include: readonly string[];
}

/** The newest sample of each series that the matchers choose, or all samples of a range. */
export interface Selector {
  readonly kind: 'selector';
  readonly matchers: readonly Matcher[];
  /** Milliseconds; absent: an instant vector. */
  readonly range?: number;
  /** Milliseconds into the past. */
  readonly offset: number;
}

/** An expression over its own points of time. */
export interface Subquery {
  readonly kind: 'subquery';
  readonly of: Expression;
  readonly range: number;
  /** Milliseconds; absent: the interval of evaluation. */
  readonly step?: number;
  readonly offset: number;
}

export interface Call {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly Expression[];
}

export interface Aggregation {
  readonly kind: 'aggregation';
  readonly operator: string;
  readonly by: 'by' | 'without';
  readonly labels: readonly string[];
  readonly of: Expression;
  /** Of `topk`, `bottomk` and `quantile`. */
  readonly parameter?: Expression;
}

export interface Binary {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
  readonly isBool: boolean;
  readonly matching: Matching;
}

export type Expression =
  | Selector
  | Subquery
  | Call
  | Aggregation
  | Binary
  | { readonly kind: 'negation'; readonly of: Expression }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string };

/** What an expression gives. */
export type ValueType = 'scalar' | 'vector' | 'matrix' | 'string';
