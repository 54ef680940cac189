/** A commit as the drawing of a history needs it. */
export interface GraphCommit {
  readonly id: string;
  /** The first one goes on in the commit's own lane. */
  readonly parents: readonly string[];
}

/** A piece of a line, from the middle of one row to the middle of the next. */
export interface LaneSegment {
  /** Lane at the upper row. */
  readonly from: number;
  /** Lane at the lower row. */
  readonly to: number;
  /** Number of the line's colour, from 0. */
  readonly color: number;
  /** The commit that the line comes down from, and the parent that it goes to. */
  readonly child: string;
  readonly parent: string;
}

/** One row of the drawing. */
export interface LaneRow {
  readonly lane: number;
  readonly color: number;
  /** What leads down to the next row. */
  readonly below: readonly LaneSegment[];
}

/** The drawing of a history. */
export interface LaneLayout {
  /** A row for each commit, in the order given. */
  readonly rows: readonly LaneRow[];
  /** How many lanes the widest row has. */
  readonly width: number;
}

/** A line on its way down to a parent. */
interface Line {
  readonly child: string;
  readonly parent: string;
  readonly color: number;
}

/** The child of a line that is not drawn: it keeps a lane for a commit that is yet to come. */
const KEPT = '';

/** The first place without a line. */
function firstFree(lanes: readonly (Line | undefined)[]): number {
  const free = lanes.indexOf(undefined);
  return free === -1 ? lanes.length : free;
}

/**
 * Lays a history out in lanes. Each line from a commit to a parent has a lane of its own in every row it passes, so
 * lines cross but never lie upon each other; where it reaches its parent it ends. A commit stands in the leftmost lane
 * that leads to it, a tip in the first one that is free.
 * @param commits none before a child of its own (as `git log --graph` orders them). A line to a parent that is not
 * among them goes down to the last row.
 * @param first the commit that the leftmost lane and the first colour are kept for: that of HEAD.
 */
export function layOutLanes(commits: readonly GraphCommit[], first?: string): LaneLayout {
  const rows: LaneRow[] = [];
  const isThere = commits.some(({ id }) => id === first);
  let lanes: (Line | undefined)[] = isThere ? [{ child: KEPT, parent: first!, color: 0 }] : [];
  let colors = lanes.length;
  let width = 0;
  commits.forEach((commit, at) => {
    const arriving = lanes.flatMap((line, lane) => (line?.parent === commit.id ? [lane] : []));
    const lane = arriving[0] ?? firstFree(lanes);
    const color = lanes[lane]?.color ?? colors++;
    const passing = lanes.slice();
    for (const ended of arriving) passing[ended] = undefined;
    const starting = startLines(commit, { lane, color }, passing, () => colors++);
    const next = passing.slice();
    for (const [place, line] of starting) next[place] = line;
    next.length = next.findLastIndex((line) => line !== undefined) + 1;
    width = Math.max(width, lane + 1, next.length);
    const following = commits[at + 1]?.id;
    const arrival = next.findIndex((line) => line?.parent === following);
    const leads = (line: Line, place: number) => (line.parent === following ? arrival : place);
    const below: LaneSegment[] = [];
    if (at + 1 < commits.length) {
      passing.forEach((line, place) => {
        if (line !== undefined && line.child !== KEPT)
          below.push({ ...line, from: place, to: leads(line, place) });
      });
      for (const [place, line] of starting) below.push({ ...line, from: lane, to: leads(line, place) });
    }
    rows.push({ lane, color, below });
    lanes = next;
  });
  return { rows, width };
}

/** The lines that start at a commit with the lanes that they take: the first its own, the others free ones. */
function startLines(
  commit: GraphCommit,
  own: { readonly lane: number; readonly color: number },
  passing: readonly (Line | undefined)[],
  newColor: () => number,
): [number, Line][] {
  const taken = passing.slice();
  return [...new Set(commit.parents)].map((parent, nth): [number, Line] => {
    const place = nth === 0 ? own.lane : firstFree(taken);
    const line = { child: commit.id, parent, color: nth === 0 ? own.color : newColor() };
    taken[place] = line;
    return [place, line];
  });
}
