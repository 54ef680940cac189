import type { RunColumn, RunsTable } from '@/engine/tracking/mlflow/views/runs-table';
import { cellText } from './run-words';

/** A name as the grammar takes it: in backquotes where it is more than a word. */
const quoted = ({ id, key }: RunColumn) =>
  /^\w+$/.test(key) ? id : `${id.slice(0, id.length - key.length)}\`${key}\``;

/** Filters that find some of the runs of a table, made of its own columns, each in another way of MLflow's grammar. */
export function filterExamples({ columns, rows }: RunsTable): readonly string[] {
  const of = (entity: RunColumn['entity'], isNumeric?: boolean) =>
    columns.findIndex(
      (column) =>
        column.entity === entity &&
        !column.isConstant &&
        (isNumeric === undefined || column.isNumeric === isNumeric),
    );
  const valuesAt = (at: number) => rows.map(({ cells }) => cells[at] ?? null).filter((cell) => cell !== null);
  const examples: string[] = [];
  const metric = of('metric');
  if (metric >= 0) {
    const numbers = valuesAt(metric)
      .map(Number)
      .filter(Number.isFinite)
      .sort((a, b) => a - b);
    const middle = numbers[Math.floor(numbers.length / 2)];
    if (middle !== undefined) examples.push(`${quoted(columns[metric]!)} < ${cellText(middle)}`);
  }
  const param = of('parameter');
  const value = param < 0 ? undefined : valuesAt(param)[0];
  if (value !== undefined) examples.push(`${quoted(columns[param]!)} = '${value}'`);
  if (examples.length === 2) examples.push(examples.join(' AND '));
  const tag = of('tag', false);
  const word = tag < 0 ? undefined : valuesAt(tag)[0];
  if (word !== undefined) examples.push(`${quoted(columns[tag]!)} LIKE '${String(word).slice(0, 3)}%'`);
  const name = rows[0]?.name;
  if (name !== undefined && !name.includes("'"))
    examples.push(`attributes.run_name LIKE '${name.slice(0, 4)}%'`);
  examples.push("attributes.status = 'FINISHED'");
  const data = rows.find((row) => row.data.length > 0)?.data[0];
  if (data) examples.push(`tags.\`dvc.${data.key}\` = '${data.value}'`);
  return examples;
}
