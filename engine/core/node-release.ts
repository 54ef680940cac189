/** A line of Node.js that programs of the lab can be run as. */
export interface NodeRelease {
  readonly major: number;
  /** The newest version of the line that the lab knows. */
  readonly version: string;
  /** The code name of a line with long-term support. */
  readonly lts: string;
}

/** What `node` is where nobody has chosen another one. */
export const LAB_NODE = '20.20.2';

/** The lines that the lab knows, oldest first. */
export const NODE_RELEASES: readonly NodeRelease[] = [
  { major: 20, version: LAB_NODE, lts: 'iron' },
  { major: 22, version: '22.21.1', lts: 'jod' },
  { major: 24, version: '24.11.1', lts: 'krypton' },
];

/** What differs between the lines, as far as programs of the lab can meet it. */
export interface NodeTraits {
  /** `globalThis.navigator`, with `language` (added in v21.0.0 and v21.2.0). */
  readonly hasNavigator: boolean;
  /** `Dirent.path`, deprecated as DEP0178 and removed in v24.0.0 in favour of `parentPath`. */
  readonly hasDirentPath: boolean;
}

export const majorOf = (version: string): number => Number.parseInt(version, 10);

export function nodeTraits(version: string): NodeTraits {
  const major = majorOf(version);
  return { hasNavigator: major >= 21, hasDirentPath: major < 24 };
}

const newest = (): string => NODE_RELEASES.at(-1)!.version;
const lineOf = (major: number): NodeRelease | undefined => NODE_RELEASES.find((one) => one.major === major);

/**
 * The version that somebody means: an exact one of a known line as it is; of a range, an alias (`lts/*`, `lts/jod`,
 * `latest`) or a line the newest that fits.
 * @returns undefined: the lab knows none that fits.
 */
export function resolveNode(wanted: string): string | undefined {
  const text = wanted.trim().replace(/^v(?=\d)/, '');
  const lts = /^lts\/(.+)$/.exec(text)?.[1];
  if (lts !== undefined)
    return lts === '*' ? newest() : NODE_RELEASES.find((one) => one.lts === lts.toLowerCase())?.version;
  if (/^(?:node|latest|current|stable|\*)?$/.test(text)) return newest();
  const exact = /^=?(\d+)\.\d+\.\d+$/.exec(text);
  if (exact) return lineOf(Number(exact[1])) && text.replace(/^=/, '');
  const least = /^>=?\s*(\d+)/.exec(text)?.[1];
  if (least !== undefined) {
    const most = /<\s*(\d+)/.exec(text)?.[1] ?? 'Infinity';
    return NODE_RELEASES.findLast(({ major }) => major >= Number(least) && major < Number(most))?.version;
  }
  const major = /^[\^~]?(\d+)/.exec(text)?.[1];
  return major === undefined ? undefined : lineOf(Number(major))?.version;
}

const FOLDER = /\/node\/(\d+\.\d+\.\d+)\/x64\/bin$/;

/** Where a version lies on a machine: a folder of the search path. */
export const nodeFolder = (toolCache: string, version: string): string =>
  `${toolCache}/node/${version}/x64/bin`;

/** The version that the search path finds first. */
export function nodeOnPath(path: string | undefined): string {
  for (const folder of (path ?? '').split(':')) {
    const version = FOLDER.exec(folder)?.[1];
    if (version !== undefined) return version;
  }
  return LAB_NODE;
}
