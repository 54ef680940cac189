/**
 * The commit that the HEAD of a repository is at; null outside of one, and before its first commit. `read` gives the text
 * of a file below `.git/`, undefined when it is not there.
 */
export function headCommit(read: (path: string) => string | undefined): string | null {
  const head = read('HEAD')?.trim();
  if (head === undefined) return null;
  const ref = /^ref: (.+)$/.exec(head)?.[1];
  if (ref === undefined) return head;
  const loose = read(ref)?.trim();
  if (loose) return loose;
  const packed = read('packed-refs')
    ?.split('\n')
    .find((line) => line.endsWith(` ${ref}`));
  return packed?.split(' ')[0] ?? null;
}
