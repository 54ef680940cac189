import type { ContentReader } from '../diff/file-change';
import type { ObjectStore } from '../objects/object-store';
import type { FileEntry } from '../objects/tree';
import type { FileMap } from '../staging/trees';
import { compareBytes } from '../text/compare';
import type { ConflictStyle } from './content-merge';
import type { MergeSlot } from './merge-slot';

/** How a merge is done. */
export interface MergeSettings {
  /** What the sides and the base are called in markers and messages. */
  readonly labels: { readonly ours: string; readonly theirs: string; readonly base: string };
  readonly favor?: 'ours' | 'theirs';
  readonly style?: ConflictStyle;
  /** `merge.directoryRenames`: what becomes of files added to a folder that the other side has renamed. */
  readonly directoryRenames?: 'conflict' | 'apply' | 'no';
  readonly renames?: boolean;
  /** How deep in the merging of several bases this is; 0: the merge that was asked for. */
  readonly depth?: number;
}

/** A path that a merge could not settle, with the versions for the index. */
export interface MergeConflict {
  readonly path: string;
  /** Stages 1, 2 and 3. */
  readonly stages: readonly [FileEntry | undefined, FileEntry | undefined, FileEntry | undefined];
}

/** Everything that the steps of one merge share. */
export class MergeState {
  readonly objects: ObjectStore;
  readonly read: ContentReader;
  readonly settings: MergeSettings;
  readonly base: FileMap;
  readonly sides: readonly [FileMap, FileMap];
  readonly slots = new Map<string, MergeSlot>();
  /** What the merged tree will hold, conflicts included. */
  readonly result = new Map<string, FileEntry>();
  readonly conflicts = new Map<string, MergeConflict>();
  clean = true;
  readonly #resultFolders = new Map<string, number>();
  readonly #messages = new Map<string, string[]>();

  constructor(
    objects: ObjectStore,
    read: ContentReader,
    settings: MergeSettings,
    base: FileMap,
    sides: readonly [FileMap, FileMap],
  ) {
    this.objects = objects;
    this.read = read;
    this.settings = settings;
    this.base = base;
    this.sides = sides;
  }

  get depth(): number {
    return this.settings.depth ?? 0;
  }

  /** The name of a side. */
  label(side: 1 | 2): string {
    return side === 1 ? this.settings.labels.ours : this.settings.labels.theirs;
  }

  /** Notes something about a path; a merge of bases says nothing. */
  say(path: string, message: string): void {
    if (this.depth > 0) return;
    this.#messages.set(path, [...(this.#messages.get(path) ?? []), message]);
  }

  /** All messages, by path. */
  messages(): string[] {
    return [...this.#messages.keys()].sort(compareBytes).flatMap((path) => this.#messages.get(path)!);
  }

  /** Puts a file into the merged tree. */
  record(path: string, entry: FileEntry | undefined): void {
    if (entry === undefined) return;
    this.result.set(path, { mode: entry.mode, id: entry.id });
    for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) {
      const folder = path.slice(0, slash);
      this.#resultFolders.set(folder, (this.#resultFolders.get(folder) ?? 0) + 1);
    }
  }

  /** Whether the merged tree holds something below a folder. */
  hasFolder(path: string): boolean {
    return this.#resultFolders.has(path);
  }

  /** Notes that a path is in conflict. */
  conflict(path: string, slot: MergeSlot): void {
    this.clean = false;
    this.conflicts.set(path, { path, stages: [...slot.versions] });
  }

  /** A path that nothing has, for a file that cannot stay where it is: `path~branch`. */
  uniquePath(path: string, branch: string): string {
    const start = `${path}~${branch.replaceAll('/', '_')}`;
    let name = start;
    for (let n = 0; this.slots.has(name) || this.result.has(name); n++) name = `${start}_${n}`;
    return name;
  }
}
