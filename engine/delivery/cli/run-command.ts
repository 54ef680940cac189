import type { FileSystem } from '../../core/file-system';
import { flag, list, value } from '../../core/pflag';
import { resolveBase } from '../build/base';
import { BuildError } from '../build/errors';
import { readSizes } from '../catalog/sizes';
import type { ImageManifest } from '../image/manifest';
import { commandOf, isBareShell, moduleOf, scriptOf } from '../run/command-line';
import { containerFiles } from '../run/container-files';
import { startModule } from '../run/handler';
import { containerMachine } from '../run/machine';
import { missingPackage, missingPackageText } from '../run/missing-package';
import { randomId, randomName } from '../run/names';
import { addLog } from '../run/published-ports';
import type { ContainerRecord } from '../store/container-record';
import type { DockerCall, DockerCommand } from './command';
import { findImage, tagOf } from './find';

/** Docker could not make the container. */
const NOT_MADE = 125;
const NOT_STARTED = 126;
const NOT_FOUND = 127;

/** `docker run`. */
export const RUN: DockerCommand = {
  path: 'run',
  usage: '[OPTIONS] IMAGE [COMMAND] [ARG...]',
  about: 'Create and run a new container from an image',
  options: [
    flag('detach', 'd'),
    flag('rm'),
    flag('interactive', 'i'),
    flag('tty', 't'),
    flag('init'),
    flag('read-only'),
    list('publish', 'p'),
    list('env', 'e'),
    list('label', 'l'),
    value('name'),
    value('user', 'u'),
    value('workdir', 'w'),
    value('entrypoint'),
    value('memory', 'm'),
    value('cpus'),
    value('restart'),
    value('platform'),
  ],
  words: [1, Number.POSITIVE_INFINITY],
  isStopping: true,
  run: async (call) => {
    const { io, store } = call;
    const image = imageFor(call);
    if (image === null) return NOT_MADE;
    const container = newContainer(call, image);
    if (typeof container === 'string') return refused(call, container);
    const { flags } = call;
    if (isBareShell(container.command) && !flags.has('detach')) {
      io.stderr(
        `docker: the lab has no terminal inside of a container. Give a command: docker run ${container.image} ls -l\n`,
      );
      return NOT_MADE;
    }
    store.update(({ containers }) => ({ containers: [container, ...containers] }));
    return start(call, container, store.image(image.id)!);
  },
};

const refused = ({ io }: DockerCall, message: string): number => {
  io.stderr(`docker: Error response from daemon: ${message}.\nSee 'docker run --help'.\n`);
  return NOT_MADE;
};

/** The image, pulled where it is one of the table; null: it was said that there is none. */
function imageFor(call: DockerCall): { readonly id: string } | null {
  const { io, store, words } = call;
  const name = words[0]!;
  const id = findImage(store, name);
  if (id !== undefined) return { id };
  const { tag } = tagOf(name);
  io.stderr(`Unable to find image '${tag}' locally\n`);
  try {
    const now = io.clock.now();
    const pulled = store.putImage(
      resolveBase({ store, sizes: readSizes(io.fs), now }, name, 1).manifest,
      now,
    );
    store.update(({ tags }) => ({ tags: { ...tags, [tag]: pulled } }));
    io.stderr(`Digest: ${pulled}\nStatus: Downloaded newer image for ${tag}\n`);
    return { id: pulled };
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    refused(
      call,
      `pull access denied for ${tag.replace(/:[^/]*$/, '')}, repository does not exist or may require 'docker login': denied: requested access to the resource is denied`,
    );
    return null;
  }
}

/** `8080:3000`, `127.0.0.1:8080:3000`, `3000`. */
function portOf(text: string): { host: number; container: number } | null {
  const parts = text
    .replace(/\/tcp$/, '')
    .split(':')
    .slice(-2)
    .map(Number);
  const [host, container = host] = parts;
  return parts.every((port) => Number.isInteger(port) && port > 0 && port < 65_536)
    ? { host: host!, container: container! }
    : null;
}

