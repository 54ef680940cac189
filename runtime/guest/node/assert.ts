import { inspect } from '../inspect/inspect';
import { AssertionError } from './assertion-error';
import { isDeepEqual } from './deep-equal';

type Message = string | Error | undefined;

function fail(
  message: Message,
  operator: string,
  actual: unknown,
  expected: unknown,
  generated?: string,
  isGenerated = true,
): never {
  if (message instanceof Error) throw message;
  const error = new AssertionError({
    actual,
    expected,
    operator,
    ...(message !== undefined ? { message } : generated !== undefined && { message: generated }),
  });
  if (message === undefined && generated !== undefined) {
    Object.defineProperty(error, 'generatedMessage', { value: isGenerated, enumerable: true });
  }
  throw error;
}

const tail = (message: Message) => (typeof message === 'string' ? `: ${message}` : '.');

/** The compared properties, under the name that Node's messages show. */
class Comparison {}

/** Whether a thrown value is what was expected; throws an AssertionError that says how it differs. */
function checkThrown(actual: unknown, expected: unknown, message: Message, operator: string): void {
  if (expected === undefined) return;
  if (typeof expected === 'function') {
    const type = expected as (new () => unknown) & ((value: unknown) => unknown);
    if (type.prototype !== undefined && actual instanceof type) return;
    if (Object.prototype.isPrototypeOf.call(Error, expected) || expected === Error) {
      const found =
        actual instanceof Error
          ? `"${actual.constructor.name}"\n\nError message:\n\n${actual.message}`
          : `"${inspect(actual, { depth: -1 })}"`;
      fail(
        message,
        operator,
        actual,
        expected,
        `The error is expected to be an instance of "${type.name}". Received ${found}`,
      );
    }
    const verdict = Reflect.apply(type, {}, [actual]);
    if (verdict === true) return;
    const name = type.name ? `"${type.name}" ` : '';
    fail(
      message,
      operator,
      actual,
      expected,
      `The ${name}validation function is expected to return "true". Received ${inspect(verdict)}\n\nCaught error:\n\n${inspect(actual, { plainErrors: true }).replace(/^\[(.*)\]$/s, '$1')}`,
    );
  }
  if (expected instanceof RegExp) {
    if (expected.test(String(actual))) return;
    fail(
      message,
      operator,
      actual,
      expected,
      `The input did not match the regular expression ${inspect(expected)}. Input:\n\n${inspect(String(actual))}\n`,
    );
  }
  if (typeof actual !== 'object' || actual === null) {
    fail(message, operator, actual, expected);
  }
  const keys = Object.keys(expected as object);
  if (expected instanceof Error) keys.push('name', 'message');
  for (const key of keys) {
    const want = (expected as Record<string, unknown>)[key];
    const got = (actual as Record<string, unknown>)[key];
    if (typeof got === 'string' && want instanceof RegExp && want.test(got)) continue;
    if (key in (actual as object) && isDeepEqual(got, want, true)) continue;
    const pick = (from: object) =>
      Object.assign(
        new Comparison(),
        Object.fromEntries(
          keys.filter((name) => name in from).map((name) => [name, (from as Record<string, unknown>)[name]]),
        ),
      );
    if (message instanceof Error) throw message;
    const shown = new AssertionError({
      actual: pick(actual as object),
      expected: pick(expected as object),
      operator: 'deepStrictEqual',
    });
    fail(message, operator, actual, expected, shown.message);
  }
}

function splitMessage(expected: unknown, message: Message): [unknown, Message] {
  return typeof expected === 'string' ? [undefined, expected] : [expected, message];
}

function needFunction(fn: unknown, name: string, what: string): void {
  if (typeof fn === 'function') return;
  throw Object.assign(
    new TypeError(`The "${name}" argument must be of type ${what}. Received ${inspect(fn)}`),
    { code: 'ERR_INVALID_ARG_TYPE' },
  );
}

async function settle(promiseOrFn: unknown): Promise<{ error: unknown } | null> {
  let promise = promiseOrFn;
  if (typeof promiseOrFn === 'function') {
    promise = promiseOrFn();
    if (typeof (promise as PromiseLike<unknown> | null)?.then !== 'function') {
      throw Object.assign(
        new TypeError(
          `Expected instance of Promise to be returned from the "promiseFn" function but got ${inspect(promise)}.`,
        ),
        { code: 'ERR_INVALID_RETURN_VALUE' },
      );
    }
  } else if (typeof (promise as PromiseLike<unknown> | null)?.then !== 'function') {
    needFunction(promise, 'promiseFn', 'function or an instance of Promise');
  }
  try {
    await promise;
    return null;
  } catch (error) {
    return { error };
  }
}

/** What reads the text of the call of `assert(…)`, for the message of a falsy value. */
export type CallText = () => string | null;

