import { EMPTY_BLOB_ID } from '../objects/object-id';
import { type FileEntry, kindOfMode, MODE } from '../objects/tree';
import { fromByteString, toByteString } from '../text/byte-string';
import { isBinary } from '../text/bytes';
import { mergeContents } from './content-merge';
import { sameKind } from './merge-slot';
import type { MergeState } from './merge-state';

export interface MergedFile {
  readonly entry: FileEntry;
  readonly clean: boolean;
}

/** Three versions of one file. Ours and theirs are there and of the same kind. */
export interface VersionsToMerge {
  readonly path: string;
  readonly base: FileEntry | undefined;
  readonly ours: FileEntry;
  readonly theirs: FileEntry;
  /** The path of each: markers name them when they differ. */
  readonly paths: readonly [string, string, string];
  /** Characters added to markers, so that a conflict within a conflict can be told apart. */
  readonly extraMarkerSize: number;
}

const isRegular = (mode: number): boolean => kindOfMode(mode) === 0o100000;

function mergeModes(base: number, ours: number, theirs: number): { mode: number; clean: boolean } {
  if (ours === theirs || ours === base) return { mode: theirs, clean: true };
  return { mode: ours, clean: theirs === base };
}

/** Merges mode and content of a file. What it has to say it says of `path`. */
export function mergeFile(state: MergeState, versions: VersionsToMerge): MergedFile {
  const { base, ours, theirs, path } = versions;
  const { mode, clean } = mergeModes(base?.mode ?? 0, ours.mode, theirs.mode);
  if (ours.id === theirs.id || ours.id === base?.id) return { entry: { mode, id: theirs.id }, clean };
  if (theirs.id === base?.id) return { entry: { mode, id: ours.id }, clean };
  if (!isRegular(ours.mode)) return mergeSpecial(state, versions, mode);
  const merged = mergeText(state, versions);
  const id = state.objects.writeBlob(merged.bytes);
  state.say(path, `Auto-merging ${path}`);
  return { entry: { mode, id }, clean: clean && merged.clean };
}

/** A link or submodule cannot be merged: ours stays; among bases, the base. */
function mergeSpecial(state: MergeState, { base, ours, theirs }: VersionsToMerge, mode: number): MergedFile {
  if (state.depth > 0) return { entry: base ?? ours, clean: false };
  const { favor } = state.settings;
  if (kindOfMode(ours.mode) === MODE.link && favor !== undefined)
    return { entry: { mode, id: favor === 'ours' ? ours.id : theirs.id }, clean: true };
  return { entry: { mode, id: ours.id }, clean: false };
}

function mergeText(state: MergeState, versions: VersionsToMerge): { bytes: Uint8Array; clean: boolean } {
  const { base, ours, theirs, path, paths } = versions;
  const original = sameKind(base, ours) ? state.read(base!, paths[0]) : state.objects.blob(EMPTY_BLOB_ID);
  const mine = state.read(ours, paths[1]);
  const yours = state.read(theirs, paths[2]);
  const { labels } = state.settings;
  const alike = paths[0] === paths[1] && paths[1] === paths[2];
  const named = (label: string, i: 0 | 1 | 2) => (alike ? label : `${label}:${paths[i]}`);
  const names = { base: named(labels.base, 0), ours: named(labels.ours, 1), theirs: named(labels.theirs, 2) };
  const favor = state.depth > 0 ? undefined : state.settings.favor;
  if (isBinary(original) || isBinary(mine) || isBinary(yours)) {
    if (state.depth > 0) return { bytes: original, clean: true };
    if (favor !== undefined) return { bytes: favor === 'ours' ? mine : yours, clean: true };
    state.say(path, `warning: Cannot merge binary files: ${path} (${names.ours} vs. ${names.theirs})`);
    return { bytes: mine, clean: false };
  }
  const merged = mergeContents(toByteString(original), toByteString(mine), toByteString(yours), {
    labels: names,
    markerSize: 7 + versions.extraMarkerSize,
    ...(state.settings.style !== undefined && { style: state.settings.style }),
    ...(favor !== undefined && { favor }),
  });
  return { bytes: fromByteString(merged.text), clean: merged.conflicts === 0 };
}
