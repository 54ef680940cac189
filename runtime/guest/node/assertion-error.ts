import { inspect } from '../inspect/inspect';

/** What an AssertionError is made from. */
export interface AssertionDetails {
  readonly message?: string;
  readonly actual?: unknown;
  readonly expected?: unknown;
  readonly operator: string;
}

const HEADS: Readonly<Record<string, string>> = {
  deepStrictEqual: 'Expected values to be strictly deep-equal:',
  strictEqual: 'Expected values to be strictly equal:',
  deepEqual: 'Expected values to be loosely deep-equal:',
  notDeepStrictEqual: 'Expected "actual" not to be strictly deep-equal to:',
  notStrictEqual: 'Expected "actual" to be strictly unequal to:',
  notStrictEqualObject: 'Expected "actual" not to be reference-equal to "expected":',
  notDeepEqual: 'Expected "actual" not to be loosely deep-equal to:',
  notIdentical: 'Values have same structure but are not reference-equal:',
  strictEqualObject: 'Expected "actual" to be reference-equal to "expected":',
};

const MAX_DIFF_LINES = 50;

function show(value: unknown): string {
  return inspect(value, {
    compact: false,
    depth: 1000,
    maxArrayLength: null,
    breakLength: Number.POSITIVE_INFINITY,
    sorted: true,
    plainErrors: true,
  });
}

/** A comma more or less at its end makes no other line: it only says that something follows. */
const isSameLine = (a: string, b: string) => a === b || a === `${b},` || b === `${a},`;

/** The longest common lines of two texts, as a diff: `' '` both, `'+'` actual, `'-'` expected. */
function diffLines(actual: readonly string[], expected: readonly string[]): string[] {
  const rows = actual.length;
  const columns = expected.length;
  if (rows * columns > 4_000_000) {
    return [...actual.map((line) => `+ ${line}`), ...expected.map((line) => `- ${line}`)];
  }
  const lengths = Array.from({ length: rows + 1 }, () => new Uint32Array(columns + 1));
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) {
      lengths[i]![j] = isSameLine(actual[i]!, expected[j]!)
        ? lengths[i + 1]![j + 1]! + 1
        : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  const out: string[] = [];
  let i = 0;
  let j = 0;
  while (i < rows || j < columns) {
    if (i < rows && j < columns && isSameLine(actual[i]!, expected[j]!)) {
      out.push(`  ${actual[i]!.length > expected[j]!.length ? actual[i] : expected[j]}`);
      i++;
      j++;
    } else if (i < rows && (j >= columns || lengths[i + 1]![j]! >= lengths[i]![j + 1]!))
      out.push(`+ ${actual[i++]}`);
    else out.push(`- ${expected[j++]}`);
  }
  return out;
}

/** Leaves out long runs of equal lines. */
function condense(lines: readonly string[]): { lines: string[]; skipped: boolean } {
  const near = lines.map((_, i) => lines.slice(Math.max(0, i - 2), i + 3).some((line) => line[0] !== ' '));
  const out: string[] = [];
  let skipped = false;
  for (let i = 0; i < lines.length; i++) {
    if (near[i] || i < 2 || lines.length <= 8) out.push(lines[i]!);
    else if (out[out.length - 1] !== '...') {
      out.push('...');
      skipped = true;
    }
  }
  return { lines: out, skipped };
}

const isPrimitive = (value: unknown) =>
  (typeof value !== 'object' && typeof value !== 'function') || value === null;

/** Both sides on one line each that read the same: nothing is gained by a diff. */
const SHORT = 12;
const MARKED = 80;

function equalityMessage(actual: unknown, expected: unknown, operator: string, given?: string): string {
  const left = show(actual);
  const right = show(expected);
  if (left === right) return `${HEADS.notIdentical}\n\n${left}\n`;
  const areObjects = !isPrimitive(actual) && !isPrimitive(expected);
  const head = given ?? HEADS[operator === 'strictEqual' && areObjects ? 'strictEqualObject' : operator]!;
  const isOneLine = !left.includes('\n') && !right.includes('\n');
  const length = left.length + right.length;
  const arePrimitive = isPrimitive(actual) && isPrimitive(expected) && (actual !== 0 || expected !== 0);
  if (isOneLine && arePrimitive && length <= SHORT) return `${head}\n\n${left} !== ${right}\n`;
  if (isOneLine) {
    let same = 0;
    while (same < left.length && left[same] === right[same]) same++;
    const mark = length < MARKED && same > 2 ? `\n  ${' '.repeat(same)}^` : '';
    return `${head}\n+ actual - expected\n\n+ ${left}\n- ${right}${mark}`;
  }
  const { lines, skipped } = condense(diffLines(left.split('\n'), right.split('\n')));
  const shown = lines.slice(0, MAX_DIFF_LINES);
  const isCut = lines.length > shown.length;
  if (isCut) shown.push('...');
  return `${head}\n+ actual - expected${skipped || isCut ? ' ... Lines skipped' : ''}\n\n${shown.join('\n')}`;
}

function inequalityMessage(actual: unknown, operator: string): string {
  const key = operator === 'notStrictEqual' && !isPrimitive(actual) ? 'notStrictEqualObject' : operator;
  const text = show(actual);
  const lines = text.split('\n');
  if (lines.length > MAX_DIFF_LINES) lines.splice(MAX_DIFF_LINES, lines.length, '...');
  return lines.length === 1
    ? `${HEADS[key]!}${text.length > 5 ? '\n\n' : ' '}${text}`
    : `${HEADS[key]!}\n\n${lines.join('\n')}\n`;
}

function messageOf({ actual, expected, operator, message }: AssertionDetails): string {
  if (operator === 'deepStrictEqual' || operator === 'strictEqual') {
    return equalityMessage(actual, expected, operator, message);
  }
  if (message !== undefined) return message;
  if (operator === 'deepEqual') return looseMessage(actual, expected);
  if (operator === 'notDeepStrictEqual' || operator === 'notStrictEqual' || operator === 'notDeepEqual') {
    return inequalityMessage(actual, operator);
  }
  return `${inspect(actual)} ${operator} ${inspect(expected)}`;
}

function looseMessage(actual: unknown, expected: unknown): string {
  const clip = (text: string) => (text.length > 512 ? `${text.slice(0, 509)}...` : text);
  return `${HEADS.deepEqual!}\n\n${clip(show(actual))}\n\nshould loosely deep-equal\n\n${clip(show(expected))}`;
}

/** What `node:assert` throws. */
export class AssertionError extends Error {
  readonly generatedMessage: boolean;
  readonly code = 'ERR_ASSERTION';
  readonly actual: unknown;
  readonly expected: unknown;
  readonly operator: string;

  constructor(details: AssertionDetails) {
    super(messageOf(details));
    this.generatedMessage = details.message === undefined;
    this.actual = details.actual;
    this.expected = details.expected;
    this.operator = details.operator;
    // The name is on the prototype in Node: printed by its class, yet not among the own properties.
    Object.defineProperty(this, 'name', { value: 'AssertionError', writable: true, configurable: true });
    const text = this.stack;
    if (typeof text === 'string') {
      Object.defineProperty(this, 'stack', {
        value: text.replace(/^Error/, 'AssertionError [ERR_ASSERTION]'),
        writable: true,
        configurable: true,
      });
    }
  }
}
