import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Unzipped, unzipSync } from 'fflate';
import type { BuiltEntry } from './zip-builder';

const ENV = {
  NODE_ENV: 'test' as const,
  PATH: process.env.PATH,
  HOME: '/nonexistent',
  LC_ALL: 'C',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.org',
  GIT_AUTHOR_DATE: '1700000000 +0000',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.org',
  GIT_COMMITTER_DATE: '1700000000 +0000',
};

/** A folder with real git in it; gone when it is closed. */
export class RealFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'stagecraft-archive-'));

  git(...args: string[]): string {
    return execFileSync('git', args, {
      cwd: this.path,
      env: ENV,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  write(path: string, content: string | Uint8Array, mode = 0o644): this {
    mkdirSync(dirname(join(this.path, path)), { recursive: true });
    writeFileSync(join(this.path, path), content);
    chmodSync(join(this.path, path), mode);
    return this;
  }

  read(path: string): Uint8Array {
    return new Uint8Array(readFileSync(join(this.path, path)));
  }

  link(target: string, path: string): this {
    symlinkSync(target, join(this.path, path));
    return this;
  }

  remove(path: string): this {
    rmSync(join(this.path, path), { recursive: true });
    return this;
  }

  /** Every file, link and folder below, as entries of a zip in the folder `root`. */
  entries(root = 'project'): BuiltEntry[] {
    const found: BuiltEntry[] = [];
    const visit = (folder: string) => {
      for (const one of readdirSync(join(this.path, folder), { withFileTypes: true })) {
        const path = folder === '' ? one.name : `${folder}/${one.name}`;
        const name = `${root}/${path}`;
        if (one.isSymbolicLink())
          found.push({ name, content: readlinkSync(join(this.path, path)), mode: 0o120777 });
        else if (one.isDirectory()) {
          found.push({ name: `${name}/`, mode: 0o040755, store: true });
          visit(path);
        } else found.push({ name, content: this.read(path), mode: statSync(join(this.path, path)).mode });
      }
    };
    visit('');
    return found;
  }

  /** Unpacks a zip with the system's own program, which restores modes and links. Returns the folder that it made. */
  unzip(zip: Uint8Array, name: string): RealFolder {
    writeFileSync(join(this.path, 'archive.zip'), zip);
    unpack(unzipSync(zip), zip, this.path);
    return Object.assign(Object.create(RealFolder.prototype) as RealFolder, { path: join(this.path, name) });
  }

  close(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** Lays the files of a zip out with their modes, which stand in its directory. */
function unpack(files: Unzipped, zip: Uint8Array, into: string): void {
  const modes = modesOf(zip);
  for (const [name, content] of Object.entries(files)) {
    const to = join(into, name);
    const mode = modes.get(name) ?? 0o100644;
    if (name.endsWith('/')) mkdirSync(to, { recursive: true });
    else {
      mkdirSync(dirname(to), { recursive: true });
      if ((mode & 0o170000) === 0o120000) symlinkSync(new TextDecoder().decode(content), to);
      else {
        writeFileSync(to, content);
        chmodSync(to, mode & 0o777);
      }
    }
  }
}

function modesOf(zip: Uint8Array): Map<string, number> {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const modes = new Map<string, number>();
  let at = view.getUint32(zip.length - 22 + 16, true);
  while (view.getUint32(at, true) === 0x02014b50) {
    const length = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(zip.subarray(at + 46, at + 46 + length));
    modes.set(name, view.getUint32(at + 38, true) >>> 16);
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return modes;
}

/** A project with some history: branches, a merge, tags, a link, an executable, a stash. */
export function someProject(): RealFolder {
  const folder = new RealFolder();
  const { git } = { git: folder.git.bind(folder) };
  git('init', '-q', '-b', 'main');
  folder.write('src/train.ts', 'train();\n').write('run.sh', '#!/bin/sh\n', 0o755);
  folder.write('model.bin', new Uint8Array([0, 1, 2, 255])).link('src/train.ts', 'now.ts');
  git('add', '.');
  git('commit', '-q', '-m', 'Begin');
  git('tag', '-a', 'v1', '-m', 'First');
  git('switch', '-q', '-c', 'feature/x');
  folder.write('src/train.ts', 'train(2);\n');
  git('commit', '-q', '-am', 'Train twice');
  git('switch', '-q', 'main');
  folder.write('README.md', '# Häuser\n');
  git('add', '.');
  git('commit', '-q', '-m', 'Say what it is');
  git('merge', '-q', '--no-ff', '-m', 'Merge', 'feature/x');
  folder.write('src/train.ts', 'train(3);\n');
  git('stash', '-q');
  return folder;
}