/** A container as it is made; a text says why it is not. */
function newContainer(
  { io, store, flags, values, words }: DockerCall,
  { id }: { readonly id: string },
): ContainerRecord | string {
  const { config } = store.image(id)!;
  const { containers } = store.state;
  const command = commandOf(config, words.slice(1), values.entrypoint?.[0]);
  if (command.length === 0) return 'no command specified';
  const name = values.name?.[0] ?? randomName(io.rng);
  const same = containers.find((one) => one.name === name);
  if (same)
    return `Conflict. The container name "/${name}" is already in use by container "${same.id}". You have to remove (or rename) that container to be able to reuse that name`;
  const ports: { host: number; container: number }[] = [];
  for (const text of values.publish ?? []) {
    const port = portOf(text);
    if (port === null) return `invalid publish opts format (should be name=value but got '${text}')`;
    if (
      [5000, 5001].includes(port.host) ||
      containers.some((one) => one.status === 'running' && one.ports.some(({ host }) => host === port.host))
    )
      return `driver failed programming external connectivity on endpoint ${name}: Bind for 0.0.0.0:${port.host} failed: port is already allocated`;
    ports.push(port);
  }
  const given = Object.fromEntries(
    (values.env ?? []).map((pair) =>
      pair.includes('=')
        ? [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]
        : [pair, io.env[pair] ?? ''],
    ),
  );
  const user = values.user?.[0] ?? config.user;
  const containerId = randomId(io.rng);
  return {
    id: containerId,
    name,
    imageId: id,
    image: words[0]!,
    command,
    created: io.clock.now(),
    status: 'running',
    exitCode: 0,
    finished: null,
    ports,
    env: {
      ...config.env,
      HOSTNAME: containerId.slice(0, 12),
      HOME: user === '' || user === 'root' ? '/root' : `/home/${user.split(':')[0]}`,
      ...given,
    },
    user,
    workdir: values.workdir?.[0] ?? config.workdir,
    serves: null,
    removeWhenDone: flags.has('rm'),
    log: '',
    health: config.healthcheck ? { status: 'starting', failingStreak: 0, checkedAt: null, output: '' } : null,
  };
}

/** Runs what a container runs; its exit code, or that of `docker run -d`. */
async function start(call: DockerCall, container: ContainerRecord, image: ImageManifest): Promise<number> {
  const { io, store, flags } = call;
  const isDetached = flags.has('detach');
  const fs = containerFiles(store, image);
  const print = (stream: 'stdout' | 'stderr') => (text: string) => {
    addLog(store, container.id, text);
    if (!isDetached) io[stream](text);
  };
  if (!hasUser(fs, container.user)) {
    refused(call, `unable to find user ${container.user}: no matching entries in passwd file`);
    return ended(call, container, NOT_STARTED, true);
  }
  const module = moduleOf(fs, container.command, container.workdir);
  if (module !== null && io.runner && image.system.runtime === 'node') {
    const missing = missingPackage(fs, module);
    if (missing) {
      print('stderr')(missingPackageText(missing));
      return ended(call, container, 1);
    }
    const { workdir, env } = container;
    const started = await startModule({
      runner: io.runner,
      fs,
      module,
      workdir,
      env,
      runId: `container-${container.id.slice(0, 12)}`,
      signal: io.signal,
      onOutput: print('stdout'),
    });
    if (started.kind === 'ended') return ended(call, container, started.exitCode);
    change(call, container, { serves: module });
    if (isDetached) {
      io.stdout(`${container.id}\n`);
      return 0;
    }
    return attended(call, container);
  }
  const machine = containerMachine(io, fs, image, container);
  const [first = ''] = container.command;
  if (machine === null || image.system.family === 'scratch') {
    const message = `failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "${first}": executable file not found in $PATH: unknown`;
    refused(call, message);
    return ended(call, container, NOT_FOUND, true);
  }
  const exitCode = await machine.run(scriptOf(container.command), {
    cwd: container.workdir,
    env: container.env,
    signal: io.signal,
    onOutput: (stream, text) => print(stream)(text),
  });
  return ended(call, container, exitCode);
}

/** Whether a container can be started as a user: a number needs no entry, a name does. */
function hasUser(fs: FileSystem, user: string): boolean {
  const [name = ''] = user.split(':');
  if (name === '' || name === 'root' || /^\d+$/.test(name)) return true;
  return (
    fs.isFile('/etc/passwd') &&
    fs
      .readText('/etc/passwd')
      .split('\n')
      .some((line) => line.startsWith(`${name}:`))
  );
}

/** A server in the foreground: it answers until Ctrl-C. */
async function attended(call: DockerCall, container: ContainerRecord): Promise<number> {
  const { io } = call;
  if (io.columns === undefined) {
    io.stderr(
      'docker: this container serves until it is stopped, and nobody is there to stop it. Use docker run -d.\n',
    );
    return ended(call, container, 137, true);
  }
  await new Promise<void>((resolve) => {
    if (io.signal.aborted) resolve();
    io.signal.addEventListener('abort', () => resolve());
  });
  return ended(call, container, 130);
}

function change({ store }: DockerCall, { id }: ContainerRecord, to: Partial<ContainerRecord>): void {
  store.update(({ containers }) => ({
    containers: containers.map((one) => (one.id === id ? { ...one, ...to } : one)),
  }));
}

function ended(call: DockerCall, container: ContainerRecord, exitCode: number, isRefused = false): number {
  const { io, store, flags } = call;
  change(call, container, { status: 'exited', exitCode, finished: io.clock.now() });
  if (container.removeWhenDone)
    store.update(({ containers }) => ({ containers: containers.filter(({ id }) => id !== container.id) }));
  if (!flags.has('detach') || isRefused) return exitCode;
  io.stdout(`${container.id}\n`);
  return 0;
}
