import type { FileSystem } from '../../core/file-system';
import type { OpenMachine } from '../../core/lab-program';
import type { Sizes } from '../catalog/sizes';
import { bytesIn } from '../context/context';
import type { Instruction } from '../dockerfile/instruction';
import { type BuiltLayer, layerBetween, type Snapshot, snapshotOf } from '../image/layer';
import { BuildError } from './errors';
import { programsOf } from './installers/programs';
import type { InstallWork } from './installers/work';
import type { StageState } from './stage-state';

/** What a RUN is run with. */
export interface RunSetting {
  readonly openMachine: OpenMachine | undefined;
  readonly sizes: Sizes;
  readonly signal: AbortSignal;
  readonly onOutput: (text: string) => void;
}

/** The most that the files of an image may hold in the lab, in bytes that are really there. */
const MOST_BYTES = 64_000_000;

/** The words of a RUN as the kernel gets them: for the log, and for errors. */
export function processText(run: Instruction, shell: readonly string[]): string {
  return run.json ? run.json.join(' ') : [...shell, scriptOf(run)].join(' ');
}

/** The line of shell that a RUN runs. */
export function scriptOf(run: Instruction): string {
  if (run.json) return run.json.map((word) => `'${word.replace(/'/g, "'\\''")}'`).join(' ');
  const [document] = run.heredocs;
  if (document === undefined) return run.text;
  if (/^<<-?["']?[\w.]+["']?$/.test(run.text.trim())) return document.text;
  // `RUN cat <<EOF > file`: the shell reads the document itself.
  return [run.text, ...run.heredocs.map(({ name, text }) => `${text}${name}`)].join('\n');
}

/**
 * Runs a RUN in the files of its stage, and gives the layer that it made.
 * @throws BuildError when it ended with another exit code than 0, or holds more than the lab lets it.
 */
export async function runStep(
  state: StageState,
  run: Instruction,
  setting: RunSetting,
): Promise<BuiltLayer & { readonly work: InstallWork }> {
  const { system, config } = state;
  const process = processText(run, config.shell);
  const failed = (exitCode: number) =>
    new BuildError(`process "${process}" did not complete successfully: exit code: ${exitCode}`, run.line);
  if (system.family === 'scratch' || system.family === 'distroless') {
    setting.onOutput(
      'runc run failed: unable to start container process: exec: "/bin/sh": stat /bin/sh: no such file or directory\n',
    );
    throw failed(127);
  }
  if (!setting.openMachine) throw new BuildError('commands cannot be run here', run.line);
  const work: InstallWork = { downloaded: 0, packages: 0, sizes: setting.sizes };
  const { fs } = state;
  const machine = setting.openMachine({ fs, ...programsOf(fs, system, config.user, work) });
  fs.makeFolder(config.workdir);
  const mounts = cacheMounts(run);
  const before = snapshotOf(fs);
  for (const folder of mounts) fs.makeFolder(folder);
  const exitCode = await machine.run(scriptOf(run), {
    cwd: config.workdir,
    env: {
      ...state.scope,
      HOME: config.user === '' || config.user === 'root' ? '/root' : `/home/${config.user.split(':')[0]}`,
    },
    signal: setting.signal,
    onOutput: (_stream, text) => setting.onOutput(text),
  });
  if (setting.signal.aborted) throw new BuildError('context canceled', run.line);
  if (exitCode !== 0) throw failed(exitCode);
  for (const folder of mounts) restore(fs, folder, before);
  const after = snapshotOf(fs);
  let held = 0;
  for (const node of after.values()) if (node.kind === 'file') held += bytesIn(node.content);
  if (held > MOST_BYTES)
    throw new BuildError(
      `write: no space left on device: the files of an image hold at most ${MOST_BYTES / 1e6} MB in the lab`,
      run.line,
    );
  return { ...layerBetween(before, after), work };
}

/** The folders of `--mount=type=cache`: what is written there is in no layer. @throws BuildError for another kind. */
function cacheMounts(run: Instruction): readonly string[] {
  return run.flags.flatMap(({ name, value }) => {
    if (name !== 'mount') return [];
    const fields = Object.fromEntries(value.split(',').map((field) => field.split('=') as [string, string?]));
    if (fields.type !== 'cache')
      throw new BuildError(
        `--mount=type=${fields.type ?? 'bind'} is not in the lab; it has type=cache`,
        run.line,
      );
    const target = fields.target ?? fields.dst ?? fields.destination;
    if (target === undefined) throw new BuildError('--mount needs a target', run.line);
    return [target.replace(/\/$/, '')];
  });
}

/** Puts a folder back as it was. */
function restore(fs: FileSystem, folder: string, before: Snapshot): void {
  fs.remove(folder);
  for (const [path, node] of before)
    if (path === folder || path.startsWith(`${folder}/`)) fs.restore(path, node);
}
