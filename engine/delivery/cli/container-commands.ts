import { flag, list, value } from '../../core/pflag';
import { scriptOf } from '../run/command-line';
import { containerFiles } from '../run/container-files';
import { checkHealth } from '../run/health';
import { containerMachine } from '../run/machine';
import type { ContainerRecord } from '../store/container-record';
import { type DockerCall, type DockerCommand, refuse, shortId } from './command';
import { containerDetails } from './container-details';
import { findContainer, findImage } from './find';
import { imageDetails } from './image-details';
import { RUN } from './run-command';
import { cut, humanDuration, table } from './table';
import { fillTemplate } from './template';

const MANY = [1, Number.POSITIVE_INFINITY] as const;

/** A process that ignores SIGTERM, as node does that is process 1, is killed: 128 + 9. */
const KILLED = 137;

/** Does something with each container that is named; the worst exit code. */
async function withEach(
  call: DockerCall,
  act: (container: ContainerRecord) => Promise<number> | number,
): Promise<number> {
  let worst = 0;
  for (const name of call.words) {
    const container = findContainer(call.store, name);
    worst = Math.max(worst, container ? await act(container) : refuse(call.io, `No such container: ${name}`));
  }
  return worst;
}

const change = ({ store }: DockerCall, { id }: ContainerRecord, to: Partial<ContainerRecord> | null) =>
  store.update(({ containers }) => ({
    containers: containers.flatMap((one) => (one.id !== id ? [one] : to === null ? [] : [{ ...one, ...to }])),
  }));

function statusText({ status, created, finished, exitCode, health }: ContainerRecord, now: number): string {
  if (status === 'exited') return `Exited (${exitCode}) ${humanDuration(now - (finished ?? created))} ago`;
  const healthText =
    health === null ? '' : ` (${health.status === 'starting' ? 'health: starting' : health.status})`;
  return `Up ${humanDuration(now - created)}${healthText}`;
}

const PS: DockerCommand = {
  path: 'ps',
  usage: '[OPTIONS]',
  about: 'List containers',
  options: [flag('all', 'a'), flag('quiet', 'q'), flag('no-trunc'), flag('latest', 'l')],
  words: [0, 0],
  run: async ({ io, store, flags }) => {
    for (const one of store.state.containers) await checkHealth(io, store, one);
    const shown = store.state.containers.filter(({ status }) => flags.has('all') || status === 'running');
    const list = flags.has('latest') ? store.state.containers.slice(0, 1) : shown;
    if (flags.has('quiet')) {
      io.stdout(list.map(({ id }) => `${shortId(id)}\n`).join(''));
      return 0;
    }
    const now = io.clock.now();
    io.stdout(
      table([
        ['CONTAINER ID', 'IMAGE', 'COMMAND', 'CREATED', 'STATUS', 'PORTS', 'NAMES'],
        ...list.map((one) => [
          shortId(one.id),
          one.image,
          `"${cut(one.command.join(' '), flags.has('no-trunc') ? 10_000 : 20)}"`,
          `${humanDuration(now - one.created)} ago`,
          statusText(one, now),
          one.status === 'running'
            ? one.ports.map(({ host, container }) => `0.0.0.0:${host}->${container}/tcp`).join(', ')
            : '',
          one.name,
        ]),
      ]),
    );
    return 0;
  },
};

const LOGS: DockerCommand = {
  path: 'logs',
  usage: '[OPTIONS] CONTAINER',
  about: 'Fetch the logs of a container',
  options: [flag('follow', 'f'), flag('timestamps', 't'), value('tail', 'n')],
  words: [1, 1],
  run: (call) =>
    withEach(call, ({ log }) => {
      const lines = log.split(/(?<=\n)/);
      const tail = Number(call.values.tail?.[0] ?? lines.length);
      call.io.stdout(lines.slice(Math.max(0, lines.length - tail)).join(''));
      return 0;
    }),
};

const STOP: DockerCommand = {
  path: 'stop',
  usage: '[OPTIONS] CONTAINER [CONTAINER...]',
  about: 'Stop one or more running containers',
  options: [value('time', 't'), value('signal', 's')],
  words: MANY,
  run: (call) =>
    withEach(call, (one) => {
      if (one.status === 'running')
        change(
          call,
          one,
          one.removeWhenDone ? null : { status: 'exited', exitCode: KILLED, finished: call.io.clock.now() },
        );
      call.io.stdout(`${nameTyped(call, one)}\n`);
      return 0;
    }),
};

/** A container as it was typed. */
const nameTyped = ({ words }: DockerCall, { id, name }: ContainerRecord) =>
  words.find((word) => word === name || id.startsWith(word))!;

