import type { ProgramIo } from '../../core/lab-program';

/** A branch or tag and the commit that it names. */
export interface GitRef {
  readonly name: string;
  /** 40 hexadecimal digits. */
  readonly commit: string;
}

/** A commit of the history. */
export interface GitCommit {
  /** 40 hexadecimal digits. */
  readonly id: string;
  /** The first line of its message. */
  readonly subject: string;
  readonly author: string;
  /** Milliseconds since the epoch. */
  readonly timeMs: number;
  readonly parents: readonly string[];
}

/**
 * What DVC asks of git. Paths of files at a commit are relative to the top of the repository; paths of the working tree
 * are absolute.
 */
export interface GitReader {
  /** The top folder of the repository. */
  readonly root: string;
  /** The commit that a revision names (`HEAD~1`, a branch, a tag, the start of an id); undefined: none. */
  commitOf(revision: string): Promise<string | undefined>;
  /** When a commit was made, in milliseconds since the epoch. */
  timeOf(commit: string): Promise<number>;
  /** The paths of all files of a commit. */
  filesAt(commit: string): Promise<readonly string[]>;
  /** A file of a commit; undefined: not in it. */
  readAt(commit: string, path: string): Promise<Uint8Array | undefined>;
  /** Whether a file, or any file below a folder, is in the index. */
  isTracked(path: string): Promise<boolean>;
  /** Whether a path of the working tree is ignored by `.gitignore` files. */
  isIgnored(path: string): Promise<boolean>;
  /** Whether anything that is tracked differs from the last commit, staged or not. */
  isDirty(): Promise<boolean>;
  /** Files that are neither tracked nor ignored, relative to the top. */
  untracked(): Promise<readonly string[]>;
  branches(): Promise<readonly GitRef[]>;
  tags(): Promise<readonly GitRef[]>;
  /** Every commit that a branch, a tag or HEAD leads to, the newest first. */
  history(): Promise<readonly GitCommit[]>;
}

/** What DVC changes in git, where it is asked to. */
export interface GitWriter {
  /** Adds files of the working tree to the index, as `git add`; paths are absolute. */
  stage(paths: readonly string[]): Promise<void>;
  /**
   * Makes a commit of the working tree (tracked files, and those of `add`) on top of HEAD, without moving HEAD or the
   * index, and names it by a ref.
   * @returns the commit's id.
   */
  commitAside(request: AsideCommit): Promise<string>;
  /** All refs that begin so, e.g. `refs/exps/`. */
  refs(prefix: string): Promise<readonly GitRef[]>;
  deleteRef(name: string): Promise<void>;
  /** Makes a branch. @throws an error when there is one of that name. */
  createBranch(name: string, commit: string): Promise<void>;
  /** Lays the files of a commit into the working tree, leaving HEAD where it is. */
  applyCommit(commit: string): Promise<void>;
}

/** A commit beside the branches. */
export interface AsideCommit {
  readonly message: string;
  /** Absolute paths of files that are new and belong to it. */
  readonly add: readonly string[];
  /** The full name of the ref for a commit of that id. */
  readonly ref: string;
}

/** Git as DVC meets it. */
export type GitPort = GitReader & GitWriter;

/** What git needs to know of where it runs. */
export type GitHost = Pick<ProgramIo, 'fs' | 'clock' | 'env'>;

/** Finds the git repository around a folder; undefined: there is none. */
export type GitFinder = (host: GitHost, folder: string) => Promise<GitPort | undefined>;
