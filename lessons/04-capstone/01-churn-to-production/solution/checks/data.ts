// raw/customers.csv holds what the contract says: the columns, what is in them, and as many who left as ever.
import { CONTRACT, customerOf, CustomerError } from '../churn/customers.ts';
import { readTable } from '../churn/table.ts';
import { report } from '../lib/files.ts';

const file = 'raw/customers.csv';
const rows = readTable(file);
const columns = Object.keys(rows[0] ?? {});
const expected = ['id', ...Object.keys(CONTRACT), 'churn'];
const missing = expected.filter((name) => !columns.includes(name));
const problems = missing.map((name) => ({ file, line: 1, says: `there is no column ${name}` }));
if (missing.length === 0) {
  for (const [at, row] of rows.entries()) {
    try {
      customerOf(row);
    } catch (error) {
      if (!(error instanceof CustomerError)) throw error;
      problems.push({ file, line: at + 2, says: error.message });
    }
    if (problems.length > 0) break;
  }
  const left = rows.filter(({ churn }) => churn === 'Yes').length / rows.length;
  if (!(left > 0.2 && left < 0.33)) problems.push({ file, line: 1, says: `${(left * 100).toFixed(1)} % have left; it is 20 to 33 %` });
  const ids = new Set(rows.map(({ id }) => id));
  if (ids.size < rows.length) problems.push({ file, line: 1, says: `${rows.length - ids.size} customers are there twice` });
}
report(problems);
console.log(`data: ${rows.length} customers, as in the contract`);
