import { errorText } from './error-text';
import { type InspectContext, joinEntries } from './layout';
import { keyText, numberText, primitiveText } from './primitives';

/** The options of `util.inspect` that the lab knows. */
export interface InspectOptions {
  depth?: number | null;
  breakLength?: number;
  compact?: number | boolean;
  maxArrayLength?: number | null;
  maxStringLength?: number | null;
  sorted?: boolean;
  showHidden?: boolean;
  plainErrors?: boolean;
}

const CUSTOM = Symbol.for('nodejs.util.inspect.custom');

function createContext(options: InspectOptions = {}): InspectContext {
  const all = (value: number | null | undefined, fallback: number) =>
    value === null ? Number.POSITIVE_INFINITY : (value ?? fallback);
  return {
    depth: all(options.depth, 2),
    breakLength: options.breakLength ?? 80,
    compact: options.compact === false ? 0 : typeof options.compact === 'number' ? options.compact : 3,
    maxArrayLength: all(options.maxArrayLength, 100),
    maxStringLength: all(options.maxStringLength, 10_000),
    sorted: options.sorted ?? false,
    showHidden: options.showHidden ?? false,
    plainErrors: options.plainErrors ?? false,
    indentation: 0,
    currentDepth: 0,
    seen: [],
    circular: new Map(),
  };
}

/** The text of a value as `util.inspect` of Node 20 prints it. */
export function inspect(value: unknown, options?: InspectOptions): string {
  return formatValue(createContext(options), value, 0);
}

function constructorName(value: object): string | null {
  for (let at: object | null = value; at !== null; at = Object.getPrototypeOf(at)) {
    const own = Object.getOwnPropertyDescriptor(at, 'constructor');
    if (own !== undefined && typeof own.value === 'function' && own.value.name !== '') return own.value.name;
  }
  return null;
}

/** `Foo `, `Foo(3) `, `[Foo: null prototype] `, with the tag where it says more. */
function prefixOf(name: string | null, tag: string, fallback: string, size = ''): string {
  if (name === null)
    return `[${fallback}${size}: null prototype] ${tag !== '' && tag !== fallback ? `[${tag}] ` : ''}`;
  return `${name}${size} ${tag !== '' && tag !== name ? `[${tag}] ` : ''}`;
}

function functionBase(value: (...args: never[]) => unknown, name: string | null, tag: string): string {
  const source = Function.prototype.toString.call(value);
  if (source.startsWith('class') && source.endsWith('}')) {
    const own = Object.hasOwn(value, 'name') && value.name !== '' ? value.name : '(anonymous)';
    const parent = Object.getPrototypeOf(value)?.name;
    return `[class ${own}${name !== 'Function' && name !== null ? ` [${name}]` : ''}${parent ? ` extends ${parent}` : ''}]`;
  }
  const kind = /^(Async)?(Generator)?Function$/.test(tag) ? tag : 'Function';
  return `[${kind}${value.name === '' ? ' (anonymous)' : `: ${value.name}`}]`;
}

function keysOf(context: InspectContext, value: object): (string | symbol)[] {
  const symbols = Object.getOwnPropertySymbols(value).filter((symbol) =>
    Object.prototype.propertyIsEnumerable.call(value, symbol),
  );
  const names = context.showHidden ? Object.getOwnPropertyNames(value) : Object.keys(value);
  return [...names, ...symbols];
}

function formatProperty(context: InspectContext, value: object, key: string | symbol, depth: number): string {
  const own = Object.getOwnPropertyDescriptor(value, key) ?? {
    value: (value as Record<string | symbol, unknown>)[key],
  };
  let text: string;
  if ('value' in own) {
    context.indentation += 2;
    text = formatValue(context, own.value, depth);
    context.indentation -= 2;
  } else if (own.get !== undefined) text = own.set === undefined ? '[Getter]' : '[Getter/Setter]';
  else text = own.set === undefined ? 'undefined' : '[Setter]';
  const isHidden = context.showHidden && own.enumerable === false;
  return `${isHidden ? `[${String(key)}]` : keyText(key)}: ${text}`;
}

