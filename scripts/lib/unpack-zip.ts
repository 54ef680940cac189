import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readArchive } from '../../engine/workspace/archive/read-archive';

/** Unpacks a project's zip below `folder`, in the folder that the zip names, with its modes, links and empty folders. */
export function unpackZip(zip: Uint8Array, folder: string): void {
  const { tree, name } = readArchive(zip);
  const place = (path: string) => join(folder, name ?? '', path);
  for (const [path, mark] of Object.entries(tree.marks))
    if (mark === 'folder') mkdirSync(place(path), { recursive: true });
  for (const [path, content] of Object.entries(tree.files)) {
    mkdirSync(dirname(place(path)), { recursive: true });
    if (tree.marks[path] === 'link') symlinkSync(String(content), place(path));
    else writeFileSync(place(path), content);
    if (tree.marks[path] === 'executable') chmodSync(place(path), 0o755);
  }
}
