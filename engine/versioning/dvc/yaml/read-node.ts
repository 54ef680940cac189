import { type Document, isMap, isPair, isScalar, isSeq, type Node, type Pair } from 'yaml';
import { PyFloat } from '../../../core/python-text';
import type { YamlEntry, YamlMap, YamlNode } from './node';
import { YamlTimestamp } from './read-yaml';

/** The tree of a file that was read, with its comments, blank lines, flow and block forms. */
export function readNode(document: Document, source: string): YamlMap {
  const { contents } = document;
  if (!isMap(contents)) return { kind: 'map', entries: [], isFlow: false };
  const root = toNode(contents as unknown as Node, document, source) as YamlMap;
  const first = root.entries[0];
  const head = commentLines(document.commentBefore);
  if (first && head.length > 0) first.before = [...head, '', ...(first.before ?? [])];
  if (document.comment) root.after = [...(root.after ?? []), ...commentLines(document.comment)];
  return root;
}

function toNode(node: Node | null | undefined, document: Document, source: string): YamlNode {
  if (!node) return { kind: 'scalar', value: null };
  const behind = commentBehind(node.comment);
  if (isMap(node)) {
    const entries = node.items
      .filter(isPair)
      .map((pair) => toEntry(pair as Pair<Node, Node>, document, source));
    return { kind: 'map', entries, isFlow: node.flow === true, ...before(node), ...tail(node) };
  }
  if (isSeq(node)) {
    const items = node.items.map((item) => toNode(item as Node, document, source));
    return { kind: 'seq', items, isFlow: node.flow === true, ...before(node), ...tail(node) };
  }
  if (isScalar(node)) {
    const value = scalarValue(node.value);
    return { kind: 'scalar', value, ...blockOf(node, source), ...before(node), ...(behind && { behind }) };
  }
  return toNode(document.createNode((node as Node).toJS(document)) as Node, document, source);
}

/** A comment at the end of a collection: behind it on its line when it is in one, else below. */
function tail(node: { flow?: boolean; comment?: string | null }): {
  behind?: string;
  after?: readonly string[];
} {
  if (!node.comment) return {};
  return node.flow ? { behind: commentBehind(node.comment) } : { after: commentLines(node.comment) };
}

function toEntry(pair: Pair<Node, Node | null>, document: Document, source: string): YamlEntry {
  const value = toNode(pair.value, document, source);
  // The library takes a comment behind a key for one before what is nested below.
  const behindKey = /^[^\n#]*?(#[^\n]*)/.exec(source.slice(pair.key.range?.[1] ?? source.length))?.[1];
  const isBehindKey = behindKey !== undefined && value.before?.[0] === behindKey.trimEnd();
  const lead = (value.before ?? []).slice(isBehindKey ? 1 : 0);
  value.before = undefined;
  const entry: YamlEntry = {
    key: keyText(pair.key),
    ...before(pair.key),
    ...(isBehindKey && { behindKey: behindKey.trimEnd() }),
    value,
  };
  const first = value.kind === 'map' ? value.entries[0] : value.kind === 'seq' ? value.items[0] : undefined;
  if (first && lead.length > 0) first.before = [...lead, ...(first.before ?? [])];
  return entry;
}

const keyText = (key: Node): string => String(isScalar(key) ? scalarValue(key.value) : key);

function scalarValue(value: unknown): null | boolean | number | string | PyFloat {
  if (value instanceof YamlTimestamp) return value.text;
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean' || typeof value === 'number' || value instanceof PyFloat) return value;
  return String(value);
}

function before(node: Node): { before?: readonly string[] } {
  const lines = commentLines(node.commentBefore);
  if (node.spaceBefore) lines.unshift('');
  return lines.length > 0 ? { before: lines } : {};
}

/** The library gives comments without their `#`, blank lines as empty ones. */
const commentLines = (comment: string | null | undefined): string[] =>
  comment ? comment.split('\n').map((line) => (line === '' ? '' : `#${line}`)) : [];

const commentBehind = (comment: string | null | undefined): string | undefined =>
  comment ? `#${comment.split('\n', 1)[0]!}` : undefined;

/** The lines of a `|` or `>` scalar as they stand, without their indentation. */
function blockOf(node: Node, source: string): { block?: { header: string; lines: readonly string[] } } {
  if (!isScalar(node) || !node.range || (node.type !== 'BLOCK_LITERAL' && node.type !== 'BLOCK_FOLDED'))
    return {};
  const [head = '', ...body] = source.slice(node.range[0], node.range[1]).split('\n');
  const margins = body
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  const margin = margins.length > 0 ? Math.min(...margins) : 0;
  while (body.at(-1)?.trim() === '') body.pop();
  const header = /^[|>][-+]?/.exec(head.replace(/\d/, ''))?.[0] ?? '|';
  return { block: { header, lines: body.map((line) => (line.trim() === '' ? '' : line.slice(margin))) } };
}
