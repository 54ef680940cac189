import type { Rng } from '../../core/rng';

/** A project whose image both builders make: with commands that a busybox has. */
export interface CacheProject {
  readonly files: Readonly<Record<string, string>>;
}

const FILES = {
  'package.json': '{"name":"app"}\n',
  'src/a.txt': 'a\n',
  'src/b.txt': 'b\n',
  'data/rows.csv': '1\n2\n',
  'README.md': '# app\n',
};

const project = (dockerfile: string, ignore?: string): CacheProject => ({
  files: { ...FILES, Dockerfile: dockerfile, ...(ignore !== undefined && { '.dockerignore': ignore }) },
});

/** Dockerfiles of different shapes. */
const SHAPES: readonly CacheProject[] = [
  project('FROM node:20-slim\nWORKDIR /app\nCOPY . .\nRUN cat src/a.txt > out.txt\nCMD ["node"]\n'),
  project(
    'FROM node:20-slim\nWORKDIR /app\nCOPY package.json .\nRUN cat package.json > lock.txt\nCOPY src ./src\nRUN cat src/a.txt > out.txt\n',
  ),
  project(
    'FROM node:20-slim\nCOPY . /app/\nRUN echo done > /done\n',
    '*.md\ndata\n.dockerignore\nDockerfile\n',
  ),
  project('FROM node:20-slim\nCOPY . /app/\nLABEL a=b\nRUN echo done > /done\n', '**\n!src\n!package.json\n'),
  project('FROM node:20-slim\nARG V=1\nCOPY package.json /\nRUN echo "$V" > /v\nCOPY src /src\n'),
  project(
    'FROM node:20-slim\nCOPY src /src\nARG V=1\nENV E=$V\nCOPY data /data\nRUN echo "$E" > /e\nLABEL z=1\n',
  ),
  project(
    'FROM node:20-slim\nENV A=1 B=2\nUSER root\nRUN echo "$A$B" > /ab\nCOPY src/*.txt /texts/\nEXPOSE 80\nCMD ["sh"]\n',
  ),
  project(
    'FROM node:20-slim AS build\nWORKDIR /b\nCOPY src ./src\nRUN cat src/a.txt src/b.txt > all.txt\nFROM node:20-slim\nCOPY --from=build /b/all.txt /all.txt\nRUN cat /all.txt > /again.txt\n',
  ),
  project(
    'FROM node:20-slim\nCOPY package.json README.md /docs/\nRUN cat /docs/README.md > /r\nRUN echo two > /two\nCOPY data/rows.csv /rows.csv\n',
  ),
  project(
    'FROM node:20-slim\nWORKDIR /a\nWORKDIR b\nCOPY data data\nRUN rm data/rows.csv\nCOPY src/a.txt data/\n',
    'data/*.tmp\n',
  ),
];

/** Ten projects. Each begins with a label of its own, so that none finds steps of another in a cache. */
export const CACHE_PROJECTS: readonly CacheProject[] = SHAPES.map(({ files }, at) => ({
  files: { ...files, Dockerfile: files.Dockerfile!.replace('\n', `\nLABEL project=${at}\n`) },
}));

/** What one edit does to a project. Times of files may change by it in both builders. */
export type CacheEdit =
  | { readonly kind: 'write'; readonly path: string; readonly text: string }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'mode'; readonly path: string; readonly executable: boolean }
  | { readonly kind: 'argument'; readonly value: string };

/** A random edit of the kinds that people make: a comment, a command, a file, a mode, an argument. */
export function randomEdit(rng: Rng, files: ReadonlyMap<string, string>): CacheEdit {
  const dockerfile = files.get('Dockerfile')!;
  const lines = dockerfile.split('\n');
  const some = rng.pick(
    [...files.keys()].filter((path) => path !== 'Dockerfile' && path !== '.dockerignore'),
  );
  const mark = String(rng.int(1000));
  switch (rng.int(10)) {
    case 0:
      return {
        kind: 'write',
        path: 'Dockerfile',
        text: lines.toSpliced(1 + rng.int(lines.length - 1), 0, `# ${mark}`).join('\n'),
      };
    case 1:
      return {
        kind: 'write',
        path: 'Dockerfile',
        text: lines.toSpliced(1 + rng.int(lines.length - 1), 0, '').join('\n'),
      };
    case 2:
      return {
        kind: 'write',
        path: 'Dockerfile',
        text: dockerfile.replace(/^(RUN .*)$/m, `$1 && echo ${mark}`),
      };
    case 3:
      return { kind: 'write', path: 'Dockerfile', text: `${dockerfile}LABEL edit=${mark}\n` };
    case 4:
      return { kind: 'write', path: some, text: files.get(some)! };
    case 5:
      return {
        kind: 'write',
        path: `${rng.pick(['src', 'data'])}/new${mark}.${rng.pick(['txt', 'tmp'])}`,
        text: `${mark}\n`,
      };
    case 6:
      return { kind: 'mode', path: some, executable: rng.int(2) === 0 };
    case 7:
      return { kind: 'argument', value: mark };
    default:
      return { kind: 'write', path: some, text: `${files.get(some)}${mark}\n` };
  }
}