const more = (count: number) => `... ${count} more item${count > 1 ? 's' : ''}`;

function arrayEntries(context: InspectContext, value: readonly unknown[], depth: number): string[] {
  const out: string[] = [];
  let i = 0;
  while (i < value.length && out.length < context.maxArrayLength) {
    if (Object.hasOwn(value, i)) {
      context.indentation += 2;
      out.push(formatValue(context, value[i], depth));
      context.indentation -= 2;
      i++;
      continue;
    }
    const start = i;
    while (i < value.length && !Object.hasOwn(value, i)) i++;
    out.push(`<${i - start} empty item${i - start > 1 ? 's' : ''}>`);
  }
  if (i < value.length) out.push(more(value.length - i));
  return out;
}

function iterableEntries(
  context: InspectContext,
  value: Map<unknown, unknown> | Set<unknown>,
  depth: number,
) {
  const out: string[] = [];
  context.indentation += 2;
  for (const item of value instanceof Map ? value.entries() : value.values()) {
    if (out.length >= context.maxArrayLength) {
      out.push(more(value.size - out.length));
      break;
    }
    if (value instanceof Map) {
      const [key, entry] = item as [unknown, unknown];
      out.push(`${formatValue(context, key, depth)} => ${formatValue(context, entry, depth)}`);
    } else out.push(formatValue(context, item, depth));
  }
  context.indentation -= 2;
  return out;
}

function bytesText(buffer: ArrayBuffer): string {
  const bytes = [...new Uint8Array(buffer, 0, Math.min(50, buffer.byteLength))];
  const text = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
  const rest = buffer.byteLength - 50;
  return `[Uint8Contents]: <${text}${rest > 0 ? ` ... ${rest} more byte${rest > 1 ? 's' : ''}` : ''}>`;
}

interface Shape {
  /** Printed before the braces, or alone when there are no entries. */
  readonly base: string;
  readonly braces: readonly [string, string];
  readonly entries: string[];
  readonly isList: boolean;
  readonly keys: (string | symbol)[];
  /** What stands when there is neither base nor entry. */
  readonly empty: string;
}