/** Creates `node:assert`; with `strict` its loose comparisons are the strict ones. */
export function createAssert(callText: CallText, strict: boolean) {
  const okMessage = (count: number, value: unknown) => {
    if (count === 0) return 'No value argument passed to `assert.ok()`';
    const text = callText();
    if (text !== null)
      return `The expression evaluated to a falsy value:\n\n  ${text.replaceAll('\n', '\n  ')}\n`;
    return `${inspect(value)} == true`;
  };
  const ok = (...args: unknown[]) => {
    const [value, message] = args as [unknown, Message];
    if (!value) {
      fail(message, '==', value, true, message === undefined ? okMessage(args.length, value) : undefined);
    }
  };
  const compare =
    (holds: (actual: unknown, expected: unknown) => boolean, operator: string) =>
    (...args: unknown[]) => {
      if (args.length < 2) {
        throw Object.assign(new TypeError('The "actual" and "expected" arguments must be specified'), {
          code: 'ERR_MISSING_ARGS',
        });
      }
      const [actual, expected, message] = args as [unknown, unknown, Message];
      if (!holds(actual, expected)) fail(message, operator, actual, expected);
    };
  // biome-ignore lint/suspicious/noDoubleEquals: assert.equal is defined by ==
  const looseEqual = (a: unknown, b: unknown) => a == b || (Number.isNaN(a) && Number.isNaN(b));
  const strictEqual = compare(Object.is, 'strictEqual');
  const notStrictEqual = compare((a, b) => !Object.is(a, b), 'notStrictEqual');
  const deepStrictEqual = compare((a, b) => isDeepEqual(a, b, true), 'deepStrictEqual');
  const notDeepStrictEqual = compare((a, b) => !isDeepEqual(a, b, true), 'notDeepStrictEqual');

  const missing = (expected: unknown, message: Message, operator: string, what: string) => {
    const name = typeof expected === 'function' && expected.name ? ` (${expected.name})` : '';
    fail(
      message instanceof Error ? message : undefined,
      operator,
      undefined,
      expected,
      `Missing expected ${what}${name}${tail(message)}`,
      false,
    );
  };
  const unwanted = (error: unknown, message: Message, operator: string, what: string) => {
    const text = error instanceof Error ? error.message : inspect(error);
    fail(
      message instanceof Error ? message : undefined,
      operator,
      error,
      undefined,
      `Got unwanted ${what}${tail(message)}\nActual message: "${text}"`,
      false,
    );
  };
  const throws = (fn: unknown, expectedOrMessage?: unknown, given?: Message) => {
    needFunction(fn, 'fn', 'function');
    const [expected, message] = splitMessage(expectedOrMessage, given);
    let caught: { error: unknown } | null = null;
    try {
      (fn as () => unknown)();
    } catch (error) {
      caught = { error };
    }
    if (caught === null) missing(expected, message, 'throws', 'exception');
    else checkThrown(caught.error, expected, message, 'throws');
  };
  const doesNotThrow = (fn: unknown, expectedOrMessage?: unknown, given?: Message) => {
    needFunction(fn, 'fn', 'function');
    const [, message] = splitMessage(expectedOrMessage, given);
    try {
      (fn as () => unknown)();
    } catch (error) {
      unwanted(error, message, 'doesNotThrow', 'exception');
    }
  };
  const rejects = async (promiseOrFn: unknown, expectedOrMessage?: unknown, given?: Message) => {
    const [expected, message] = splitMessage(expectedOrMessage, given);
    const caught = await settle(promiseOrFn);
    if (caught === null) missing(expected, message, 'rejects', 'rejection');
    else checkThrown(caught.error, expected, message, 'rejects');
  };
  const doesNotReject = async (promiseOrFn: unknown, expectedOrMessage?: unknown, given?: Message) => {
    const [, message] = splitMessage(expectedOrMessage, given);
    const caught = await settle(promiseOrFn);
    if (caught !== null) unwanted(caught.error, message, 'doesNotReject', 'rejection');
  };
  const matching = (wanted: boolean) => (text: unknown, pattern: RegExp, message?: Message) => {
    const operator = wanted ? 'match' : 'doesNotMatch';
    if (typeof text === 'string' && pattern.test(text) === wanted) return;
    const generated =
      typeof text === 'string'
        ? `The input ${wanted ? 'did not match' : 'was expected to not match'} the regular expression ${inspect(pattern)}. Input:\n\n${inspect(text)}\n`
        : `The "string" argument must be of type string. Received type ${typeof text} (${inspect(text)})`;
    fail(message, operator, text, pattern, generated);
  };
  const ifError = (value: unknown) => {
    if (value === null || value === undefined) return;
    const text = value instanceof Error ? value.message : inspect(value);
    fail(undefined, 'ifError', value, null, `ifError got unwanted exception: ${text}`);
  };

  const assert = (...args: unknown[]) => ok(...args);
  const members: Record<string, unknown> = {
    AssertionError,
    ok,
    fail: (message?: Message) => fail(message, 'fail', undefined, undefined, 'Failed'),
    equal: strict ? strictEqual : compare(looseEqual, '=='),
    notEqual: strict ? notStrictEqual : compare((a, b) => !looseEqual(a, b), '!='),
    deepEqual: strict ? deepStrictEqual : compare((a, b) => isDeepEqual(a, b, false), 'deepEqual'),
    notDeepEqual: strict ? notDeepStrictEqual : compare((a, b) => !isDeepEqual(a, b, false), 'notDeepEqual'),
    strictEqual,
    notStrictEqual,
    deepStrictEqual,
    notDeepStrictEqual,
    throws,
    doesNotThrow,
    rejects,
    doesNotReject,
    match: matching(true),
    doesNotMatch: matching(false),
    ifError,
  };
  for (const [name, value] of Object.entries(members)) {
    if (typeof value === 'function' && name !== 'AssertionError')
      Object.defineProperty(value, 'name', { value: name });
  }
  return Object.assign(assert, members);
}
