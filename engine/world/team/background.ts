import { type Rng, seededRng } from '../../core/rng';
import { exponential } from '../chance/counts';
import type { Happening } from '../happening';
import type { WorldInput } from '../input';
import { FILE_FAULTS } from '../policies/data';
import { UPSTREAM_CHANGES } from '../policies/teams';
import { COMMIT_WORDS, effectsOfCommit } from './bad-commits';
import { BAD_COMMITS, GOOD_COMMITS, isBad } from './commit-kinds';
import { CHANGE_WORDS, effectsOfChange } from './upstream-changes';

const WEEK = 168;
const YEAR = 8760;
/** Machines whose failures are drawn ahead; a service with more of them does not lose the others. */
const MACHINE_SLOTS = 40;

/** The hours of a Poisson process of so many events per `per` hours. */
function hoursOf(rng: Rng, rate: number, per: number, until: number): number[] {
  const hours: number[] = [];
  if (rate <= 0) return hours;
  for (let at = exponential(rng, per / rate); at < until; at += exponential(rng, per / rate))
    hours.push(Math.floor(at));
  return hours;
}

const FILE_WORDS = {
  late: 'A file that comes late',
  repeated: 'A file that comes twice',
  broken: 'A file that breaks off',
} as const;

/** What happens anyway: it follows from the seed and the rates alone, so every lane of a seed meets the same. */
export function backgroundOf({ seed, hours, background, feed, policies }: WorldInput): Happening[] {
  const rng = seededRng(seed).fork('background');
  const commits = rng.fork('commits');
  const found: Happening[] = hoursOf(commits, background.commitsPerWeek, WEEK, hours).map((hour, at) => {
    const bad = commits.next() < background.badCommitShare;
    const commit = commits.pick<(typeof BAD_COMMITS | typeof GOOD_COMMITS)[number]>(
      bad ? BAD_COMMITS : GOOD_COMMITS,
    );
    return {
      id: `commit-${at + 1}`,
      kind: `commit/${commit}`,
      hour,
      ...COMMIT_WORDS[commit],
      effects: isBad(commit) ? effectsOfCommit(commit) : [],
      source: { type: 'commit', commit, luck: commits.next() },
    };
  });
  for (const change of UPSTREAM_CHANGES) {
    const times = hoursOf(rng.fork(change), background.upstreamChangesPerYear, YEAR, hours);
    for (const [at, hour] of times.entries())
      found.push({
        id: `${change}-${at + 1}`,
        kind: `upstream/${change}`,
        hour,
        ...CHANGE_WORDS[change],
        effects: effectsOfChange(change, feed),
        source: { type: 'upstream', change },
      });
  }
  const files = rng.fork('files');
  for (const [at, hour] of hoursOf(files, background.fileFaultsPerWeek, WEEK, hours).entries()) {
    const fault = files.pick(FILE_FAULTS);
    found.push({
      id: `file-${at + 1}`,
      kind: `file/${fault}`,
      hour,
      title: FILE_WORDS[fault],
      about: 'A file of the feed does not come as it should.',
      effects: [],
      source: { type: 'file', fault },
    });
  }
  const { machineHoursToFailure, machineHoursToRepair } = background;
  const lastsHours = policies.scale.selfHealing ? policies.scale.startSeconds / 3600 : machineHoursToRepair;
  for (let slot = 0; slot < MACHINE_SLOTS; slot++)
    for (const [at, hour] of hoursOf(rng.fork(`machine/${slot}`), 1, machineHoursToFailure, hours).entries())
      found.push({
        id: `machine-${slot + 1}-${at + 1}`,
        kind: 'machine',
        hour,
        title: 'A machine fails',
        about: 'Its replicas are gone until they run elsewhere.',
        effects: [{ kind: 'machine', slot, lastsHours }],
        source: { type: 'world' },
      });
  return found;
}