function shapeOf(context: InspectContext, value: object, depth: number): Shape {
  const name = constructorName(value);
  const rawTag = (value as { [Symbol.toStringTag]?: unknown })[Symbol.toStringTag];
  const tag = typeof rawTag === 'string' && rawTag !== '' && rawTag !== name ? rawTag : '';
  const keys = keysOf(context, value);
  const plain = (
    base: string,
    braces: readonly [string, string] = ['{', '}'],
    entries: string[] = [],
  ): Shape => ({
    base,
    braces,
    entries,
    isList: false,
    keys,
    empty: base === '' ? `${braces[0]}${braces[1]}` : base,
  });
  if (Array.isArray(value)) {
    const prefix = name === 'Array' && tag === '' ? '' : prefixOf(name, tag, 'Array', `(${value.length})`);
    const others = keys.filter((key) => typeof key === 'symbol' || !/^(0|[1-9]\d*)$/.test(key));
    const entries = arrayEntries(context, value, depth);
    return {
      base: '',
      braces: [`${prefix}[`, ']'],
      entries,
      isList: true,
      keys: others,
      empty: `${prefix}[]`,
    };
  }
  if (value instanceof Set || value instanceof Map) {
    const kind = value instanceof Set ? 'Set' : 'Map';
    const prefix = prefixOf(name, tag, kind, `(${value.size})`);
    return plain('', [`${prefix}{`, '}'], iterableEntries(context, value, depth));
  }
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    const list = value as unknown as ArrayLike<number | bigint>;
    const fallback = Object.prototype.toString.call(value).slice(8, -1);
    const prefix = prefixOf(name, tag === fallback ? '' : tag, fallback, `(${list.length})`);
    const shown = Math.min(list.length, context.maxArrayLength);
    const entries = Array.from({ length: shown }, (_, i) => primitiveText(context, list[i]));
    if (list.length > shown) entries.push(more(list.length - shown));
    const others = keys.filter((key) => typeof key === 'symbol' || !/^(0|[1-9]\d*)$/.test(key));
    return {
      base: '',
      braces: [`${prefix}[`, ']'],
      entries,
      isList: true,
      keys: others,
      empty: `${prefix}[]`,
    };
  }
  if (typeof value === 'function') {
    const realTag = Object.prototype.toString.call(value).slice(8, -1);
    return plain(functionBase(value as () => unknown, name, realTag));
  }
  if (value instanceof RegExp) return plain(RegExp.prototype.toString.call(value));
  if (value instanceof Date) {
    return plain(Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString());
  }
  if (value instanceof Error) {
    return { ...plain(errorText(context, value)), keys: errorKeys(value, keys) };
  }
  if (value instanceof ArrayBuffer) {
    const prefix = prefixOf(name, tag, 'ArrayBuffer');
    return plain('', [`${prefix}{`, '}'], [bytesText(value), `byteLength: ${value.byteLength}`]);
  }
  if (value instanceof Promise) return plain('', [`${prefixOf(name, tag, 'Promise')}{`, '}'], ['<pending>']);
  if (value instanceof WeakMap || value instanceof WeakSet) {
    return plain('', [`${prefixOf(name, tag, 'WeakSet')}{`, '}'], ['<items unknown>']);
  }
  for (const Boxed of [Number, String, Boolean, Symbol, BigInt] as const) {
    if (!(value instanceof Boxed)) continue;
    const inner = primitiveText(context, (Boxed.prototype.valueOf as () => unknown).call(value));
    const others = keys.filter((key) => !(Boxed === String && typeof key === 'string' && /^\d+$/.test(key)));
    return { ...plain(`[${Boxed.name}: ${inner}]`), keys: others };
  }
  if (rawTag === 'Module') return plain('', ['[Module: null prototype] {', '}']);
  if (Object.prototype.toString.call(value) === '[object Arguments]') {
    const entries = arrayEntries(context, Array.from(value as ArrayLike<unknown>), depth);
    return {
      base: '',
      braces: ['[Arguments] [', ']'],
      entries,
      isList: true,
      keys: [],
      empty: '[Arguments] []',
    };
  }
  if (name === 'Object' && tag === '') return plain('');
  return plain('', [`${prefixOf(name, tag, 'Object')}{`, '}']);
}

/** Node shows what an error has beyond what its stack already says. */
function errorKeys(error: Error, keys: (string | symbol)[]): (string | symbol)[] {
  const stack = String(error.stack);
  const out = keys.filter((key) => {
    if (key !== 'name' && key !== 'message' && key !== 'stack') return true;
    return !stack.includes(String(error[key as 'name']));
  });
  if ('cause' in error && Object.hasOwn(error, 'cause') && !out.includes('cause')) out.push('cause');
  if (error instanceof AggregateError && !out.includes('errors')) out.push('errors');
  return out;
}

function formatValue(context: InspectContext, value: unknown, depth: number): string {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) {
    return primitiveText(context, value);
  }
  const custom = (value as Record<symbol, unknown>)[CUSTOM];
  if (typeof custom === 'function' && custom !== inspect) {
    const result = custom.call(value, context.depth - depth, { ...context }, inspect);
    if (result !== value) {
      return typeof result === 'string'
        ? result.replaceAll('\n', `\n${' '.repeat(context.indentation)}`)
        : formatValue(context, result, depth);
    }
  }
  if (context.seen.includes(value)) {
    if (!context.circular.has(value)) context.circular.set(value, context.circular.size + 1);
    return `[Circular *${context.circular.get(value)}]`;
  }
  return formatObject(context, value, depth);
}

