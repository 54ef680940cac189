import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { FileSystem } from '@/engine/core/file-system';
import type { FileContent, FileMark } from '@/engine/core/files';
import type { WorkspaceTree } from '@/engine/workspace/model';

/** Lays a tree of the lab on the disk, with modes, links and empty folders. */
export function layOnDisk(fs: FileSystem, from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of fs.list(from)) {
    const [source, target] = [`${from}/${name}`, join(to, name)];
    const node = fs.at(source)!;
    if (node.kind === 'folder') layOnDisk(fs, source, target);
    else if (node.kind === 'link') symlinkSync(node.target, target);
    else {
      writeFileSync(target, fs.readBytes(source));
      chmodSync(target, node.executable ? 0o755 : 0o644);
    }
  }
}

/** Takes a folder of the disk into the lab, with modes, links and empty folders. */
export function takeFromDisk(from: string, fs: FileSystem, to: string): void {
  fs.makeFolder(to);
  for (const name of readdirSync(from)) {
    const [source, target] = [join(from, name), `${to}/${name}`];
    const stats = lstatSync(source);
    if (stats.isDirectory()) takeFromDisk(source, fs, target);
    else if (stats.isSymbolicLink()) fs.link(readlinkSync(source), target);
    else fs.write(target, new Uint8Array(readFileSync(source)), (stats.mode & 0o100) !== 0);
  }
}

/** A folder of the lab as an export takes it: its files by their paths in it, and what else is to be known of each. */
export function archivedTreeOf(fs: FileSystem, root: string): WorkspaceTree {
  const files: Record<string, FileContent> = {};
  const marks: Record<string, FileMark> = {};
  const visit = (folder: string) => {
    for (const name of fs.list(`${root}${folder}`)) {
      const path = `${folder}/${name}`.slice(1);
      const node = fs.at(`${root}/${path}`)!;
      if (node.kind === 'folder') {
        if (fs.list(`${root}/${path}`).length === 0) marks[path] = 'folder';
        visit(`/${path}`);
        continue;
      }
      files[path] = node.kind === 'link' ? node.target : node.content;
      if (node.kind === 'link') marks[path] = 'link';
      else if (node.executable) marks[path] = 'executable';
    }
  };
  visit('');
  return { files, marks };
}
