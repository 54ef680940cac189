import { type Document, isAlias, isCollection, isPair, type Node, parseDocument } from 'yaml';

/** What a workflow file may be at most; GitHub has limits of the same kind. */
export const WORKFLOW_LIMITS = {
  /** Characters of one file. */
  characters: 512_000,
  /** Values of one file once each alias stands for what it names. */
  values: 50_000,
  /** How deep values may lie in each other. */
  depth: 60,
  jobs: 1_000,
  /** Jobs that one matrix may make. */
  matrix: 256,
  /** Workflows that may call each other, the caller included. */
  calls: 10,
} as const;

/** Counts values with aliases spelled out, each anchor once: the bomb is never built. */
function spelledOut(document: Document): { values: number; depth: number } {
  const known = new Map<unknown, { values: number; depth: number }>();
  const open = new Set<unknown>();
  const visit = (node: unknown): { values: number; depth: number } => {
    if (isAlias(node)) {
      const target = (node as { resolve(document: Document): Node | undefined }).resolve(document);
      if (target === undefined || open.has(target)) return { values: 1, depth: 1 };
      return visit(target);
    }
    const before = known.get(node);
    if (before !== undefined) return before;
    open.add(node);
    let values = 1;
    let depth = 0;
    const children = isCollection(node) ? node.items : isPair(node) ? [node.key, node.value] : [];
    for (const child of children) {
      const inner = visit(child);
      values += inner.values;
      depth = Math.max(depth, inner.depth);
    }
    open.delete(node);
    const counted = { values, depth: depth + (isCollection(node) ? 1 : 0) };
    known.set(node, counted);
    return counted;
  };
  return visit(document.contents);
}

/** How deep brackets lie in each other, strings not looked at: a cheap bound before anything recursive reads the text. */
function bracketDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if (character === '[' || character === '{') deepest = Math.max(deepest, ++depth);
    else if ((character === ']' || character === '}') && depth > 0) depth--;
    else if (character === '\n' && depth > 10_000) break;
  }
  return deepest;
}

/** Why a text is too large to be read as a workflow; undefined: it is not. */
export function limitBroken(text: string): string | undefined {
  const { characters, values, depth } = WORKFLOW_LIMITS;
  if (text.length > characters)
    return `The file has ${text.length} characters; a workflow may have ${characters}.`;
  if (bracketDepth(text) > 1_000) return `The file nests values deeper than ${depth} levels.`;
  const document = parseDocument(text, { uniqueKeys: false });
  // What is no YAML at all is told by the parser, with its place.
  if (document.errors.length > 0) return undefined;
  const found = spelledOut(document);
  if (found.values > values)
    return `The file stands for ${found.values > 1e9 ? 'more than 1000000000' : found.values} values once its anchors are spelled out; a workflow may have ${values}.`;
  if (found.depth > depth)
    return `The file nests values ${found.depth} levels deep; a workflow may nest ${depth}.`;
  return undefined;
}
