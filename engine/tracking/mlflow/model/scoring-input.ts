import { invalid } from '../errors';

/** What a model is asked: a value for each of its inputs, row by row. */
export type Rows = readonly (readonly number[])[];

const FORMS = "'dataframe_split', 'dataframe_records', 'instances', 'inputs'";

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A cell as a number; what is none is NaN, and told by `checkRows`. */
const cellOf = (value: unknown): number =>
  typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')
    ? Number(value)
    : Number.NaN;

function fromSplit(split: unknown, names: readonly string[]): Rows {
  const { columns, data } = isRecord(split) ? split : {};
  if (!Array.isArray(columns) || !Array.isArray(data))
    throw invalid("The field 'dataframe_split' must have 'columns' and 'data'.");
  return data.map((row: unknown) =>
    names.map((name) => cellOf(Array.isArray(row) ? row[columns.indexOf(name)] : undefined)),
  );
}

function fromRecords(records: unknown, names: readonly string[]): Rows {
  if (!Array.isArray(records)) throw invalid("The field 'dataframe_records' must be a list of records.");
  return records.map((record: unknown) =>
    names.map((name) => cellOf(isRecord(record) && Object.hasOwn(record, name) ? record[name] : undefined)),
  );
}

/** Rows as lists, or a mapping of columns. */
function fromTensors(value: unknown, names: readonly string[]): Rows {
  if (isRecord(value)) {
    const columns = names.map((name) => (Array.isArray(value[name]) ? value[name] : []));
    return Array.from({ length: Math.max(...columns.map(({ length }) => length)) }, (_, row) =>
      columns.map((column) => cellOf(column[row])),
    );
  }
  if (!Array.isArray(value))
    throw invalid("The fields 'instances' and 'inputs' must be lists, or a mapping of columns.");
  return value.map((row: unknown) =>
    isRecord(row)
      ? names.map((name) => cellOf(row[name]))
      : Array.isArray(row)
        ? row.map(cellOf)
        : [cellOf(row)],
  );
}

/**
 * The rows of a JSON of MLflow's scoring protocol, in the order of the model's inputs.
 * @throws MlflowError INVALID_PARAMETER_VALUE.
 */
export function rowsOfJson(text: string, names: readonly string[]): Rows {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid('Failed to parse input from JSON. Ensure that input is a valid JSON formatted string.');
  }
  const record = isRecord(value) ? value : {};
  const given = ['dataframe_split', 'dataframe_records', 'instances', 'inputs'].filter((form) =>
    Object.hasOwn(record, form),
  );
  if (given.length !== 1)
    throw invalid(`The input must be a JSON dictionary with exactly one of the input fields {${FORMS}}.`);
  const rows =
    given[0] === 'dataframe_split'
      ? fromSplit(record.dataframe_split, names)
      : given[0] === 'dataframe_records'
        ? fromRecords(record.dataframe_records, names)
        : fromTensors(record.inputs ?? record.instances, names);
  return checkRows(rows, names);
}

/** The rows of a CSV with a heading. @throws MlflowError INVALID_PARAMETER_VALUE. */
export function rowsOfCsv(text: string, names: readonly string[]): Rows {
  const [heading = '', ...lines] = text.split(/\r?\n/).filter((line) => line !== '');
  const cellsOf = (line: string) => line.split(',').map((cell) => cell.replace(/^"(.*)"$/, '$1'));
  const columns = cellsOf(heading);
  const rows = lines.map((line) => {
    const cells = cellsOf(line);
    return names.map((name) => cellOf(cells[columns.indexOf(name)]));
  });
  return checkRows(rows, names);
}

function checkRows(rows: Rows, names: readonly string[]): Rows {
  for (const [index, row] of rows.entries()) {
    const at = names.findIndex((_, column) => !Number.isFinite(row[column]));
    if (at >= 0) throw invalid(`Row ${index + 1} of the input has no number for '${names[at]}'.`);
    if (row.length !== names.length)
      throw invalid(
        `Row ${index + 1} of the input has ${row.length} values; the model has ${names.length} inputs.`,
      );
  }
  return rows;
}
