import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { seededRng } from '../../core/rng';
import { CACHE_PROJECTS, type CacheEdit, randomEdit } from './cache-projects';
import { dockerShell } from './docker-shell';

/** One build by both builders. */
export interface BuildComparison {
  readonly project: number;
  readonly edit: string;
  /** `hit` or `miss` of each step that is no FROM. */
  readonly ours: readonly string[];
  readonly real: readonly string[];
}

/** Why buildah cannot be asked on this machine; null: it can. */
export function whyNoBuildah(): string | null {
  if (spawnSync('buildah', ['--version']).status !== 0)
    return 'buildah is not installed (apt-get install buildah busybox-static)';
  if (!existsSync('/bin/busybox') && !existsSync('/usr/bin/busybox'))
    return 'busybox-static is not installed';
  return process.getuid?.() === 0 ? null : 'buildah needs root here';
}

/** Real buildah over stores of its own, offline, with a stub of a base image. */
class Buildah {
  readonly #folder: string;

  constructor() {
    // In memory where there is such a place: each layer is written whole.
    this.#folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'buildah-'));
    const base = join(this.#folder, 'base');
    mkdirSync(base);
    copyFileSync(existsSync('/usr/bin/busybox') ? '/usr/bin/busybox' : '/bin/busybox', join(base, 'busybox'));
    writeFileSync(join(base, 'passwd'), 'root:x:0:0:root:/root:/bin/sh\n');
    writeFileSync(
      join(base, 'Dockerfile'),
      'FROM scratch\nCOPY busybox /bin/busybox\nCOPY passwd /etc/passwd\nRUN ["/bin/busybox", "--install", "/bin"]\n',
    );
    this.#run(['-t', 'docker.io/library/node:20-slim', base]);
  }

  #run(args: readonly string[]): string {
    const stores = [
      '--root',
      join(this.#folder, 'root'),
      '--runroot',
      join(this.#folder, 'run'),
      '--storage-driver',
      'vfs',
    ];
    return execFileSync(
      'buildah',
      [...stores, 'bud', '--isolation', 'chroot', '--pull-never', '--layers', ...args],
      {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
  }

  /** Builds a folder; what each step that is no FROM was. */
  outcomes(folder: string, args: readonly string[]): readonly string[] {
    const steps: { isFrom: boolean; outcome: string }[] = [];
    for (const line of this.#run([...args, '-t', 'app', folder]).split('\n')) {
      const [, text] = /^(?:\[\d+\/\d+\] )?STEP \d+\/\d+: (.*)$/.exec(line) ?? [];
      if (text !== undefined) steps.push({ isFrom: text.startsWith('FROM '), outcome: 'miss' });
      else if (line.startsWith('--> Using cache')) steps.at(-1)!.outcome = 'hit';
    }
    return steps.filter(({ isFrom }) => !isFrom).map(({ outcome }) => outcome);
  }

  dispose(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Builds each project, and again after each of `edits` random edits, by the lab and by buildah. */
export async function compareWithBuildah(
  edits: number,
  onBuild: (comparison: BuildComparison) => void,
  projects: readonly number[] = CACHE_PROJECTS.map((_project, at) => at),
): Promise<void> {
  const buildah = new Buildah();
  try {
    for (const at of projects) await compareProject(buildah, at, edits, onBuild);
  } finally {
    buildah.dispose();
  }
}

async function compareProject(
  buildah: Buildah,
  at: number,
  edits: number,
  onBuild: (comparison: BuildComparison) => void,
): Promise<void> {
  const rng = seededRng(`buildah-${at}`);
  const { files } = CACHE_PROJECTS[at]!;
  const shell = dockerShell(files);
  const folder = mkdtempSync(join(tmpdir(), 'buildah-context-'));
  const known = new Map(Object.entries(files));
  const lay = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [path, text] of known) lay(path, text);
  let args: readonly string[] = [];
  const apply = (edit: CacheEdit) => {
    if (edit.kind === 'argument') args = ['--build-arg', `V=${edit.value}`];
    else if (edit.kind === 'write') {
      known.set(edit.path, edit.text);
      lay(edit.path, edit.text);
      shell.write(edit.path, edit.text);
    } else if (edit.kind === 'mode') {
      chmodSync(join(folder, edit.path), edit.executable ? 0o755 : 0o644);
      shell.fs.setExecutable(`/workspace/${edit.path}`, edit.executable);
    } else {
      known.delete(edit.path);
      rmSync(join(folder, edit.path));
      shell.fs.remove(`/workspace/${edit.path}`);
    }
  };
  try {
    for (let count = 0; count <= edits; count++) {
      const edit = count === 0 ? null : randomEdit(rng, known);
      if (edit) apply(edit);
      shell.clock.advance(1000);
      await shell.build(`-t app ${args.join(' ')} .`);
      const ours = shell.store.builds[0]!.steps.filter(
        ({ instruction }) => !instruction.startsWith('FROM '),
      ).map(({ outcome }) => outcome);
      onBuild({
        project: at,
        edit: edit === null ? 'the first build' : JSON.stringify(edit),
        ours,
        real: buildah.outcomes(folder, args),
      });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
