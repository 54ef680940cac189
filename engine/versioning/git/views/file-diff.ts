import type { ServiceContext } from '@/engine/core/lab-service';
import { hunkHeader, hunksOf } from '../diff/hunks';
import { diffLines } from '../diff/line-diff';
import { entryInTree } from '../staging/trees';
import { type ByteString, byteStringToText, splitLines, toByteString } from '../text/byte-string';
import { isBinary } from '../text/bytes';
import { commitNamed, openView, type ProjectInput, type ViewedRepository } from './open-view';

/** Where one side of a comparison is taken from: a commit by any name, the index, one side of a conflict, the files. */
export type DiffSide =
  | { readonly in: 'nothing' }
  | { readonly in: 'commit'; readonly id: string }
  | { readonly in: 'index' }
  | { readonly in: 'ours' | 'theirs' | 'base' }
  | { readonly in: 'files' };

export interface FileDiffInput extends ProjectInput {
  /** Relative to the top of the working tree. */
  readonly path: string;
  /** The path before a rename; `path` unless given. */
  readonly oldPath?: string;
  readonly before: DiffSide;
  readonly after: DiffSide;
}

/** A line of a hunk. Numbers count from 1 in each file; null: the line is not in it. */
export interface DiffLine {
  readonly sign: ' ' | '+' | '-';
  readonly before: number | null;
  readonly after: number | null;
  /** Without its line end. */
  readonly text: string;
  /** The file ends with this line, and no line end follows. */
  readonly endsBare?: true;
}

/** Changes that stand close together, with the lines around them. */
export interface DiffHunk {
  /** `@@ -1,3 +1,4 @@`. */
  readonly header: string;
  readonly lines: readonly DiffLine[];
}

/** How a file differs between two states. */
export type FileDiff =
  | {
      readonly kind: 'text';
      readonly path: string;
      readonly hunks: readonly DiffHunk[];
      /** Lines beyond the most that are shown were left out. */
      readonly isCut: boolean;
      /** The file is in both states, so that one hunk can be put into the other. */
      readonly isInBoth: boolean;
    }
  | { readonly kind: 'same'; readonly path: string }
  /** Bytes, or more text than is compared line by line; sizes in bytes, null: not there. */
  | {
      readonly kind: 'bytes' | 'too-long';
      readonly path: string;
      readonly before: number | null;
      readonly after: number | null;
    };

const LONGEST_BYTES = 2_000_000;
const MOST_LINES = 3_000;
const CONTEXT = 3;
const NOTHING = new Uint8Array(0);

/** How one file differs; null: there is no repository. @throws GitFailure for a commit that is not there. */
export async function gitFileDiff(context: ServiceContext, input: FileDiffInput): Promise<FileDiff | null> {
  const view = await openView(context, input);
  if (view === null) return null;
  const { path, oldPath = path } = input;
  const before = contentOf(view, input.before, oldPath);
  const after = contentOf(view, input.after, path);
  const sizes = { path, before: before?.length ?? null, after: after?.length ?? null };
  const [a, b] = [before ?? NOTHING, after ?? NOTHING];
  if (isBinary(a) || isBinary(b)) return { kind: 'bytes', ...sizes };
  if (a.length + b.length > LONGEST_BYTES) return { kind: 'too-long', ...sizes };
  const { hunks, isCut } = textHunks(splitLines(toByteString(a)), splitLines(toByteString(b)));
  if (hunks.length === 0) return { kind: 'same', path };
  return { kind: 'text', path, hunks, isCut, isInBoth: before !== undefined && after !== undefined };
}

const STAGES = { base: 1, ours: 2, theirs: 3 } as const;

/** The content of one side; undefined: the file is not there. */
function contentOf(view: ViewedRepository, side: DiffSide, path: string): Uint8Array | undefined {
  const { repo, worktree } = view;
  const blob = (id: string | undefined) =>
    id !== undefined && repo.objects.typeOf(id) === 'blob' ? repo.objects.blob(id) : undefined;
  switch (side.in) {
    case 'nothing':
      return undefined;
    case 'commit':
      return blob(entryInTree(repo.objects, commitNamed(repo, side.id).tree, path)?.id);
    case 'index':
      return blob(repo.readIndex().get(path)?.id);
    case 'base':
    case 'ours':
    case 'theirs':
      return blob(repo.readIndex().stages(path)?.[STAGES[side.in]]?.id);
    case 'files':
      return worktree.mode(path) === undefined ? undefined : worktree.bytes(path);
  }
}

function textHunks(a: readonly ByteString[], b: readonly ByteString[]) {
  const changes = diffLines(a, b, { indentHeuristic: true });
  const hunks: DiffHunk[] = [];
  let shown = 0;
  for (const hunk of hunksOf(changes, a.length, b.length, CONTEXT)) {
    const lines: DiffLine[] = [];
    let [atA, atB] = [hunk.startA, hunk.startB];
    const same = (untilB: number) => {
      while (atB < untilB) lines.push({ sign: ' ', before: ++atA, after: ++atB, ...textOf(b[atB - 1]!) });
    };
    for (const { startB, countA, countB } of hunk.changes) {
      same(startB);
      for (let i = 0; i < countA; i++)
        lines.push({ sign: '-', before: ++atA, after: null, ...textOf(a[atA - 1]!) });
      for (let i = 0; i < countB; i++)
        lines.push({ sign: '+', before: null, after: ++atB, ...textOf(b[atB - 1]!) });
    }
    same(hunk.startB + hunk.countB);
    shown += lines.length;
    if (shown > MOST_LINES) return { hunks, isCut: true };
    hunks.push({ header: hunkHeader(hunk, ''), lines });
  }
  return { hunks, isCut: false };
}

function textOf(line: ByteString): Pick<DiffLine, 'text' | 'endsBare'> {
  const text = byteStringToText(line);
  return text.endsWith('\n') ? { text: text.slice(0, -1) } : { text, endsBare: true };
}
