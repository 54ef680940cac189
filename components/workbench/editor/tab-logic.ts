import type { WorkspacePath } from '@/engine/core/files';

/** The title of each tab: the file's name, with its folder where two open files share a name. */
export function tabTitles(open: readonly WorkspacePath[]): ReadonlyMap<WorkspacePath, string> {
  const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
  const counts = new Map<string, number>();
  for (const path of open) counts.set(nameOf(path), (counts.get(nameOf(path)) ?? 0) + 1);
  return new Map(
    open.map((path) => {
      const name = nameOf(path);
      if (counts.get(name) === 1) return [path, name];
      return [path, path.split('/').slice(-2).join('/')];
    }),
  );
}

/** The tab that a key leads to, or null when the key means nothing to the tabs. */
export function tabAfterKey(
  open: readonly WorkspacePath[],
  active: WorkspacePath | null,
  key: string,
): WorkspacePath | null {
  if (open.length === 0) return null;
  const at = active === null ? 0 : open.indexOf(active);
  if (key === 'ArrowRight') return open[(at + 1) % open.length] ?? null;
  if (key === 'ArrowLeft') return open[(at - 1 + open.length) % open.length] ?? null;
  if (key === 'Home') return open[0] ?? null;
  if (key === 'End') return open.at(-1) ?? null;
  return null;
}
