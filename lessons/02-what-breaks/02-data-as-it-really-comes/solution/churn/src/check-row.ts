import { readFileSync } from 'node:fs';

const SCHEMA = JSON.parse(readFileSync('churn/schema.json', 'utf8'));

/** Why a row may not go into its table, or null. */
export function reasonAgainst(table: string, row: any): string | null {
  for (const [column, rule] of Object.entries<any>(SCHEMA[table].columns)) {
    const text = String(row[column] ?? '').trim();
    if (text === '') return `${column} is missing`;
    if (rule.type === 'number') {
      const value = Number(text);
      if (!Number.isFinite(value)) return `${column} is no number: ${text}`;
      if (value < rule.min || value > rule.max) return `${column} is out of range: ${text}`;
    }
    if (rule.type === 'name' && !rule.of.includes(text)) return `${column} is in no list: ${text}`;
    if (rule.type === 'date' && !/^\d{4}-\d{2}-\d{2}$/.test(text)) return `${column} is no date: ${text}`;
  }
  return null;
}
