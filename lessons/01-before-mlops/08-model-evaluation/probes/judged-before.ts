/**
 * What was known at New Year 2010: runs the evaluation of a lane on the sales of 2009 and on the first half of the held-out
 * customers, and keeps what came later from it.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { parseCsv, type Row } from '../src/csv.ts';

/** What out/evaluation.json may hold; the evaluation of the start holds less. */
export interface Report {
  overall?: { mae?: number; low?: number; high?: number };
  worstGroup?: { name?: string; low?: number };
  churn?: { threshold?: number };
}

/** A report, and the rows that it could not know. */
export interface Judged {
  report: Report;
  /** Sales of 2010, as in out/predictions.csv. */
  laterSales: Row[];
  /** Customers who came after the decision, in the order of their arrival, as in out/churn-predictions.csv. */
  laterCustomers: Row[];
}

// The programs of the lesson put seeded numbers of their own in its place.
const random = Math.random;

export async function judgedBefore(): Promise<Judged> {
  await import('../judge/churn.ts');
  const laterSales = await splitFile('out/predictions.csv', (sales) => ({
    before: sales.filter((sale) => sale.Year_Sold === '2009'),
    later: sales.filter((sale) => sale.Year_Sold === '2010'),
  }));
  const laterCustomers = await splitFile('out/churn-predictions.csv', (customers) => {
    const arrived = shuffled(customers.filter((customer) => customer.part === 'held-out'));
    const half = Math.floor(arrived.length / 2);
    const training = customers.filter((customer) => customer.part !== 'held-out');
    return { before: [...training, ...arrived.slice(0, half)], later: arrived.slice(half) };
  });
  await import('../evaluation.ts');
  return { report: JSON.parse(await readFile('out/evaluation.json', 'utf8')), laterSales, laterCustomers };
}

/** Leaves in a file what is before, and gives what is later. */
async function splitFile(path: string, split: (rows: Row[]) => { before: Row[]; later: Row[] }): Promise<Row[]> {
  const text = await readFile(path, 'utf8');
  const names = text.split(/\r?\n/, 1)[0]!.split(',');
  const { before, later } = split(parseCsv(text));
  await writeFile(path, `${[names, ...before.map((row) => names.map((name) => row[name]))].join('\n')}\n`);
  return later;
}

function shuffled(rows: Row[]): Row[] {
  return rows.map((row) => ({ row, place: random() })).sort((a, b) => a.place - b.place).map(({ row }) => row);
}
