import { die } from '../program/failure';
import { isValidRefName } from '../refs/ref-name';

/** What to fetch or push where: `+refs/heads/*:refs/remotes/origin/*`. */
export interface Refspec {
  /** Also when it is no fast-forward (`+`). */
  readonly force: boolean;
  /** '' stands for nothing: a push of it deletes. */
  readonly source: string;
  /** Undefined: there was no colon. '' (fetch only): nothing is stored. */
  readonly target: string | undefined;
  /** Whether both sides have a `*`. */
  readonly isPattern: boolean;
}

const partIsValid = (part: string, isPattern: boolean): boolean =>
  isValidRefName(isPattern ? part.replace('*', 'x') : part) || isValidRefName(`refs/heads/${part}`);

/** Reads a refspec. @throws GitFailure `invalid refspec '…'`. */
export function parseRefspec(text: string, use: 'fetch' | 'push'): Refspec {
  const invalid = () => die(`invalid refspec '${text}'`);
  const force = text.startsWith('+');
  const rest = force ? text.slice(1) : text;
  const colon = rest.lastIndexOf(':');
  const source = colon === -1 ? rest : rest.slice(0, colon);
  const target = colon === -1 ? undefined : rest.slice(colon + 1);
  const isPattern = source.includes('*');
  if (use === 'push' && rest === ':') return { force, source: '', target: '', isPattern: true };
  if (target !== undefined && target !== '' && target.includes('*') !== isPattern) invalid();
  if (use === 'push' && target === '') invalid();
  if (use === 'push' && source === '' && target === undefined) invalid();
  if (target !== undefined && target !== '' && !partIsValid(target, isPattern)) invalid();
  if (use === 'fetch' && source !== '' && !partIsValid(source, isPattern)) invalid();
  return { force, source, target: use === 'push' && isPattern ? (target ?? source) : target, isPattern };
}

/** What the `*` of a pattern stands for in a ref; undefined: the ref does not match. */
export function starOf(pattern: string, ref: string): string | undefined {
  const star = pattern.indexOf('*');
  const [head, tail] = [pattern.slice(0, star), pattern.slice(star + 1)];
  const matches = ref.startsWith(head) && ref.endsWith(tail) && ref.length >= head.length + tail.length;
  return matches ? ref.slice(head.length, ref.length - tail.length) : undefined;
}

/** The other side of a refspec for a ref that one side matches. @param from the side that `ref` is on. */
export function mapRef(spec: Refspec, ref: string, from: 'source' | 'target' = 'source'): string | undefined {
  const { source, target = '' } = spec;
  const [near, far] = from === 'source' ? [source, target] : [target, source];
  if (!spec.isPattern) return near === ref ? far : undefined;
  const star = starOf(near, ref);
  return star === undefined ? undefined : far.replace('*', () => star);
}
