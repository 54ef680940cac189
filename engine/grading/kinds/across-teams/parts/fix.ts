import type { Facts } from '../../../../core/facts';
import { satisfiesRule } from '../../../../versioning/forge/checks/check-outcome';
import { colleagueOf } from '../../../../versioning/forge/people/colleagues';
import { checksOf, mergeStateOf } from '../../../../versioning/forge/pulls/merge-state';
import { allPulls } from '../../../../versioning/forge/pulls/pull-file';
import type { Measurement } from '../../../types';
import { contractsIn } from '../data-change';
import { onDesk, type Scene } from '../scene';

/** What both names of a column have to hold. */
export interface Expansion {
  readonly old: string;
  readonly fresh: string;
  /** What the new one holds of the old one: times so much. */
  readonly times: number;
}

export const FIX_FACTS = {
  upstream: 'whether the server has the repository of the other team',
  merged: 'merged pull requests of yours in the repository of the other team',
  open: 'pull requests of yours there that are still open',
  obstacle: 'what an open one of them waits for',
  breakingMerged: 'whether the change that breaks readers is merged',
  red: 'whether the last of your merged pull requests has a failing check',
  hasOld: 'whether the export still has the old column',
  hasNew: 'whether the export has the new column',
  wrongOld: 'rows in which the old column holds something else than before',
  wrongNew: 'rows in which the new column does not hold the same thing in its unit',
  firstWrong: 'the first such row',
  contracts: 'contracts on main of the other team',
} as const;

type Table = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** Rows of the export by customer. */
function exported(files: Readonly<Record<string, unknown>>): Table {
  const rows = Object.entries(files).flatMap(([path, text]) => {
    if (!/^export\/customers\/[^/]+\.csv$/.test(path)) return [];
    const [head = '', ...lines] = String(text).trim().split('\n');
    const names = head.split(',');
    return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i] ?? '', cell])));
  });
  return new Map(rows.map((row) => [row.customer_id ?? '', row]));
}

/** What whoever works in the lab has changed in the repository of the other team, by pull requests. */
export function measureFix(scene: Scene, { old, fresh, times }: Expansion): Promise<Measurement> {
  return onDesk(scene, 'producer', ['fix', old, fresh, times], async (desk): Promise<Measurement> => {
    const server = await desk.server(scene.producer);
    if (server === null) return { facts: { upstream: false }, unknownReads: 'nothing', runIds: [] };
    const pulls = allPulls(server);
    const own = pulls.filter(({ author }) => colleagueOf(author) === undefined);
    const merged = own.filter(({ state }) => state === 'merged');
    const open = own.filter(({ state }) => state === 'open');
    const last = merged[0];
    const breaking = pulls.find(
      ({ author, state }) => colleagueOf(author) !== undefined && state === 'merged',
    );
    const files = await desk.filesOf(scene.producer);
    const now = exported(files);
    const [head = '', ...lines] = String(files['tables/customers.csv'] ?? '')
      .trim()
      .split('\n');
    const names = head.split(',');
    const truth = lines.map((line) => line.split(','));
    const at = { id: names.indexOf('customer'), monthly: names.indexOf('monthly') };
    const compared = truth.map((cells) => {
      const row = now.get(cells[at.id] ?? '');
      const monthly = Number(cells[at.monthly]);
      return {
        id: cells[at.id],
        row,
        isOldRight: Number(row?.[old]) === monthly,
        isNewRight: Math.abs(Number(row?.[fresh] ?? 'none') - monthly * times) < 0.5 && row?.[fresh] !== '',
      };
    });
    const wrong = compared.find((one) => !one.isOldRight) ?? compared.find((one) => !one.isNewRight);
    const any = [...now.values()][0] ?? {};
    const facts: Facts = {
      upstream: true,
      merged: merged.length,
      open: open.length,
      obstacle: open[0] ? (mergeStateOf(server, open[0]).obstacles[0] ?? 'nothing: it can be merged') : null,
      breakingMerged: breaking !== undefined,
      red: last
        ? checksOf(server, last, last.headCommit).some(({ outcome }) => !satisfiesRule(outcome))
        : null,
      hasOld: Object.hasOwn(any, old),
      hasNew: Object.hasOwn(any, fresh),
      wrongOld: compared.filter((one) => !one.isOldRight).length,
      wrongNew: compared.filter((one) => !one.isNewRight).length,
      firstWrong: wrong
        ? `${wrong.id}: ${old} ${wrong.row?.[old] ?? 'missing'}, ${fresh} ${wrong.row?.[fresh] ?? 'missing'}`
        : null,
      contracts: contractsIn(Object.keys(files)).length,
    };
    return { facts, unknownReads: 'nothing', runIds: [] };
  });
}
