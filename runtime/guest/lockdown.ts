import {
  ObjectDefineProperty,
  ObjectGetOwnPropertyDescriptor,
  ObjectGetOwnPropertyNames,
  ObjectGetPrototypeOf,
} from './primordials';

/**
 * The globals that a program finds: the language, and the web standards that need no network, no storage and no other
 * context. All else that a worker offers is taken away; what a browser adds tomorrow is away from the first day.
 */
const ALLOWED = new Set([
  // The language.
  'globalThis',
  'Infinity',
  'NaN',
  'undefined',
  'eval',
  'isFinite',
  'isNaN',
  'parseFloat',
  'parseInt',
  'decodeURI',
  'decodeURIComponent',
  'encodeURI',
  'encodeURIComponent',
  'escape',
  'unescape',
  'Object',
  'Function',
  'Boolean',
  'Symbol',
  'Error',
  'AggregateError',
  'EvalError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'TypeError',
  'URIError',
  'SuppressedError',
  'Number',
  'BigInt',
  'Math',
  'Date',
  'Temporal',
  'String',
  'RegExp',
  'Array',
  'Int8Array',
  'Uint8Array',
  'Uint8ClampedArray',
  'Int16Array',
  'Uint16Array',
  'Int32Array',
  'Uint32Array',
  'BigInt64Array',
  'BigUint64Array',
  'Float16Array',
  'Float32Array',
  'Float64Array',
  'Map',
  'Set',
  'WeakMap',
  'WeakSet',
  'WeakRef',
  'FinalizationRegistry',
  'Iterator',
  'ArrayBuffer',
  'DataView',
  'JSON',
  'Promise',
  'Reflect',
  'Proxy',
  'Intl',
  'DisposableStack',
  'AsyncDisposableStack',
  'WebAssembly',
  // Web standards without reach.
  'AbortController',
  'AbortSignal',
  'DOMException',
  'Event',
  'EventTarget',
  'CustomEvent',
  'Headers',
  'Request',
  'Response',
  'FormData',
  'Blob',
  'File',
  'URL',
  'URLSearchParams',
  'TextEncoder',
  'TextDecoder',
  'ReadableStream',
  'WritableStream',
  'TransformStream',
  'TextEncoderStream',
  'TextDecoderStream',
  'CompressionStream',
  'DecompressionStream',
  'atob',
  'btoa',
  'structuredClone',
  'queueMicrotask',
]);

const ReflectApply = Reflect.apply;
const { addEventListener, removeEventListener } = EventTarget.prototype;
const LISTENING = { addEventListener, removeEventListener } as const;

/** Takes one property away, or makes it undefined where it cannot be taken. */
function remove(target: object, name: string): void {
  const own = ObjectGetOwnPropertyDescriptor(target, name);
  if (own === undefined) return;
  if (own.configurable) {
    delete (target as Record<string, unknown>)[name];
    return;
  }
  if ('value' in own && own.writable) (target as Record<string, unknown>)[name] = undefined;
}

/**
 * The methods of EventTarget go, because a worker's global scope has them. An AbortSignal needs them, so it gets its own,
 * which refuse the global scope.
 */
function giveListening(scope: object): void {
  for (const [name, method] of Object.entries(LISTENING)) {
    const own = function (this: unknown, ...args: unknown[]): unknown {
      if (this === undefined || this === null || this === scope) throw new TypeError('Illegal invocation');
      return ReflectApply(method, this, args);
    };
    ObjectDefineProperty(AbortSignal.prototype, name, { value: own, writable: true, configurable: true });
  }
}

/** Takes from the global scope, and from all that it inherits, whatever a program is not to have. */
export function lockdown(scope: object): void {
  for (let at: object | null = scope; at !== null && at !== Object.prototype; at = ObjectGetPrototypeOf(at)) {
    for (const name of ObjectGetOwnPropertyNames(at)) if (!ALLOWED.has(name)) remove(at, name);
  }
  giveListening(scope);
  // A blob URL is a way to new scripts, and an object URL outlives what made it.
  remove(URL, 'createObjectURL');
  remove(URL, 'revokeObjectURL');
}

/** Puts the lab's own globals in place, as ordinary properties that a program may replace for itself. */
export function defineGlobals(scope: object, globals: Readonly<Record<string, unknown>>): void {
  for (const name of ObjectGetOwnPropertyNames(globals)) {
    ObjectDefineProperty(scope, name, {
      value: globals[name],
      writable: true,
      configurable: true,
      enumerable: false,
    });
  }
}
