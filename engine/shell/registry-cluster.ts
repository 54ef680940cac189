import type { FileSystem } from '../core/file-system';
import type { LabProgram, ProgramIo } from '../core/lab-program';
import { baseImageOf, baseLayers } from '../delivery/catalog/base-images';
import { newestAt } from '../delivery/catalog/newest';
import { DOWNLOAD_RATIO } from '../delivery/catalog/packages';
import { BadReferenceError, fullName, parseReference, tagName } from '../delivery/catalog/reference';
import type { ImageManifest } from '../delivery/image/manifest';
import { weightOf } from '../delivery/image/weight';
import { commandOf, moduleOf, scriptOf } from '../delivery/run/command-line';
import { containerFiles, sandboxFiles } from '../delivery/run/container-files';
import { answerByModule, type HandlerPlace, startModule } from '../delivery/run/handler';
import { containerMachine } from '../delivery/run/machine';
import type { ContainerRecord } from '../delivery/store/container-record';
import { DockerStore } from '../delivery/store/docker-store';
import { kubectlWith } from '../deployment/cluster/kubectl/kubectl';
import {
  type Behaviour,
  type ContainerRun,
  type ImageAnswer,
  STEADY,
} from '../deployment/cluster/pods/behaviour';
import type { ClusterPorts } from '../deployment/cluster/store/cluster-ports';
import { type MeasuredContainer, measureInLab } from '../operations/lab-prometheus';

const MEGABYTE = 1_000_000;
/** Memory of an idle process, and of each byte that it was started from; the same formula as the lab's own server has. */
const IDLE_BYTES = 40 * 2 ** 20;
const BYTES_EACH = 12;

/** What of a layer is downloaded, compressed: by a ratio for each kind of file. */
function downloadOf(store: DockerStore, digest: string): number {
  let bytes = 0;
  for (const entry of store.layer(digest)?.entries ?? []) {
    if (entry.kind !== 'file') continue;
    bytes +=
      entry.bytes * (weightOf(store.contentOf(entry.hash)) ? DOWNLOAD_RATIO.binary : DOWNLOAD_RATIO.text);
  }
  return Math.round(bytes);
}

/** What the lab's registry has under a name: what was pushed there, and the base images. */
function resolveImage(fs: FileSystem, name: string, now: number): ImageAnswer {
  const missing = (message: string): ImageAnswer => ({ kind: 'missing', message });
  const store = new DockerStore(fs);
  try {
    const reference = parseReference(name);
    const full = fullName(reference);
    const { pushed, tags } = store.state;
    const id = pushed[full];
    const image = id === undefined ? undefined : store.image(id);
    if (id !== undefined && image)
      return {
        kind: 'found',
        digest: id,
        layers: image.layers.map((digest) => ({ digest, bytes: downloadOf(store, digest) })),
      };
    const base = baseImageOf(reference);
    if (base) {
      const { digest } = baseLayers(base, reference, newestAt(now)).layer;
      return { kind: 'found', digest, layers: [{ digest, bytes: base.compressedMegabytes * MEGABYTE }] };
    }
    const hint =
      tags[tagName(reference)] === undefined
        ? ''
        : ` (it was built here, and not pushed: docker push ${name})`;
    return missing(`failed to resolve reference ${JSON.stringify(full)}: ${full}: not found${hint}`);
  } catch (error) {
    if (!(error instanceof BadReferenceError)) throw error;
    return missing(`couldn't parse image name ${JSON.stringify(name)}: ${error.message}`);
  }
}

/** A base image as it is run by itself. */
function baseManifest(store: DockerStore, name: string, now: number): ImageManifest {
  const reference = parseReference(name);
  const image = baseImageOf(reference)!;
  const { layer, contents, config } = baseLayers(image, reference, newestAt(now));
  store.putLayer({ layer, contents });
  const { family, runtime, isFull } = image;
  return { config, system: { family, runtime, isFull }, layers: [layer.digest], history: [] };
}

/** The words that a container runs: `command` takes the place of the entry point, `args` that of the command. */
function wordsOf({ config }: ImageManifest, { command, args }: ContainerRun): readonly string[] {
  if (command) return [...command, ...(args ?? [])];
  return args ? [...(config.entrypoint ?? []), ...args] : commandOf(config, []);
}

/** Bytes of the project that a process is started from. */
function sourceBytes(fs: FileSystem, workdir: string): number {
  return fs
    .filesBelow(workdir)
    .filter((path) => !path.includes('/node_modules/'))
    .reduce((sum, path) => {
      const node = fs.at(path);
      return node?.kind === 'file' && !weightOf(node.content) ? sum + node.content.length : sum;
    }, 0);
}

