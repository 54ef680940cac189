// train.csv and held-out.csv hold what contract.json says, and the model looks at nothing that is known only afterwards.
import { readFileSync } from 'node:fs';
import { customerOf, readTable } from '../churn/customers.ts';
import { features } from '../churn/features.ts';
import { report } from '../lib/files.ts';

interface Column {
  readonly from?: number;
  readonly to?: number;
  readonly oneOf?: readonly string[];
  readonly known: string;
}
const contract: Readonly<Record<string, Column>> = JSON.parse(readFileSync('churn/contract.json', 'utf8'));
const fits = (cell: string | undefined, { from, to, oneOf }: Column) =>
  oneOf ? oneOf.includes(cell ?? '') : cell !== '' && Number(cell) >= from! && Number(cell) <= to!;

const problems = ['churn/train.csv', 'churn/held-out.csv'].flatMap((file) => {
  const rows = readTable(file);
  const columns = Object.keys(rows[0] ?? {});
  const expected = Object.keys(contract);
  if (columns.join() !== expected.join()) {
    return [{ file, line: 1, says: `columns are ${columns.join(', ')}; the contract has ${expected.join(', ')}` }];
  }
  return expected.flatMap((name) => {
    const wrong = rows.flatMap((row, i) => (fits(row[name], contract[name]!) ? [] : [i]));
    if (wrong.length === 0) return [];
    const first = wrong[0]!;
    return [{ file, line: first + 2, says: `${name} is "${rows[first]![name]}" here; ${wrong.length} rows are not in the contract` }];
  });
});

const read = new Set<string>();
const customer = customerOf(readTable('churn/held-out.csv')[0]!);
features(new Proxy(customer, { get: (from, name) => (read.add(String(name)), Reflect.get(from, name)) }));
for (const name of read)
  if (contract[name]?.known !== 'before the call')
    problems.push({ file: 'churn/features.ts', line: 1, says: `the model looks at ${name}, which is known afterwards` });

report(problems);
console.log('data: as in the contract');
