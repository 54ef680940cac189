import type { CodeRunner } from '../../../core/code-runner';
import { FileSystem } from '../../../core/file-system';
import type { WorkspaceFiles } from '../../../core/files';
import { labPathOf, WORKSPACE_ROOT } from '../../../core/lab-layout';
import { seededRng } from '../../../core/rng';
import type { ImageManifest } from '../../../delivery/image/manifest';
import { answerByModule } from '../../../delivery/run/handler';
import type { ContainerRecord } from '../../../delivery/store/container-record';
import type { Builder } from './builder';
import type { ImageOptions } from './options';
import { remembering } from './remembered-runner';

const ROWS = 12;
const PORT = 8080;
const INSIDE = 3000;

/** A container that was started, and what it had to say if it was not. */
export interface Started {
  readonly container: ContainerRecord | undefined;
  readonly says: string | null;
}

/** Starts a container of an image and publishes the port of its service. */
export async function startContainer({ shop, store }: Builder, tag: string, name: string): Promise<Started> {
  const { stderr } = await shop.run(`docker run -d --name ${name} -p ${PORT}:${INSIDE} ${tag}`);
  const container = store.state.containers.find((one) => one.name === name);
  const says = (container?.log.trim() || stderr.trim())
    .split('\n')
    .findLast((line) => !line.startsWith('See '));
  return { container, says: container?.serves ? null : (says ?? 'it ended without a word') };
}

/** Asks a container by POST. @returns the body of the answer. */
export async function ask({ shop }: Builder, path: string, body: string): Promise<string> {
  const { stdout } = await shop.run(`curl -s -X POST --data-binary '${body}' localhost:${PORT}${path}`);
  return stdout;
}

export async function stopContainer({ shop }: Builder, name: string): Promise<void> {
  await shop.run(`docker rm -f ${name}`);
}

/** What the module of a service answers when it runs over its files alone, without any image. */
export async function answerWithoutImage(
  { runner, seed }: { readonly runner: CodeRunner; readonly seed: string },
  files: WorkspaceFiles,
  { folder, module, path }: Pick<ImageOptions, 'folder' | 'module' | 'path'>,
  body: string,
): Promise<string> {
  const fs = new FileSystem({ now: () => 0 });
  for (const [name, content] of Object.entries(files)) {
    const at = labPathOf(name);
    fs.makeFolder(at.slice(0, at.lastIndexOf('/')));
    fs.write(at, content);
  }
  const seeded: CodeRunner = {
    run: (request, onEvent, signal) => remembering(runner).run({ ...request, seed }, onEvent, signal),
  };
  const workdir = folder === '' ? WORKSPACE_ROOT : `${WORKSPACE_ROOT}/${folder}`;
  const { body: answer } = await answerByModule(
    {
      runner: seeded,
      fs,
      module: `${workdir}/${module}`,
      workdir,
      env: {},
      runId: 'without-image',
      onOutput: () => {},
    },
    {
      url: `http://localhost:${PORT}${path}`,
      method: 'POST',
      headers: {},
      body: new TextEncoder().encode(body),
    },
  );
  return typeof answer === 'string' ? answer : new TextDecoder().decode(answer);
}

/** What Docker says of the health of a container once it has asked often enough to say so; null: it does not ask. */
export async function healthAfterChecks(
  builder: Builder,
  { container }: Started,
  { config: { healthcheck } }: ImageManifest,
): Promise<string | null> {
  if (healthcheck === null || container === undefined) return null;
  const { startPeriod, interval, retries } = healthcheck;
  builder.shop.pass(1000 * (startPeriod + interval * (retries + 1)));
  await builder.shop.run('docker ps');
  return builder.store.state.containers.find(({ id }) => id === container.id)?.health?.status ?? null;
}

/** Some rows of a table with its head, by chance. */
export function requestOf(table: string, seed: string): string {
  const [head, ...rows] = table.trim().split('\n');
  const rng = seededRng(`${seed}/rows`);
  return [head, ...Array.from({ length: ROWS }, () => rng.pick(rows))].join('\n');
}
