import { kindOfMode } from '../objects/tree';
import { compareBytes } from '../text/compare';
import { mergeFile } from './merge-content';
import { type MergeSlot, maskOf, otherSide, type Side } from './merge-slot';
import type { MergeState } from './merge-state';

/** A rename that one side made, or that follows from its renaming of a folder. */
export interface SideRename {
  readonly side: Side;
  /** Where it was in the base; the same as `to` for a file that was only added. */
  readonly from: string;
  readonly to: string;
}

/** Brings the versions of renamed files together in one slot, and notes the conflicts that renames make. */
export function applyRenames(state: MergeState, renames: readonly SideRename[]): void {
  const sorted = [...renames].sort((a, b) => compareBytes(a.from, b.from) || a.side - b.side);
  for (let i = 0; i < sorted.length; i++) {
    const rename = sorted[i]!;
    const old = state.slots.get(rename.from);
    const now = state.slots.get(rename.to);
    if (old === undefined || now === undefined || old.gone || rename.from === rename.to) continue;
    const next = sorted[i + 1];
    if (next?.from === rename.from) {
      applyTwice(state, old, rename, next);
      i++;
    } else applyOnce(state, old, now, rename);
  }
}

/** Both sides renamed the file. */
function applyTwice(state: MergeState, old: MergeSlot, ours: SideRename, theirs: SideRename): void {
  const mine = state.slots.get(ours.to)!;
  const yours = state.slots.get(theirs.to)!;
  if (ours.to === theirs.to) {
    mine.versions[0] = old.versions[0];
    old.gone = true;
    return;
  }
  const merged = mergeFile(state, {
    path: ours.from,
    base: old.versions[0],
    ours: mine.versions[1]!,
    theirs: yours.versions[2]!,
    paths: [ours.from, ours.to, theirs.to],
    extraMarkerSize: 1 + 2 * state.depth,
  });
  const keptOurs =
    !merged.clean && merged.entry.id === mine.versions[1]!.id && merged.entry.mode === mine.versions[1]!.mode;
  mine.versions[1] = merged.entry;
  if (!keptOurs) yours.versions[2] = merged.entry;
  for (const slot of [mine, yours, old]) slot.pathConflict = true;
  state.say(
    ours.from,
    `CONFLICT (rename/rename): ${ours.from} renamed to ${ours.to} in ${state.label(1)} and to ${theirs.to} in ${state.label(2)}.`,
  );
}

function applyOnce(state: MergeState, old: MergeSlot, now: MergeSlot, { side, from, to }: SideRename): void {
  const other = otherSide(side);
  const deleted = maskOf(old) === 1;
  const typeChanged =
    !deleted && isRegular(old.versions[other]?.mode) !== isRegular(now.versions[side]?.mode);
  const collides = now.versions[other] !== undefined && !typeChanged;
  const sayDeleted = () =>
    state.say(
      to,
      `CONFLICT (rename/delete): ${from} renamed to ${to} in ${state.label(side)}, but deleted in ${state.label(other)}.`,
    );
  if (collides && !deleted) collide(state, old, now, { side, from, to });
  else if (collides) {
    now.pathConflict = true;
    sayDeleted();
  } else {
    now.versions[0] = old.versions[0];
    now.paths[0] = from;
    if (typeChanged) {
      old.versions[0] = undefined;
      return;
    }
    if (deleted) {
      now.pathConflict = true;
      sayDeleted();
    } else {
      now.versions[other] = old.versions[other];
      now.paths[other] = from;
    }
  }
  if (!typeChanged) old.gone = true;
}

const isRegular = (mode: number | undefined): boolean => mode !== undefined && kindOfMode(mode) === 0o100000;

/** The new name is taken on the other side: the file is merged with its own past first, then with what is there. */
function collide(state: MergeState, old: MergeSlot, now: MergeSlot, { side, from, to }: SideRename): void {
  const paths: [string, string, string] = [from, from, from];
  paths[side] = to;
  const ours = side === 1 ? now.versions[1]! : old.versions[1]!;
  const theirs = side === 2 ? now.versions[2]! : old.versions[2]!;
  const merged = mergeFile(state, {
    path: from,
    base: old.versions[0],
    ours,
    theirs,
    paths,
    extraMarkerSize: 1 + 2 * state.depth,
  });
  now.versions[side] = merged.entry;
  if (!merged.clean)
    state.say(
      to,
      `CONFLICT (rename involved in collision): rename of ${from} -> ${to} has content conflicts AND collides with another path; this may result in nested conflict markers.`,
    );
}
