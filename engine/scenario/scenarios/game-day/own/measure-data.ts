import type { DataPolicy } from '../../../../world/policies/data';
import type { Measured } from './measured';
import { type OwnProject, PLATFORM, textIn, workshopOf } from './project';

/** Rows of each file that is sent. */
const ROWS = 20;

/**
 * Data as it really comes: files that come late, twice and in part are really laid into `incoming/`, and `npm run ingest` really runs,
 * once a day. What is in the table afterwards is counted by the ids of the customers.
 */
export async function measureData(project: OwnProject, reference: DataPolicy): Promise<Measured<DataPolicy>> {
  const { files } = project;
  const table = textIn(files, PLATFORM.data);
  if (table === null || !/"ingest"\s*:/.test(textIn(files, 'package.json') ?? ''))
    return {
      policy: null,
      says: 'There is no `npm run ingest`, so files are copied by hand.',
      facts: { ingest: false },
    };
  const [head = '', first = ''] = table.split('\n');
  const at = head.split(',').indexOf('id');
  const batch = (from: number) =>
    Array.from({ length: ROWS }, (_, i) => {
      const cells = first.split(',');
      cells[at] = String(90_000 + from + i);
      return cells.join(',');
    });
  const [early, late, broken] = [batch(0), batch(100), batch(200)];
  // Each third line of the broken file is cut; the others are as they should be.
  const cut = broken.map((line, i) => (i % 3 === 1 ? line.slice(0, Math.floor(line.length / 3)) : line));
  const shop = workshopOf(project);
  const put = (name: string, lines: readonly string[]) =>
    shop.write(`${PLATFORM.incoming}/${name}.csv`, `${[head, ...lines].join('\n')}\n`);
  put('2026-03-08', early);
  put('2026-03-09', cut);
  const ends = [await shop.run('npm run -s ingest')];
  // A day later: the file of the day before comes once more, and one that is older than what was taken.
  put('2026-03-10', early);
  put('2026-03-07', late);
  ends.push(await shop.run('npm run -s ingest'));
  const failed = ends.find(({ exitCode }) => exitCode !== 0);
  const ids = (shop.text(PLATFORM.data) ?? '').split('\n').map((line) => line.split(',')[at]);
  const count = (lines: readonly string[]) => {
    const wanted = lines.map((line) => line.split(',')[at]!);
    const found = wanted.map((id) => ids.filter((one) => one === id).length);
    return {
      lost: found.filter((times) => times === 0).length / wanted.length,
      doubled: found.filter((times) => times > 1).length / wanted.length,
    };
  };
  const counted = {
    late: { lost: count(late).lost, doubled: count(late).doubled },
    repeated: count(early),
    broken: count(broken.filter((_, i) => i % 3 !== 1)),
  };
  const lost = (counted.late.lost + counted.repeated.lost + counted.broken.lost) / 3;
  const doubled = Math.max(counted.late.doubled, counted.repeated.doubled, counted.broken.doubled);
  const cutTaken = cut.filter((line, i) => i % 3 === 1 && ids.includes(line.split(',')[at])).length;
  return {
    policy: { files: counted, hoursToFresh: reference.hoursToFresh },
    says: `Files came late, twice and cut: of their good rows ${percent(lost)} were lost, and ${percent(doubled)} are there twice.`,
    facts: {
      ingest: true,
      lost,
      doubled,
      'late.lost': counted.late.lost,
      'broken.lost': counted.broken.lost,
      cutTaken,
      ingestProblem: failed ? (failed.stderr.trim().split('\n').at(-1) ?? 'it failed') : null,
    },
  };
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;
