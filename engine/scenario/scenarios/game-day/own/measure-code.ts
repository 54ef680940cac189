import { columnOf, type Table } from '../../../../dataset/table';
import type { CodePolicy, RowFault } from '../../../../world/policies/code';
import { CHURN_COLUMNS } from '../../world/churn-feed';
import { askService, type SentRow } from './ask-service';
import type { Measured } from './measured';
import type { OwnProject } from './project';

/** Customers that each fault is tried on. */
const ROWS = 12;

/** What is done to a proper row: the column, and what it holds then. */
const FAULTS: Readonly<Record<RowFault, readonly (readonly [string, (cell: unknown) => SentRow[number]])[]>> =
  {
    missing: [
      ['tenure', () => undefined],
      ['monthly_charges', () => null],
    ],
    negative: [
      ['tenure', () => -3],
      ['monthly_charges', (cell) => -Number(cell)],
    ],
    'unknown-category': [
      ['contract', () => 'Weekly'],
      ['internet_service', () => 'Satellite'],
    ],
    text: [
      ['monthly_charges', () => 'about seventy'],
      ['tenure', () => 'two years'],
    ],
    currency: [['monthly_charges', (cell) => Number(cell) * 100]],
  };

/** Code that lasts: what the service really does with customers that are wrong in five ways, and with proper ones. */
export async function measureCode(project: OwnProject, table: Table): Promise<Measured<CodePolicy>> {
  const columns = [...CHURN_COLUMNS];
  const proper = Array.from({ length: ROWS }, (_, at) => sentRow(table, at * 97));
  const faults = Object.keys(FAULTS) as RowFault[];
  const spoiled = faults.flatMap((fault) =>
    proper.map((row, at) => {
      const [column, change] = FAULTS[fault][at % FAULTS[fault].length]!;
      const place = columns.indexOf(column as (typeof CHURN_COLUMNS)[number]);
      return row.with(place, change(row[place]));
    }),
  );
  const { problem, answers } = await askService(project, project.files, columns, [...proper, ...spoiled]);
  const served = answers.slice(0, ROWS).filter(Number.isFinite).length;
  if (problem !== null || served === 0)
    return {
      policy: null,
      says: `The service answers none of ${ROWS} proper customers: ${problem ?? 'no score came back'}.`,
      facts: { served: served / ROWS, serviceProblem: problem },
    };
  const facts: Record<string, number | string | null> = { served: served / ROWS, serviceProblem: null };
  const rows = Object.fromEntries(
    faults.map((fault, which) => {
      const own = answers.slice(ROWS * (which + 1), ROWS * (which + 2));
      const share = (holds: (answer: number, at: number) => boolean) => own.filter(holds).length / ROWS;
      const refused = share((answer) => answer === Number.POSITIVE_INFINITY);
      const crash = share((answer) => Number.isNaN(answer));
      // What is answered as if nothing were wrong is right where the decision is that of the proper row.
      const right = share((answer, at) => Number.isFinite(answer) && answer >= 0.5 === answers[at]! >= 0.5);
      facts[`${fault}.crash`] = crash;
      facts[`${fault}.answered`] = 1 - refused - crash;
      return [fault, { right, refused, crash }];
    }),
  ) as CodePolicy['rows'];
  const average = (of: (fault: RowFault) => number) =>
    faults.reduce((sum, fault) => sum + of(fault), 0) / faults.length;
  const refused = average((fault) => rows[fault].refused);
  facts.refused = refused;
  facts.crash = average((fault) => rows[fault].crash);
  return {
    policy: { rows },
    says: `The service was sent ${spoiled.length} customers that are wrong in five ways: it refused ${percent(refused)} with a reason, and broke on ${percent(Number(facts.crash))}.`,
    facts,
  };
}

/** A row of the table as it is sent. */
export function sentRow(table: Table, row: number): SentRow {
  return CHURN_COLUMNS.map((name) => {
    const column = columnOf(table, name);
    if (column.kind === 'numeric') return column.values[row % table.rowCount]!;
    return column.dictionary[column.codes[row % table.rowCount]!] ?? null;
  });
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;
