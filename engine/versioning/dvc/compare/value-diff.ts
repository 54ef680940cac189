import { PyFloat, type PyValue } from '../../../core/python-text';
import { sortedBy } from '../text/compare';
import { type Data, type DataMap, equalData, flattenData, numberOf, pyRepr } from '../text/data';

/** A value before and after. */
export interface ValueChange {
  readonly old: Data;
  readonly new: Data;
  /** New less old, of numbers. */
  readonly diff?: Data;
}

/** Changes by file and dotted key, both sorted. */
export type ValueChanges = ReadonlyMap<string, ReadonlyMap<string, ValueChange>>;

/** Values of files by path. */
export type ValuesByFile = ReadonlyMap<string, Data>;

/** What differs between the values of files; with `all` what does not, too. */
export function diffValues(before: ValuesByFile, after: ValuesByFile, all: boolean): ValueChanges {
  const changes = new Map<string, Map<string, ValueChange>>();
  for (const path of sortedBy(new Set([...before.keys(), ...after.keys()]), (one) => one)) {
    const old = leaves(before.get(path));
    const now = leaves(after.get(path));
    const inFile = new Map<string, ValueChange>();
    for (const key of sortedBy(new Set([...old.keys(), ...now.keys()]), (one) => one)) {
      const change = changeOf(old.get(key) ?? null, now.get(key) ?? null);
      if (all || !equalData(change.old, change.new)) inFile.set(key, change);
    }
    if (inFile.size > 0) changes.set(path, inFile);
  }
  return changes;
}

/** Leaves by dotted key; lists as the text that Python shows of them. */
export function leaves(data: Data | undefined): DataMap {
  const flat: DataMap = new Map();
  if (data === undefined) return flat;
  for (const [key, value] of flattenData(data)) flat.set(key, Array.isArray(value) ? pyRepr(value) : value);
  return flat;
}

function changeOf(old: Data, now: Data): ValueChange {
  const before = numberOf(old);
  const after = numberOf(now);
  if (before === undefined || after === undefined) return { old, new: now };
  const diff = after - before;
  const isFloat = old instanceof PyFloat || now instanceof PyFloat;
  return { old, new: now, diff: isFloat ? new PyFloat(diff) : diff };
}

/** A float rounded to a number of digits behind the point, as Python's `round`. */
export function roundFloat(value: Data, digits: number): Data {
  if (!(value instanceof PyFloat) || !Number.isFinite(value.value) || Math.abs(value.value) >= 1e21)
    return value;
  return new PyFloat(Number(value.value.toFixed(Math.min(Math.max(digits, 0), 100))));
}

/** Changes as `--json` prints them. */
export function changesJson(changes: ValueChanges): PyValue {
  const files: Record<string, PyValue> = {};
  for (const [path, inFile] of changes) {
    const keys: Record<string, PyValue> = {};
    for (const [key, { old, new: now, diff }] of inFile)
      keys[key] = { old: plain(old), new: plain(now), ...(diff !== undefined && { diff: plain(diff) }) };
    files[path] = keys;
  }
  return files;
}

/** A value for `pyJson`, in its own order. */
export function plain(data: Data): PyValue {
  if (Array.isArray(data)) return data.map(plain);
  if (data instanceof Map) return Object.fromEntries([...data].map(([key, value]) => [key, plain(value)]));
  return data;
}
