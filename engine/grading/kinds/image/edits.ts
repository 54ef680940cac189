import type { Facts } from '../../../core/facts';
import type { EvidenceRow } from '../../types';
import { type Builder, type Built, workSteps } from './builder';
import { hasContent, hasPackage } from './contents';
import type { ImageEdit } from './options';

/** A build after an edit, beside the one before it. */
export interface EditedBuild {
  readonly edit: ImageEdit;
  /** A text says why no image came of it. */
  readonly built: Built | string;
  readonly seconds: number;
  /** Steps that were built, of all that make files. */
  readonly missed: number;
  readonly steps: number;
  /** Whether packages were installed anew. */
  readonly installs: boolean;
  /** Whether it is the very image of before. */
  readonly isSame: boolean;
  /** Whether the image has what changed. */
  readonly isFresh: boolean;
  /** The first step that was built. */
  readonly first: string | null;
}

/** Makes an edit in the copy. */
export function makeImageEdit(builder: Builder, { append, adds }: ImageEdit): void {
  if (append) appendLine(builder, append.path, append.line);
  if (adds) addPackage(builder, adds);
}

/** Gives a file, by its path below the context, a line more; one that is not there is made. */
export function appendLine(builder: Builder, path: string, line: string): void {
  const text = builder.shop.text(builder.at(path)) ?? '';
  builder.shop.write(builder.at(path), `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${line}\n`);
}

/** Writes a package into package.json and package-lock.json, as `npm install --save-exact` does. */
export function addPackage(
  builder: Builder,
  { name, version }: { readonly name: string; readonly version: string },
): void {
  const change = (file: string, to: (json: Json) => Json) => {
    const path = builder.at(file);
    const text = builder.shop.text(path);
    if (text !== null) builder.shop.write(path, `${JSON.stringify(to(JSON.parse(text)), null, 2)}\n`);
  };
  const withName = (json: Json = {}): Json => ({ ...json, [name]: version });
  change('package.json', (json) => ({ ...json, dependencies: withName(json.dependencies as Json) }));
  change('package-lock.json', (json) => {
    const packages = (json.packages ?? {}) as Record<string, Json>;
    const root = packages[''] ?? {};
    return {
      ...json,
      packages: {
        ...packages,
        '': { ...root, dependencies: withName(root.dependencies as Json) },
        [`node_modules/${name}`]: { version },
      },
    };
  });
}

type Json = Readonly<Record<string, unknown>>;

/** Makes an edit, builds, and looks at what was built anew and what came of it. */
export async function buildAfter(builder: Builder, edit: ImageEdit, before: Built): Promise<EditedBuild> {
  makeImageEdit(builder, edit);
  const built = await builder.build();
  if (typeof built === 'string')
    return {
      edit,
      built,
      seconds: 0,
      missed: 0,
      steps: 0,
      installs: false,
      isSame: false,
      isFresh: false,
      first: null,
    };
  const steps = workSteps(built.record);
  const missed = steps.filter(({ outcome }) => outcome !== 'hit');
  return {
    edit,
    built,
    seconds: Math.round(built.record.seconds * 10) / 10,
    missed: missed.length,
    steps: steps.length,
    installs: missed.some(({ instruction }) =>
      /^RUN [\s\S]*\bnpm (?:ci|clean-install|install|i)\b/.test(instruction),
    ),
    isSame: built.id === before.id,
    isFresh: isFresh(builder, built, edit),
    first: missed[0]?.instruction.split('\n')[0] ?? null,
  };
}

function isFresh(builder: Builder, built: Built, { append, adds }: ImageEdit): boolean {
  if (adds) return hasPackage(builder, built, adds.name, adds.version);
  return hasContent(builder, built, builder.shop.text(builder.at(append!.path))!);
}

/** The facts of one edit, each with its id before it. */
export const editFactsOf = ({ id, says }: ImageEdit): Readonly<Record<string, string>> => ({
  [`${id}Seconds`]: `seconds of a build after ${says}`,
  [`${id}Missed`]: `steps that were built anew after ${says}`,
  [`${id}Installs`]: `whether packages were installed anew after ${says}`,
  [`${id}Same`]: `whether the image is the one of before after ${says}`,
  [`${id}Fresh`]: `whether the image has what changed after ${says}`,
  [`${id}First`]: `the first step that was built anew after ${says}`,
});

export const editFacts = (builds: readonly EditedBuild[]): Facts =>
  Object.fromEntries(
    builds.flatMap(({ edit: { id }, seconds, missed, installs, isSame, isFresh: fresh, first }) => [
      [`${id}Seconds`, seconds],
      [`${id}Missed`, missed],
      [`${id}Installs`, installs],
      [`${id}Same`, isSame],
      [`${id}Fresh`, fresh],
      [`${id}First`, first],
    ]),
  );

/** A build as a line of evidence: what was changed, what was taken from the cache, how long it took. */
export function editEvidence({
  edit,
  built,
  seconds,
  missed,
  steps,
  isSame,
  isFresh: fresh,
}: EditedBuild): EvidenceRow {
  if (typeof built === 'string') return { label: edit.says, outcome: 'bad', detail: built };
  const isGood = edit.ships ? fresh : isSame;
  return {
    label: edit.says,
    outcome: isGood ? 'good' : 'bad',
    detail: `${seconds} s, ${steps - missed} of ${steps} steps from the cache, ${isSame ? 'the same image' : 'another image'}`,
  };
}
