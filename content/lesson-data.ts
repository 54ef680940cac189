import type { LessonDefinition } from './lesson-schema';

type Entry = Exclude<LessonDefinition['data'][number], string>;
type MadeEntry = Extract<Entry, { maker: string }>;

/** A file of public/data, as a workspace shows it. */
export interface SharedData {
  /** In the workspace. */
  readonly path: string;
  /** In public/data. */
  readonly name: string;
  readonly owned: boolean;
}

/** The data of a lesson by where it comes from. */
export interface DataEntries {
  readonly shared: readonly SharedData[];
  /** Made for each learner from their seed. */
  readonly made: readonly MadeEntry[];
}

/** Sorts the data entries of a lesson: what is taken as it is, and what is made. */
export function dataEntries({ data }: LessonDefinition): DataEntries {
  const shared: SharedData[] = [];
  const made: MadeEntry[] = [];
  for (const entry of data) {
    // Lessons may name the file as it lies in public/data, or as the workspace shows it.
    const name = typeof entry === 'string' ? entry.replace(/^data\//, '') : null;
    if (name !== null) shared.push({ path: `data/${name}`, name, owned: false });
    else if (typeof entry === 'string') continue;
    else if ('maker' in entry) made.push(entry);
    else shared.push({ path: entry.path, name: entry.from, owned: entry.owned });
  }
  return { shared, made };
}

/** The texts of a lesson's data, apart: what is read-only, and what belongs to the learner from the start. */
export interface LaidData {
  readonly data: Readonly<Record<string, string>>;
  readonly owned: Readonly<Record<string, string>>;
}

/**
 * Lays the data of a lesson out by workspace path. `textOf` gives the text of a file of public/data, `make` makes one;
 * what is true behind a made file stays out.
 */
export function laidData(
  { shared, made }: DataEntries,
  textOf: (name: string) => string,
  make: (path: string) => string,
): LaidData {
  const all = [
    ...shared.map(({ path, name, owned }) => ({ path, owned, text: textOf(name) })),
    ...made
      .filter(({ truthOf }) => truthOf === undefined)
      .map(({ path, owned }) => ({ path, owned, text: make(path) })),
  ];
  const part = (owned: boolean) =>
    Object.fromEntries(all.filter((one) => one.owned === owned).map(({ path, text }) => [path, text]));
  return { data: part(false), owned: part(true) };
}
