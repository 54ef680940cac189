import type { PyFloat } from '../../../core/python-text';
import { type Data, equalData, isMap } from '../text/data';

/** What surrounds a node in its file and is kept when the file is written anew. */
export interface YamlTrivia {
  /** Lines before it: comments as they stand (`# …`), '' for a blank line. */
  before?: readonly string[];
  /** A comment behind it on its line, with its `#`. */
  behind?: string;
}

/** A scalar, with its block form (`|` or `>`) where it was written so. */
export interface YamlScalar extends YamlTrivia {
  readonly kind: 'scalar';
  readonly value: null | boolean | number | string | PyFloat;
  readonly block?: { readonly header: string; readonly lines: readonly string[] };
}

/** One `key: value`. */
export interface YamlEntry {
  readonly key: string;
  /** Lines before the key. */
  before?: readonly string[];
  /** A comment behind the key, before a nested value. */
  behindKey?: string;
  value: YamlNode;
}

export interface YamlMap extends YamlTrivia {
  readonly kind: 'map';
  /** Lines behind the last entry. */
  after?: readonly string[];
  entries: YamlEntry[];
  readonly isFlow: boolean;
}

export interface YamlSeq extends YamlTrivia {
  readonly kind: 'seq';
  /** Lines behind the last item. */
  after?: readonly string[];
  items: YamlNode[];
  readonly isFlow: boolean;
}

/** A YAML file as a tree that can be changed and written, comments and all. */
export type YamlNode = YamlScalar | YamlMap | YamlSeq;

/** The tree of a plain value. */
export function nodeOf(data: Data): YamlNode {
  if (Array.isArray(data)) return { kind: 'seq', items: data.map(nodeOf), isFlow: false };
  if (isMap(data))
    return {
      kind: 'map',
      entries: [...data].map(([key, value]) => ({ key, value: nodeOf(value) })),
      isFlow: false,
    };
  return { kind: 'scalar', value: data };
}

/** The value of a tree. */
export function dataOf(node: YamlNode): Data {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'seq') return node.items.map(dataOf);
  return new Map(node.entries.map(({ key, value }) => [key, dataOf(value)]));
}

/** What stands under a key. */
export const entryOf = (map: YamlMap, key: string): YamlEntry | undefined =>
  map.entries.find((entry) => entry.key === key);

/**
 * Makes a tree say what `data` says, leaving alone what is the same already (with its comments and its order): real
 * DVC's `apply_diff`. The tree is changed in place; the node to use is returned.
 */
export function updateNode(node: YamlNode, data: Data): YamlNode {
  if (equalData(dataOf(node), data)) return node;
  if (node.kind === 'map' && isMap(data)) {
    for (const [key, value] of data) {
      const entry = entryOf(node, key);
      if (entry) entry.value = updateNode(entry.value, value);
      else node.entries.push({ key, value: nodeOf(value) });
    }
    node.entries = node.entries.filter(({ key }) => data.has(key));
    return node;
  }
  if (node.kind === 'seq' && Array.isArray(data)) {
    node.items =
      node.items.length === data.length
        ? node.items.map((item, i) => updateNode(item, data[i]!))
        : data.map(nodeOf);
    return node;
  }
  const fresh = nodeOf(data);
  fresh.before = node.before;
  fresh.behind = node.behind;
  return fresh;
}
