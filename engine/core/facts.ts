/** What was measured, by name. `null`: could not be measured. */
export type Facts = Readonly<Record<string, number | string | boolean | null>>;

/** One demand on one fact; every bound given must hold. A fact that is missing or null meets no bound but `missing`. */
export interface Condition {
  readonly fact: string;
  /** fact ≥ atLeast */
  readonly atLeast?: number;
  /** fact ≤ atMost */
  readonly atMost?: number;
  /** fact > above */
  readonly above?: number;
  /** fact < below */
  readonly below?: number;
  readonly equals?: number | string | boolean;
  /** true: the fact is missing or null. */
  readonly missing?: boolean;
}

/** Whether `facts` meet one condition. */
export function meets(facts: Facts, condition: Condition): boolean {
  const value = facts[condition.fact] ?? null;
  if (condition.missing !== undefined) return (value === null) === condition.missing;
  if (value === null) return false;
  if (condition.equals !== undefined && value !== condition.equals) return false;
  const bounded = condition.atLeast ?? condition.atMost ?? condition.above ?? condition.below;
  if (bounded === undefined) return true;
  if (typeof value !== 'number') return false;
  return (
    (condition.atLeast === undefined || value >= condition.atLeast) &&
    (condition.atMost === undefined || value <= condition.atMost) &&
    (condition.above === undefined || value > condition.above) &&
    (condition.below === undefined || value < condition.below)
  );
}

/** Whether `facts` meet all of `conditions` (an empty list is met). */
export function meetsAll(facts: Facts, conditions: readonly Condition[]): boolean {
  return conditions.every((condition) => meets(facts, condition));
}

const PLACEHOLDER = /\{([\w.-]+)(?::([$%#]))?\}/g;

/** The names in the placeholders of a template, each once, in order. */
export function placeholdersOf(template: string): string[] {
  return [...new Set([...template.matchAll(PLACEHOLDER)].map((match) => match[1]!))];
}

/** A template for whoever has no facts: an ellipsis in the place of each. */
export function withoutFacts(template: string): string {
  return template.replace(PLACEHOLDER, '…');
}

/**
 * Fills `{fact}` placeholders. Numbers are written with thousands separators, fractions below 1,000 with four
 * significant digits; `{fact:$}` puts a dollar sign before a rounded number, `{fact:%}` writes a ratio as a percentage,
 * `{fact:#}` the digits alone, as for a seed. A missing fact reads "unknown".
 */
export function fillTemplate(template: string, facts: Facts): string {
  return template.replace(PLACEHOLDER, (_all, name: string, format: string | undefined) => {
    const value = facts[name] ?? null;
    if (value === null) return 'unknown';
    if (typeof value !== 'number') return String(value);
    if (format === '$') return `${value < 0 ? '-' : ''}$${grouped(Math.round(Math.abs(value)))}`;
    if (format === '%') return `${Number((value * 100).toFixed(1))} %`;
    if (format === '#') return String(value);
    if (Number.isInteger(value)) return grouped(value);
    return grouped(Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(4)));
  });
}

function grouped(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 20 });
}