const START: DockerCommand = {
  path: 'start',
  usage: '[OPTIONS] CONTAINER [CONTAINER...]',
  about: 'Start one or more stopped containers',
  options: [],
  words: MANY,
  run: (call) =>
    withEach(call, (one) => {
      if (one.serves === null)
        return refuse(call.io, `container ${one.name} has done its work; docker run makes a new one`);
      const taken = call.store.state.containers.find(
        (other) =>
          other.status === 'running' &&
          other.ports.some(({ host }) => one.ports.some((port) => port.host === host)),
      );
      if (taken && taken.id !== one.id)
        return refuse(
          call.io,
          `driver failed programming external connectivity on endpoint ${one.name}: Bind for 0.0.0.0:${one.ports[0]!.host} failed: port is already allocated`,
        );
      const health = one.health && {
        ...one.health,
        status: 'starting' as const,
        failingStreak: 0,
        checkedAt: null,
      };
      change(call, one, {
        status: 'running',
        exitCode: 0,
        finished: null,
        created: call.io.clock.now(),
        health,
      });
      call.io.stdout(`${nameTyped(call, one)}\n`);
      return 0;
    }),
};

const REMOVE: DockerCommand = {
  path: 'rm',
  usage: '[OPTIONS] CONTAINER [CONTAINER...]',
  about: 'Remove one or more containers',
  options: [flag('force', 'f'), flag('volumes', 'v')],
  words: MANY,
  run: (call) =>
    withEach(call, (one) => {
      if (one.status === 'running' && !call.flags.has('force'))
        return refuse(
          call.io,
          `cannot remove container "/${one.name}": container is running: stop the container before removing or force remove`,
        );
      change(call, one, null);
      call.io.stdout(`${nameTyped(call, one)}\n`);
      return 0;
    }),
};

const CONTAINER_PRUNE: DockerCommand = {
  path: 'container prune',
  usage: '[OPTIONS]',
  about: 'Remove all stopped containers',
  options: [flag('force', 'f')],
  words: [0, 0],
  run: ({ io, store }) => {
    const gone = store.state.containers.filter(({ status }) => status === 'exited');
    store.update(({ containers }) => ({
      containers: containers.filter(({ status }) => status !== 'exited'),
    }));
    if (gone.length > 0) io.stdout(`Deleted Containers:\n${gone.map(({ id }) => `${id}\n`).join('')}\n`);
    io.stdout('Total reclaimed space: 0B\n');
    return 0;
  },
};

const EXEC: DockerCommand = {
  path: 'exec',
  usage: '[OPTIONS] CONTAINER COMMAND [ARG...]',
  about: 'Execute a command in a running container',
  options: [
    flag('interactive', 'i'),
    flag('tty', 't'),
    list('env', 'e'),
    value('user', 'u'),
    value('workdir', 'w'),
  ],
  words: [2, Number.POSITIVE_INFINITY],
  isStopping: true,
  run: async ({ io, store, words, values }) => {
    const container = findContainer(store, words[0]!);
    if (!container) return refuse(io, `No such container: ${words[0]}`);
    if (container.status !== 'running') return refuse(io, `container ${container.id} is not running`);
    const image = store.image(container.imageId)!;
    const inside = { ...container, user: values.user?.[0] ?? container.user };
    const machine = containerMachine(io, containerFiles(store, image), image, inside);
    if (machine === null) return refuse(io, 'commands cannot be run here');
    const given = Object.fromEntries(
      (values.env ?? []).map((pair) => [pair.split('=')[0]!, pair.slice(pair.indexOf('=') + 1)]),
    );
    return machine.run(scriptOf(words.slice(1)), {
      cwd: values.workdir?.[0] ?? container.workdir,
      env: { ...container.env, ...given },
      signal: io.signal,
      onOutput: (stream, text) => io[stream](text),
    });
  },
};

const INSPECT: DockerCommand = {
  path: 'inspect',
  usage: '[OPTIONS] NAME|ID [NAME|ID...]',
  about: 'Return low-level information on Docker objects',
  options: [value('format', 'f'), value('type'), flag('size', 's')],
  words: MANY,
  run: async ({ io, store, words, values }) => {
    const details: unknown[] = [];
    const missing: string[] = [];
    for (const name of words) {
      const container = findContainer(store, name);
      if (container) {
        await checkHealth(io, store, container);
        details.push(containerDetails(store, findContainer(store, name)!));
        continue;
      }
      const id = findImage(store, name);
      if (id === undefined) missing.push(name);
      else details.push(imageDetails(store, id));
    }
    const template = values.format?.[0];
    if (template === undefined) io.stdout(`${JSON.stringify(details, null, 4)}\n`);
    else for (const one of details) io.stdout(`${fillTemplate(template, one) ?? '<no value>'}\n`);
    for (const name of missing) io.stderr(`Error: No such object: ${name}\n`);
    return missing.length > 0 ? 1 : 0;
  },
};

/** Commands about containers. */
export const CONTAINER_COMMANDS: readonly DockerCommand[] = [
  RUN,
  PS,
  LOGS,
  STOP,
  START,
  REMOVE,
  CONTAINER_PRUNE,
  EXEC,
  INSPECT,
];
