import { kindOfMode } from '../objects/tree';
import { compareBytes } from '../text/compare';
import { mergeFile } from './merge-content';
import { type MergeSlot, maskOf, type Side } from './merge-slot';
import type { MergeState } from './merge-state';

/** Settles every path, deepest first, so that it is known what of a folder is left when a file wants its place. */
export function mergeEntries(state: MergeState): void {
  const paths = [...state.slots.keys()].sort(compareBytes).reverse();
  for (const path of paths) {
    const slot = state.slots.get(path)!;
    if (slot.gone || maskOf(slot) === 0) continue;
    mergeEntry(state, path, slot);
  }
}

function mergeEntry(state: MergeState, path: string, slot: MergeSlot): void {
  let at = path;
  let moved: Side | undefined;
  if (slot.folders !== 0 && state.hasFolder(path)) {
    const mask = maskOf(slot);
    const unchanged = (slot.match === 3 && mask === 3) || (slot.match === 5 && mask === 5);
    if (mask === 1 || unchanged) return;
    const side: Side = (slot.folders & 2) !== 0 ? 2 : 1;
    at = state.uniquePath(path, state.label(side));
    state.slots.set(at, slot);
    moved = side;
    state.say(
      at,
      `CONFLICT (file/directory): directory in the way of ${path} from ${state.label(side)}; moving it to ${at} instead.`,
    );
  }
  settle(state, at, slot, moved);
}

/** @param moved the side whose file had to make room for a folder. */
function settle(state: MergeState, path: string, slot: MergeSlot, moved: Side | undefined): void {
  const [base, ours, theirs] = slot.versions;
  const mask = maskOf(slot);
  const { match } = slot;
  const conflicted = moved !== undefined || slot.pathConflict;
  if (match !== 0) {
    const taken = match === 6 ? ours : match === 3 ? theirs : ours;
    state.record(path, taken);
    if (taken !== undefined && conflicted) state.conflict(path, slot);
  } else if (ours !== undefined && theirs !== undefined) {
    if (kindOfMode(ours.mode) !== kindOfMode(theirs.mode)) settleKinds(state, path, slot);
    else settleContents(state, path, slot, moved);
  } else if (base !== undefined && (ours ?? theirs) !== undefined) settleModifyDelete(state, path, slot);
  else if (mask === 1) {
    if (slot.pathConflict) state.conflict(path, slot);
  } else {
    state.record(path, ours ?? theirs);
    if (conflicted) state.conflict(path, slot);
  }
}

function settleContents(state: MergeState, path: string, slot: MergeSlot, moved: Side | undefined): void {
  const [base, ours, theirs] = slot.versions;
  const merged = mergeFile(state, {
    path,
    base,
    ours: ours!,
    theirs: theirs!,
    paths: slot.paths,
    extraMarkerSize: state.depth * 2,
  });
  state.record(path, merged.entry);
  if (merged.clean && moved === undefined && !slot.pathConflict) return;
  if (merged.clean && moved !== undefined) {
    slot.versions.fill(undefined);
    slot.versions[moved] = merged.entry;
  }
  if (!merged.clean) {
    const reason =
      kindOfMode(merged.entry.mode) === 0o160000 ? 'submodule' : maskOf(slot) === 6 ? 'add/add' : 'content';
    state.say(path, `CONFLICT (${reason}): Merge conflict in ${path}`);
  }
  state.conflict(path, slot);
}

function settleModifyDelete(state: MergeState, path: string, slot: MergeSlot): void {
  const [base] = slot.versions;
  const side: Side = slot.versions[1] === undefined ? 2 : 1;
  const left = slot.versions[side]!;
  state.record(path, state.depth > 0 ? base : left);
  state.conflict(path, slot);
  if (slot.pathConflict && base!.id === left.id) return;
  const [modified, deleted] = [state.label(side), state.label(side === 1 ? 2 : 1)];
  state.say(
    path,
    `CONFLICT (modify/delete): ${path} deleted in ${deleted} and modified in ${modified}.  Version ${modified} of ${path} left in tree.`,
  );
}

/** A file on one side and a link (or submodule) on the other: both stay, regular files under another name. */
function settleKinds(state: MergeState, path: string, slot: MergeSlot): void {
  const [base, ours, theirs] = slot.versions;
  if (state.depth > 0) {
    state.record(path, base);
    state.conflict(path, slot);
    return;
  }
  const regular = (mode: number) => kindOfMode(mode) === 0o100000;
  const renameOurs = regular(ours!.mode) || !regular(theirs!.mode);
  const renameTheirs = !regular(ours!.mode);
  const ourPath = renameOurs ? state.uniquePath(path, state.label(1)) : path;
  const theirPath = renameTheirs ? state.uniquePath(path, state.label(2)) : path;
  const which = renameOurs && renameTheirs ? 'both' : 'one';
  state.say(
    path,
    `CONFLICT (distinct types): ${path} had different types on each side; renamed ${which} of them so each can be recorded somewhere.`,
  );
  const baseFor = (mode: number) =>
    base !== undefined && kindOfMode(base.mode) === kindOfMode(mode) ? base : undefined;
  state.record(ourPath, ours);
  state.conflict(ourPath, { ...slot, versions: [baseFor(ours!.mode), ours, undefined] });
  state.record(theirPath, theirs);
  state.conflict(theirPath, { ...slot, versions: [baseFor(theirs!.mode), undefined, theirs] });
}