/** A container as it would be started: its files, its words, and the module that serves in it. */
function openContainer(io: Pick<ProgramIo, 'fs' | 'clock'>, run: ContainerRun) {
  const store = new DockerStore(io.fs);
  const image = store.image(run.digest) ?? baseManifest(store, run.reference, io.clock.now());
  const fs = containerFiles(store, image);
  const workdir = run.workingDir ?? image.config.workdir;
  const env: Record<string, string> = { ...image.config.env, HOME: '/root', ...run.env };
  const words = wordsOf(image, run);
  const module = image.system.runtime === 'node' ? moduleOf(fs, words, workdir) : null;
  return { image, fs, workdir, env, words, module };
}

/** Runs a container once: what it prints, whether it serves, and what its probes are answered with. */
async function learn(io: ProgramIo, run: ContainerRun): Promise<Behaviour> {
  const { image, fs, workdir, env, words, module } = openContainer(io, run);
  let log = '';
  const print = (text: string) => {
    log += text;
  };
  const listens =
    env.PORT === undefined
      ? image.config.exposed.map((port) => Number.parseInt(port, 10))
      : [Number(env.PORT)];
  const memoryBytes = IDLE_BYTES + BYTES_EACH * (workdir === '/' ? 0 : sourceBytes(fs, workdir));
  const ended = (code: number): Behaviour => ({ ...STEADY, memoryBytes, log, exit: { afterMs: 500, code } });
  const machineOf = (serves: string | null) =>
    containerMachine(io, fs, image, containerRecord(run, words, env, workdir, serves));
  if (module !== null && io.runner) {
    const place: HandlerPlace = {
      runner: io.runner,
      fs,
      module,
      workdir,
      env,
      runId: `pod-${io.rng.int(2 ** 32).toString(16)}`,
      signal: io.signal,
      onOutput: print,
    };
    const started = await startModule(place);
    if (started.kind === 'ended') return ended(started.exitCode);
    const answers: Record<string, number> = {};
    for (const path of run.paths) {
      const url = `http://localhost:${listens[0] ?? 8080}${path.startsWith('/') ? '' : '/'}${path}`;
      const { status } = await answerByModule(place, {
        method: 'GET',
        url,
        headers: {},
        body: new Uint8Array(),
      });
      answers[path] = status;
    }
    const commands: Record<string, number> = {};
    const machine = run.commands.length > 0 ? machineOf(module) : null;
    for (const command of run.commands)
      commands[command] =
        (await machine?.run(command, { cwd: workdir, env, signal: io.signal, onOutput: () => {} })) ?? 0;
    // As process 1, node does not listen to SIGTERM unless the program does.
    const stopMs = fs.readText(module).includes('SIGTERM') ? 0 : null;
    return { ...STEADY, ports: listens, answers, commands, log, memoryBytes, stopMs };
  }
  const script = scriptOf(words);
  // What is there to wait for ever does so, and does not end of itself.
  if (words.length > 0 && /^(?:exec )?(?:sleep|tail -f)\b/.test(script))
    return { ...STEADY, memoryBytes, ports: listens };
  const machine = words.length === 0 || image.system.family === 'scratch' ? null : machineOf(null);
  if (machine === null) {
    print(`exec: ${JSON.stringify(words[0] ?? '')}: executable file not found in $PATH\n`);
    return ended(128);
  }
  return ended(
    await machine.run(script, {
      cwd: workdir,
      env,
      signal: io.signal,
      onOutput: (_stream, text) => print(text),
    }),
  );
}

function containerRecord(
  run: ContainerRun,
  command: readonly string[],
  env: Readonly<Record<string, string>>,
  workdir: string,
  serves: string | null,
): ContainerRecord {
  return {
    id: run.digest.replace('sha256:', ''),
    name: run.reference,
    imageId: run.digest,
    image: run.reference,
    command,
    created: 0,
    status: 'running',
    exitCode: 0,
    finished: null,
    ports: [],
    env,
    user: '',
    workdir,
    serves,
    removeWhenDone: true,
    log: '',
    health: null,
  };
}

/** What a node process of a container is measured with; null: no node module serves in it. */
function measuredContainer(io: Pick<ProgramIo, 'fs' | 'clock'>, run: ContainerRun): MeasuredContainer | null {
  const { fs, workdir, env, module } = openContainer(io, run);
  if (module === null) return null;
  return {
    files: sandboxFiles(fs),
    entry: module.slice(1),
    env,
    ...(workdir !== '/' && { cwd: workdir.slice(1) }),
  };
}

const portsOf = (io: ProgramIo): ClusterPorts => ({
  resolveImage: (name) => resolveImage(io.fs, name, io.clock.now()),
  learn: (run) => learn(io, run),
  measure: (query) => measureInLab(io, query, (run) => measuredContainer(io, run)),
});

/** `kubectl` for the cluster of the lab: images come from the lab's registry, and containers really run once. */
export const kubectl: LabProgram = kubectlWith(portsOf);
