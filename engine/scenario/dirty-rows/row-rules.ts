/** A raw row, as from a form or a CSV file. An absent field is a missing column. */
export type Row = Readonly<Record<string, string>>;

/** What a row must be answered with. */
export type Expected =
  | { readonly kind: 'estimate'; readonly value: number }
  | { readonly kind: 'refusal'; readonly code: string; readonly field: string };

/** The fields of a row that were read: numbers in their base unit, names in their listed spelling. */
export type Values = Readonly<Record<string, number | string>>;

/** A field that holds a number, perhaps with a unit after a blank. */
export interface QuantityRule {
  readonly kind: 'quantity';
  readonly field: string;
  /** What one of a unit is in the base unit, by lower-case name; empty: no unit may be given. */
  readonly units: Readonly<Record<string, number>>;
  readonly min: number;
  readonly max: number | ((before: Values) => number);
  /** What a blank stands for, given the fields before it; absent or null: a blank is refused. */
  readonly blank?: (before: Values) => number | null;
}

/** A field that holds one of a list of names. */
export interface CategoryRule {
  readonly kind: 'category';
  readonly field: string;
  readonly names: readonly string[];
  /** What a blank stands for; absent: a blank is refused. */
  readonly blank?: string;
  readonly unknownCode: string;
}

/** The rules for the rows of one project: fields in the order in which they are checked, and the model. */
export interface RowSpec {
  readonly fields: readonly (QuantityRule | CategoryRule)[];
  readonly predict: (values: Values) => number;
}

const NUMBER = /^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/;

/**
 * The right answer to a row: an estimate, or the refusal that names the first field that is wrong. Independent of any
 * solution: tests hold the reference solutions of lessons against it.
 */
export function expectedAnswer(spec: RowSpec, row: Row): Expected {
  const values: Record<string, number | string> = {};
  for (const rule of spec.fields) {
    const read =
      rule.kind === 'quantity'
        ? readQuantity(rule, row[rule.field], values)
        : readName(rule, row[rule.field]);
    if (typeof read === 'object') return { kind: 'refusal', code: read.refused, field: rule.field };
    values[rule.field] = read;
  }
  return { kind: 'estimate', value: spec.predict(values) };
}

type Refused = { readonly refused: string };

function readQuantity(rule: QuantityRule, raw: string | undefined, before: Values): number | Refused {
  const text = raw?.trim() ?? '';
  if (text === '') return rule.blank?.(before) ?? { refused: 'missing' };
  const [digits = '', unit, ...rest] = text.split(/\s+/);
  if (!NUMBER.test(digits) || rest.length > 0) return { refused: 'not-a-number' };
  let factor = 1;
  if (unit !== undefined) {
    const name = unit.toLowerCase();
    if (!Object.hasOwn(rule.units, name)) return { refused: 'unknown-unit' };
    factor = rule.units[name]!;
  }
  const value = Number(digits.replaceAll(',', '')) * factor;
  const max = typeof rule.max === 'function' ? rule.max(before) : rule.max;
  return value < rule.min || value > max ? { refused: 'out-of-range' } : value;
}

function readName(rule: CategoryRule, raw: string | undefined): string | Refused {
  const text = raw?.trim() ?? '';
  if (text === '') return rule.blank ?? { refused: 'missing' };
  const found = rule.names.find((name) => name.toLowerCase() === text.toLowerCase());
  return found ?? { refused: rule.unknownCode };
}
