import { ForgeError } from '../errors';
import type { ServerRepository } from '../server/server-repository';
import { serverNote } from '../server/server-repository';
import type { PullEvent, PullRecord } from '../store/pull-schema';
import { readPull, readPulls, writePull } from '../store/pull-store';

/** One pull request. @throws ForgeError `pull-missing`. */
export function pullNumbered(server: ServerRepository, number: number): PullRecord {
  const found = readPull(server.git.fs, server.folder, number);
  if (found !== undefined) return found;
  const message = `Could not resolve to a PullRequest with the number of ${number}.`;
  throw new ForgeError('pull-missing', message, { number });
}

/** All pull requests, newest first. */
export const allPulls = ({ git, folder }: ServerRepository): PullRecord[] =>
  readPulls(git.fs, folder).reverse();

/** The open pull request of a branch, else the newest one; undefined: it has none. */
export function pullOfBranch(server: ServerRepository, branch: string): PullRecord | undefined {
  const own = allPulls(server).filter(({ head }) => head === branch);
  return own.find(({ state }) => state === 'open') ?? own[0];
}

/** Keeps a pull request, and the ref `refs/pull/<n>/head` that holds its commits when its branch is gone. */
export function savePull(server: ServerRepository, pull: PullRecord): PullRecord {
  writePull(server.git.fs, server.folder, pull);
  const note = serverNote(server.clock, 'pull request');
  server.git.refs.update(`refs/pull/${pull.number}/head`, pull.headCommit, note);
  return pull;
}

/** The same pull request with something more in its history. */
export const withEvent = (pull: PullRecord, event: PullEvent): PullRecord => ({
  ...pull,
  events: [...pull.events, event],
});
