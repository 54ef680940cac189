import { fullName, type RepositoryName } from '../../server/github-server';

/** A remark of a pull request, by its numbers. */
interface RemarkRef {
  readonly repository: string;
  readonly pull: number;
  readonly remark: number;
}

/** Remarks of one pull request that have ids of their own. */
const PER_PULL = 1000;

/** The id that the REST API knows a remark by: GitHub's are one count for the whole server, ours name the pull request. */
export const commentId = (pull: number, remark: number): number => pull * PER_PULL + remark;

/** The id that GraphQL knows a remark by. */
export const threadNode = (repository: RepositoryName, pull: number, remark: number): string =>
  `PRRT_${fullName(repository)}/${pull}/${remark}`;

/** What such an id stands for; undefined: it is none. */
export function parseThreadNode(id: string): RemarkRef | undefined {
  const match = /^PRRT_([^/]+\/[^/]+)\/(\d+)\/(\d+)$/.exec(id);
  return match === null
    ? undefined
    : { repository: match[1]!, pull: Number(match[2]), remark: Number(match[3]) };
}
