import type { GitHost, GitPort } from '../ports';

/** What tests do with git beside DVC. */
export interface TestGit {
  /** Git as DVC meets it. */
  port(host: GitHost): Promise<GitPort | undefined>;
  addAll(): unknown;
  commit(subject: string): unknown;
  restore(path: string): unknown;
  /** What has to be done before the first command. */
  setUp?(): Promise<void>;
}
