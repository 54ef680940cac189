const FORBIDDEN = /[\p{Cc} ~^:?*[\\]|\.\.|@\{|\/\/|\/$|^\/|\.$|(^|\/)\./u;

/**
 * Whether a ref may have this name (`git check-ref-format`): no control characters, spaces, `~^:?*[\`, `..`, `@{`,
 * doubled or outer slashes, parts that start with a dot or end with `.lock`.
 */
export function isValidRefName(name: string): boolean {
  if (name === '' || name === '@' || FORBIDDEN.test(name)) return false;
  return name.split('/').every((part) => part !== '' && !part.endsWith('.lock'));
}

/** Whether a branch may have this short name. */
export const isValidBranchName = (name: string): boolean =>
  !name.startsWith('-') && name !== 'HEAD' && isValidRefName(`refs/heads/${name}`);

/** How git shortens a full name for people: without `refs/heads/`, `refs/tags/` or `refs/remotes/`. */
export const shortRefName = (name: string): string => name.replace(/^refs\/(heads|tags|remotes)\//, '');

/** The places where git looks for a short name, in order. */
export const REF_RULES: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => `refs/${name}`,
  (name) => `refs/tags/${name}`,
  (name) => `refs/heads/${name}`,
  (name) => `refs/remotes/${name}`,
  (name) => `refs/remotes/${name}/HEAD`,
];
