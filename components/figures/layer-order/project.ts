import type { Clock } from '@/engine/core/clock';
import { FileSystem } from '@/engine/core/file-system';
import { build } from '@/engine/delivery/build/build';
import { reasonText } from '@/engine/delivery/build/miss-reason';
import { smallMachine } from './small-machine';

const ROOT = '/workspace';

const FIRST = ['FROM node:22.21.1-slim', 'WORKDIR /app'] as const;
const LAST = ['CMD ["node", "src/server.ts"]'] as const;

/** The lines that can be put into another order, as they stand at first. */
export const MOVABLE_LINES = [
  'COPY README.md ./',
  'COPY src ./src',
  'COPY package.json package-lock.json ./',
  'RUN npm ci',
] as const;

const lock = (packages: readonly string[]) =>
  `${JSON.stringify({ packages: Object.fromEntries(packages.map((name) => [`node_modules/${name}`, { version: '3.0.0' }])) })}\n`;

const FILES: Readonly<Record<string, string>> = {
  'README.md': '# Prices\n',
  'src/server.ts': 'export default { fetch: () => new Response("ok") };\n',
  'package.json': '{ "name": "prices" }\n',
  'package-lock.json': lock(['@tensorflow/tfjs', 'd3-dsv']),
};

/** What can be changed in the project of the figure. */
export type LayerEdit = 'code' | 'packages' | 'readme';

/** What became of a line in a build. */
export interface LineOutcome {
  readonly outcome: 'hit' | 'miss' | 'failed';
  readonly seconds: number;
  /** Why it was not in the cache; null: it was. */
  readonly reason: string | null;
}

/** A build as the figure shows it. */
export interface LayerBuild {
  /** By line of the Dockerfile, from 0; absent: the build did not come so far. */
  readonly lines: ReadonlyMap<number, LineOutcome>;
  readonly seconds: number;
  readonly megabytes: number;
  /** Why no image came of it; null: one did. */
  readonly error: string | null;
}

/** A small project with an image, built by the Docker of the lab: what it says is cached, is. */
export class LayerProject {
  readonly #clock: Clock;
  readonly #fs: FileSystem;
  #edits = 0;

  constructor() {
    let now = Date.UTC(2026, 2, 2, 9);
    this.#clock = { now: () => ++now };
    this.#fs = new FileSystem(this.#clock);
    for (const [name, text] of Object.entries(FILES)) this.#write(name, text);
  }

  /** The whole Dockerfile with the movable lines in an order. */
  static dockerfile(movable: readonly string[]): readonly string[] {
    return [...FIRST, ...movable, ...LAST];
  }

  /** Changes a file. */
  edit(edit: LayerEdit): void {
    this.#edits++;
    if (edit === 'code') this.#append('src/server.ts', `// thought number ${this.#edits}\n`);
    else if (edit === 'readme') this.#append('README.md', `Thought number ${this.#edits}.\n`);
    else
      this.#write(
        'package-lock.json',
        lock([
          '@tensorflow/tfjs',
          'd3-dsv',
          ...Array.from({ length: this.#edits }, (_, at) => `package-${at}`),
        ]),
      );
  }

  /** Builds with the movable lines in an order. */
  async build(movable: readonly string[]): Promise<LayerBuild> {
    this.#write('Dockerfile', `${LayerProject.dockerfile(movable).join('\n')}\n`);
    const record = await build({
      fs: this.#fs,
      clock: this.#clock,
      openMachine: smallMachine(this.#clock),
      signal: new AbortController().signal,
      folder: ROOT,
      dockerfile: `${ROOT}/Dockerfile`,
      tags: ['prices:latest'],
      args: {},
      isWithoutCache: false,
      print: () => {},
    });
    return {
      lines: new Map(
        record.steps.map(({ line, outcome, seconds, reason }) => [
          line - 1,
          { outcome, seconds, reason: reason === null ? null : reasonText(reason) },
        ]),
      ),
      seconds: record.seconds,
      megabytes: record.bytes / 1e6,
      error: record.outcome === 'done' ? null : errorIn(record.log),
    };
  }

  #append(name: string, text: string): void {
    this.#write(name, this.#fs.readText(`${ROOT}/${name}`) + text);
  }

  #write(name: string, text: string): void {
    const path = `${ROOT}/${name}`;
    this.#fs.makeFolder(path.slice(0, path.lastIndexOf('/')));
    this.#fs.write(path, text);
  }
}

/** What npm or Docker says in a log, without numbers and times. */
function errorIn(log: string): string {
  const said = /npm error (?:The .*|enoent .*)/.exec(log)?.[0];
  return said ?? log.trim().split('\n').at(-1)!;
}
