import type { Template } from '../../content/templates';
import type { ProjectStart } from '../../contracts/project-records';
import { messageOf, StagecraftError } from '../../engine/core/errors';
import type { WorkspacePath } from '../../engine/core/files';
import { type CsvReading, readCsv } from '../../engine/dataset/csv/read-csv';
import { writeCsv } from '../../engine/dataset/csv/write-csv';

/** Bytes of a table that a project may begin with: every run copies it into its sandbox. */
export const TABLE_LIMIT = 20_000_000;

/** A project could not be begun; the message says why. */
export class ProjectNotBegunError extends StagecraftError<'project-not-begun'> {
  constructor(reason: string) {
    super('project-not-begun', `The project was not made: ${reason}`);
  }
}

/** Fetches what is served by the app itself. */
export type FetchText = (url: string) => Promise<string>;

/** What a project from a template begins with. @throws ProjectNotBegunError */
export async function startFromTemplate(id: string, fetchText: FetchText): Promise<ProjectStart> {
  try {
    const template = JSON.parse(await fetchText(`/studio/templates/${id}/files.json`)) as Template;
    const data = await Promise.all(
      template.data.map(async ({ path, from }) => [path, await fetchText(`/data/${from}`)] as const),
    );
    return { files: { ...template.files, ...Object.fromEntries(data) }, marks: {} };
  } catch (error) {
    throw new ProjectNotBegunError(`its files could not be loaded (${messageOf(error)}). Try again.`);
  }
}

/**
 * The empty template with a table of one's own and a program that reads it. The table is read as the explorer reads it
 * and written as plain CSV, so that every other tool reads it too.
 * @throws ProjectNotBegunError for a file that is no table.
 */
export async function startFromTable(
  name: string,
  bytes: Uint8Array,
  fetchText: FetchText,
): Promise<ProjectStart> {
  if (bytes.length > TABLE_LIMIT)
    throw new ProjectNotBegunError(
      `${name} has ${Math.round(bytes.length / 1e6)} MB; a project takes tables of up to ${TABLE_LIMIT / 1e6} MB. Take a part of its rows.`,
    );
  let reading: CsvReading;
  try {
    reading = readCsv(bytes);
  } catch (error) {
    throw new ProjectNotBegunError(`${name} is no table. ${messageOf(error)}`);
  }
  const { files } = await startFromTemplate('empty', fetchText);
  const path: WorkspacePath = `data/${fileStem(name)}.csv`;
  return {
    files: {
      ...files,
      [path]: writeCsv(reading.columns, reading.table.rowCount),
      'src/main.ts': PROGRAM.replace('PATH', path),
    },
    marks: {},
  };
}

/** The name of a file as part of a path: lower-case words with hyphens. */
function fileStem(name: string): string {
  const stem = name.replace(/\.[a-z]+$/i, '').toLowerCase();
  return (
    stem
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60) || 'table'
  );
}

const PROGRAM = `/** Reads the table and says what is in each column. */
import { readFile } from 'node:fs/promises';
import { extent, mean } from 'd3-array';
import { csvParse } from 'd3-dsv';

const rows = csvParse(await readFile('PATH', 'utf8'));
console.log(\`\${rows.length} rows, \${rows.columns.length} columns\`);
for (const column of rows.columns) {
  const cells = rows.map((row) => row[column] ?? '').filter((cell) => cell !== '');
  const numbers = cells.map(Number).filter(Number.isFinite);
  const missing = rows.length - cells.length;
  if (numbers.length === cells.length && numbers.length > 0) {
    const [least, most] = extent(numbers);
    console.log(\`\${column}: \${least} to \${most}, mean \${mean(numbers)?.toPrecision(4)}, \${missing} missing\`);
  } else {
    console.log(\`\${column}: \${new Set(cells).size} different values, \${missing} missing\`);
  }
}
`;
