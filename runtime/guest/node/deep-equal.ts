/** Deep equality as `assert.deepStrictEqual` (strict) and `assert.deepEqual` (loose) define it. */
export function isDeepEqual(actual: unknown, expected: unknown, strict: boolean): boolean {
  return equal(actual, expected, strict, []);
}

type Pair = readonly [object, object];

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const tagOf = (value: object) => Object.prototype.toString.call(value);

function equal(a: unknown, b: unknown, strict: boolean, pairs: Pair[]): boolean {
  if (a === b) return a !== 0 || !strict || Object.is(a, b);
  if (!isObject(a) || !isObject(b)) {
    if (strict) return Object.is(a, b) || (typeof a === 'function' && a === b);
    if (isObject(a) || isObject(b) || typeof a === 'function' || typeof b === 'function') return false;
    // biome-ignore lint/suspicious/noDoubleEquals: loose equality is what deepEqual promises
    return a == b || (Number.isNaN(a) && Number.isNaN(b));
  }
  if (strict && Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  if (tagOf(a) !== tagOf(b)) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (pairs.some(([x, y]) => x === a && y === b)) return true;
  pairs.push([a, b]);
  const result = equalObjects(a, b, strict, pairs);
  pairs.pop();
  return result;
}

function equalObjects(a: object, b: object, strict: boolean, pairs: Pair[]): boolean {
  if (Array.isArray(a) && a.length !== (b as unknown[]).length) return false;
  if (a instanceof Date) {
    if (!(b instanceof Date) || !Object.is(a.getTime(), b.getTime())) return false;
  } else if (a instanceof RegExp) {
    if (!(b instanceof RegExp)) return false;
    if (a.source !== b.source || a.flags !== b.flags || a.lastIndex !== b.lastIndex) return false;
  } else if (a instanceof Error) {
    if (!(b instanceof Error) || a.message !== b.message || a.name !== b.name) return false;
    if (!equal(a.cause, b.cause, strict, pairs)) return false;
  } else if (ArrayBuffer.isView(a) && !(a instanceof DataView)) {
    const x = a as unknown as ArrayLike<number>;
    const y = b as unknown as ArrayLike<number>;
    if (x.length !== y.length) return false;
    for (let i = 0; i < x.length; i++) {
      if (strict ? !Object.is(x[i], y[i]) : x[i] !== y[i] && !(Number.isNaN(x[i]) && Number.isNaN(y[i])))
        return false;
    }
    return true;
  } else if (a instanceof ArrayBuffer || a instanceof DataView) {
    const bytes = (value: object) =>
      value instanceof DataView
        ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
        : new Uint8Array(value as ArrayBuffer);
    if (!equal(bytes(a), bytes(b), true, pairs)) return false;
  } else if (a instanceof Set) {
    if (!(b instanceof Set) || !equalSets(a, b, strict, pairs)) return false;
  } else if (a instanceof Map) {
    if (!(b instanceof Map) || !equalMaps(a, b, strict, pairs)) return false;
  } else if (a instanceof WeakMap || a instanceof WeakSet || a instanceof Promise) {
    return false;
  } else if (a instanceof Number || a instanceof String || a instanceof Boolean || a instanceof BigInt) {
    if (!Object.is(a.valueOf(), b.valueOf())) return false;
  }
  return equalKeys(a, b, strict, pairs);
}

function ownKeys(value: object, strict: boolean): (string | symbol)[] {
  const names: (string | symbol)[] = Object.keys(value);
  if (!strict) return names;
  for (const symbol of Object.getOwnPropertySymbols(value)) {
    if (Object.prototype.propertyIsEnumerable.call(value, symbol)) names.push(symbol);
  }
  return names;
}

function equalKeys(a: object, b: object, strict: boolean, pairs: Pair[]): boolean {
  const keys = ownKeys(a, strict);
  if (keys.length !== ownKeys(b, strict).length) return false;
  for (const key of keys) {
    if (!Object.prototype.propertyIsEnumerable.call(b, key)) return false;
    const x = (a as Record<string | symbol, unknown>)[key];
    const y = (b as Record<string | symbol, unknown>)[key];
    if (!equal(x, y, strict, pairs)) return false;
  }
  return true;
}

function equalSets(a: Set<unknown>, b: Set<unknown>, strict: boolean, pairs: Pair[]): boolean {
  if (a.size !== b.size) return false;
  const rest = [...b].filter((value) => !(a.has(value) && (isObject(value) || strict || a.has(value))));
  for (const value of a) {
    if (b.has(value)) continue;
    const at = rest.findIndex((other) => equal(value, other, strict, pairs));
    if (at < 0) return false;
    rest.splice(at, 1);
  }
  return true;
}

function equalMaps(
  a: Map<unknown, unknown>,
  b: Map<unknown, unknown>,
  strict: boolean,
  pairs: Pair[],
): boolean {
  if (a.size !== b.size) return false;
  const rest = [...b].filter(([key]) => !a.has(key));
  for (const [key, value] of a) {
    if (b.has(key)) {
      if (!equal(value, b.get(key), strict, pairs)) return false;
      continue;
    }
    const at = rest.findIndex(
      ([otherKey, other]) => equal(key, otherKey, strict, pairs) && equal(value, other, strict, pairs),
    );
    if (at < 0) return false;
    rest.splice(at, 1);
  }
  return true;
}