function formatObject(context: InspectContext, value: object, depth: number): string {
  if (depth > context.depth && !(value instanceof Error) && typeof value !== 'function') {
    const isEmpty = Array.isArray(value) ? value.length === 0 : false;
    if (!isEmpty && !(value instanceof Date) && !(value instanceof RegExp) && !hasNothing(value, context)) {
      const name = constructorName(value);
      return Array.isArray(value)
        ? `[${name ?? 'Array: null prototype'}]`
        : `[${name ?? 'Object: null prototype'}]`;
    }
  }
  context.seen.push(value);
  // What prints as one word does not make its surroundings deeper.
  if (!hasNothing(value, context)) context.currentDepth = depth;
  const shape = shapeOf(context, value, depth + 1);
  const properties = shape.keys.map((key) => {
    if (value instanceof Error && (key === 'cause' || key === 'errors')) {
      const text = formatProperty(context, value, key, depth + 1);
      return Object.prototype.propertyIsEnumerable.call(value, key)
        ? text
        : `[${key}]${text.slice(key.length)}`;
    }
    return formatProperty(context, value, key, depth + 1);
  });
  context.seen.pop();
  const entries = [...shape.entries, ...properties];
  let text: string;
  if (entries.length === 0) text = shape.empty;
  else {
    if (context.sorted) {
      if (shape.isList) entries.splice(shape.entries.length, properties.length, ...properties.sort());
      else entries.sort();
    }
    text = joinEntries(context, entries, shape.base, shape.braces, shape.isList, depth, value);
  }
  const reference = context.circular.get(value);
  return reference === undefined ? text : `<ref *${reference}> ${text}`;
}

/** Whether printing the value at any depth says as much as its name: `{}`, `[Function: f]`. */
function hasNothing(value: object, context: InspectContext): boolean {
  if (value instanceof Map || value instanceof Set) return value.size === 0;
  if (ArrayBuffer.isView(value)) return value.byteLength === 0;
  if (value instanceof ArrayBuffer || value instanceof Promise) return false;
  return keysOf(context, value).length === 0;
}

/** Fills `%s %d %i %f %j %o %O %c %%` and appends the rest, as `util.format` does. */
export function format(...args: unknown[]): string {
  const [first, ...rest] = args;
  if (typeof first !== 'string')
    return args.map((arg) => (typeof arg === 'string' ? arg : inspect(arg))).join(' ');
  if (rest.length === 0) return first;
  let used = 0;
  const text = first.replace(/%[sdifjoOc%]/g, (directive) => {
    if (directive === '%%') return '%';
    if (used >= rest.length) return directive;
    const arg = rest[used++];
    switch (directive) {
      case '%s':
        return substituteString(arg);
      case '%d':
        return typeof arg === 'bigint'
          ? `${arg}n`
          : typeof arg === 'symbol'
            ? 'NaN'
            : numberText(Number(arg));
      case '%i':
        return typeof arg === 'bigint' ? `${arg}n` : numberText(Number.parseInt(String(arg), 10));
      case '%f':
        return numberText(Number.parseFloat(String(arg)));
      case '%j':
        return jsonText(arg);
      case '%o':
        return inspect(arg, { showHidden: true, depth: 4 });
      case '%O':
        return inspect(arg);
      default:
        return '';
    }
  });
  const tail = rest.slice(used).map((arg) => (typeof arg === 'string' ? arg : inspect(arg)));
  return [text, ...tail].join(' ');
}

function substituteString(value: unknown): string {
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value !== 'object' || value === null) return String(value);
  const hasOwnText = typeof (value as { toString?: unknown }).toString === 'function';
  const builtinText = [Object.prototype.toString, Error.prototype.toString, Array.prototype.toString];
  if (hasOwnText && !builtinText.includes(value.toString) && !(value instanceof Date)) return String(value);
  return inspect(value, { depth: 0 });
}

function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'undefined';
  } catch (error) {
    if (error instanceof TypeError && /circular/.test(error.message)) return '[Circular]';
    throw error;
  }
}
