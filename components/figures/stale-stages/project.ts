import type { Clock } from '@/engine/core/clock';
import { FileSystem } from '@/engine/core/file-system';
import { seededRng } from '@/engine/core/rng';
import { createDvc } from '@/engine/versioning/dvc/program';
import { Repository } from '@/engine/versioning/dvc/repo/repository';
import { type PipelineView, pipelineView } from '@/engine/versioning/dvc/views/pipeline-view';
import { param, ROOT, STAGE_CODE } from './stage-code';

const STAGES = [
  { name: 'prepare', reads: ['sales.csv'], param: null, writes: 'clean.csv' },
  { name: 'features', reads: ['clean.csv'], param: 'bands', writes: 'features.csv' },
  { name: 'train', reads: ['features.csv'], param: 'epochs', writes: 'model.json' },
  { name: 'evaluate', reads: ['features.csv', 'model.json'], param: null, writes: 'metrics.json' },
] as const;

const PIPELINE = `stages:\n${STAGES.map(
  ({ name, reads, param: key, writes }) =>
    `  ${name}:\n    cmd: node ${name}.ts\n    deps:\n${[...reads, `${name}.ts`].map((path) => `      - ${path}\n`).join('')}${
      key === null ? '' : `    params:\n      - ${key}\n`
    }    outs:\n      - ${writes}\n`,
).join('')}`;

const FILES: Readonly<Record<string, string>> = {
  '.dvc/config': '[core]\n    no_scm = true\n',
  'dvc.yaml': PIPELINE,
  'params.yaml': 'bands: 1\nepochs: 4\n',
  'sales.csv': 'year,price\n1961,105000\n1998,189900\n2003,215000\n1925,97500\n2009,312000\n',
  ...Object.fromEntries(STAGES.map(({ name }) => [`${name}.ts`, `// ${name}\n`])),
};

/** What can be done to the project of the figure. */
export type ProjectEdit =
  | { readonly kind: 'sale'; readonly hasPrice: boolean }
  | { readonly kind: 'comment'; readonly stage: string }
  | { readonly kind: 'param'; readonly name: 'bands' | 'epochs'; readonly value: number };

/** A small project with a pipeline, held by the DVC of the lab: what it says is stale, is. */
export class StageProject {
  readonly #fs: FileSystem;
  readonly #clock: Clock;
  readonly #dvc = createDvc({ gitAt: async () => undefined });
  #edits = 0;
  #start: Promise<string> | undefined;

  constructor() {
    let now = 0;
    // It goes on with each look: a changed file is told by its time.
    this.#clock = { now: () => ++now };
    this.#fs = new FileSystem(this.#clock);
    for (const [name, text] of Object.entries(FILES)) {
      const path = `${ROOT}/${name}`;
      this.#fs.makeFolder(path.slice(0, path.lastIndexOf('/')));
      this.#fs.write(path, text);
    }
  }

  /** Runs the pipeline for the first time; once, however often it is asked. */
  async start(): Promise<void> {
    this.#start ??= this.reproduce();
    await this.#start;
  }

  /** The value of a parameter. */
  param(name: 'bands' | 'epochs'): number {
    return param(this.#fs, name);
  }

  /** Changes a file. */
  edit(edit: ProjectEdit): void {
    this.#edits++;
    if (edit.kind === 'comment') this.#append(`${edit.stage}.ts`, `// thought number ${this.#edits}\n`);
    else if (edit.kind === 'sale')
      this.#append(
        'sales.csv',
        `${1950 + ((this.#edits * 7) % 60)},${edit.hasPrice ? 150_000 + this.#edits : 0}\n`,
      );
    else {
      const path = `${ROOT}/params.yaml`;
      const line = new RegExp(`^${edit.name}: .*$`, 'm');
      this.#fs.write(path, this.#fs.readText(path).replace(line, `${edit.name}: ${edit.value}`));
    }
  }

  /** The stages, what is stale and why. */
  view(): Promise<PipelineView> {
    return pipelineView(
      new Repository({ fs: this.#fs, root: ROOT, cwd: ROOT, git: undefined, isReadOnly: true }),
    );
  }

  /** Runs `dvc repro`. @returns what it prints. */
  async reproduce(): Promise<string> {
    let printed = '';
    const print = (text: string) => {
      printed += text;
    };
    await this.#dvc({
      args: ['repro'],
      cwd: ROOT,
      env: {},
      stdin: '',
      fs: this.#fs,
      clock: this.#clock,
      rng: seededRng('stale-stages'),
      signal: new AbortController().signal,
      stdout: print,
      stderr: print,
      shell: async (line) => {
        STAGE_CODE[/^node (\w+)\.ts$/.exec(line)![1]!]!(this.#fs);
        return 0;
      },
    });
    return printed;
  }

  #append(name: string, text: string): void {
    const path = `${ROOT}/${name}`;
    this.#fs.write(path, this.#fs.readText(path) + text);
  }
}
