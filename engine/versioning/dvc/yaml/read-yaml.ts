import { type Document, LineCounter, parseDocument, type ScalarTag, Schema, type Tags } from 'yaml';
import { PyFloat } from '../../../core/python-text';
import type { Data } from '../text/data';

/** A date or time in a YAML file: Python's loaders make an object of it, which DVC's parameters cannot hold. */
export class YamlTimestamp {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** Python's name of its type. */
  get typeName(): 'date' | 'datetime' {
    return /[Tt ]/.test(this.text) ? 'datetime' : 'date';
  }
}

const TIMESTAMP =
  /^\d{4}-\d\d-\d\d$|^\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::?\d\d)?))?$/;

const FLOAT = 'tag:yaml.org,2002:float';

const scalarTag = (tag: string, test: RegExp, resolve: (text: string) => unknown): ScalarTag => ({
  tag,
  default: true,
  test,
  resolve,
});

const FLOAT_TAGS: ScalarTag[] = [
  scalarTag(FLOAT, /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/, (text) => {
    if (/nan/i.test(text)) return new PyFloat(Number.NaN);
    return new PyFloat(text.startsWith('-') ? -Infinity : Infinity);
  }),
  scalarTag(FLOAT, /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)[eE][-+]?\d+$/, (text) => new PyFloat(Number(text))),
  scalarTag(FLOAT, /^[-+]?(?:\.\d+|\d+\.\d*)$/, (text) => new PyFloat(Number(text))),
];

const TIMESTAMP_TAG = scalarTag('tag:yaml.org,2002:timestamp', TIMESTAMP, (text) => new YamlTimestamp(text));

/** YAML 1.2's core schema, with floats told apart from ints. */
const dataTags = (tags: Tags): Tags => [
  ...tags.filter((tag) => typeof tag === 'string' || tag.tag !== FLOAT),
  ...FLOAT_TAGS,
  TIMESTAMP_TAG,
];

const SCHEMA = new Schema({ schema: 'core', customTags: dataTags, merge: true, resolveKnownTags: true });

/** A place in a file where it stops being YAML. */
export interface YamlFault {
  /** What is wrong, in one line. */
  readonly message: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

/** A YAML file read: its value, or what is wrong with it. */
export type YamlReading =
  | { readonly ok: true; readonly data: Data; readonly document: Document; readonly lines: LineCounter }
  | { readonly ok: false; readonly fault: YamlFault };

/** Called for each date: what stands for it, or an error thrown. */
export type OnTimestamp = (stamp: YamlTimestamp, path: readonly string[]) => Data;

/** Files that were read lately: histories name the same content again and again. What was read is never changed. */
const recent = new Map<string, YamlReading>();
const MAX_RECENT = 500;
const MAX_RECENT_LENGTH = 100_000;

/** Reads YAML 1.2. An empty file is an empty mapping, as DVC has it. Dates are texts unless `onTimestamp` says. */
export function readYaml(text: string, onTimestamp?: OnTimestamp): YamlReading {
  if (onTimestamp !== undefined || text.length > MAX_RECENT_LENGTH) return parse(text, onTimestamp);
  const known = recent.get(text);
  if (known !== undefined) return known;
  if (recent.size >= MAX_RECENT) recent.clear();
  const reading = parse(text);
  recent.set(text, reading);
  return reading;
}

function parse(text: string, onTimestamp: OnTimestamp = (stamp) => stamp.text): YamlReading {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    version: '1.2',
    schema: SCHEMA,
    lineCounter: lines,
    prettyErrors: false,
  });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0]);
    return { ok: false, fault: { message: firstLine(error.message), line: Math.max(line, 1), column: col } };
  }
  try {
    const raw: unknown = document.toJS({ mapAsMap: true, maxAliasCount: 1000 });
    return { ok: true, data: raw === null ? new Map() : toData(raw, onTimestamp, []), document, lines };
  } catch (thrown) {
    if (thrown instanceof ReferenceError)
      return { ok: false, fault: { message: firstLine(thrown.message), line: 1, column: 1 } };
    throw thrown;
  }
}

function toData(raw: unknown, onTimestamp: OnTimestamp, path: readonly string[]): Data {
  if (raw instanceof YamlTimestamp) return onTimestamp(raw, path);
  if (raw instanceof PyFloat) return raw;
  if (Array.isArray(raw)) return raw.map((item, i) => toData(item, onTimestamp, [...path, String(i)]));
  if (raw instanceof Map) {
    const map = new Map<string, Data>();
    for (const [key, value] of raw)
      map.set(keyText(key), toData(value, onTimestamp, [...path, keyText(key)]));
    return map;
  }
  if (raw === null || typeof raw === 'boolean' || typeof raw === 'number' || typeof raw === 'string')
    return raw;
  return String(raw);
}

function keyText(key: unknown): string {
  if (key instanceof YamlTimestamp) return key.text;
  return key instanceof PyFloat ? String(key.value) : String(key);
}

const firstLine = (text: string): string => text.split('\n', 1)[0]!;
