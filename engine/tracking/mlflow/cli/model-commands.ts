import { resolvePath } from '../../../core/file-system';
import { PyFloat, pyJson } from '../../../core/python-text';
import { invalid, missing } from '../errors';
import { type Network, predictRow, readNetwork } from '../model/network';
import { resolveModel } from '../model/resolve-model';
import { listArtifacts, readArtifact } from '../store/artifacts';
import type { StoreContext } from '../store/context';
import { type Command, openStore } from './command';

/** The network of a model that the workspaces' client has logged. @throws MlflowError for one of another flavour. */
function loadNetwork(store: StoreContext, uri: string): Network {
  const { runId, path } = resolveModel(store, uri);
  const names = listArtifacts(store, runId, path).map((file) => file.path.slice(path.length + 1));
  if (!names.includes('MLmodel')) throw missing(`Could not find an "MLmodel" configuration file at "${uri}"`);
  if (!names.includes('weights.json'))
    throw invalid(
      `The lab predicts with models that have their weights as JSON; ${uri} has no weights.json.`,
    );
  const content = readArtifact(store, runId, `${path}/weights.json`);
  return readNetwork(typeof content === 'string' ? content : new TextDecoder().decode(content));
}

/** The rows of a JSON of MLflow's scoring protocol, in the order of the inputs. */
function jsonRows(text: string, names: readonly string[]): number[][] {
  const value: unknown = JSON.parse(text);
  const record = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const split = record.dataframe_split as { columns?: string[]; data?: number[][] } | undefined;
  const picked = (columns: readonly string[], row: readonly number[]) =>
    names.map((name) => Number(row[columns.indexOf(name)]));
  if (split?.columns && split.data) return split.data.map((row) => picked(split.columns!, row));
  const records = record.dataframe_records;
  if (Array.isArray(records))
    return (records as Record<string, number>[]).map((one) => names.map((name) => Number(one[name])));
  const rows = record.inputs ?? record.instances;
  if (Array.isArray(rows)) return (rows as number[][]).map((row) => row.map(Number));
  throw invalid(
    "The input must be a JSON dictionary with exactly one of the input fields 'dataframe_split', 'dataframe_records', " +
      "'instances', 'inputs'.",
  );
}

function csvRows(text: string, names: readonly string[]): number[][] {
  const [heading = '', ...lines] = text.split(/\r?\n/).filter((line) => line !== '');
  const columns = heading.split(',').map((name) => name.replace(/^"(.*)"$/, '$1'));
  return lines.map((line) => {
    const cells = line.split(',');
    return names.map((name) => Number(cells[columns.indexOf(name)]));
  });
}

function checkRows(rows: readonly (readonly number[])[], names: readonly string[]): void {
  for (const [index, row] of rows.entries()) {
    const at = names.findIndex((_, column) => !Number.isFinite(row[column]));
    if (at >= 0 || row.length !== names.length)
      throw invalid(`Row ${index + 1} of the input has no number for '${names[Math.max(at, 0)]}'.`);
  }
}

/** `mlflow models …`. */
export const MODEL_COMMANDS: readonly Command[] = [
  {
    path: 'models predict',
    about: 'Generate predictions in json format using a saved MLflow model.',
    options: [
      {
        flags: ['--model-uri', '-m'],
        kind: 'text',
        isRequired: true,
        help: 'URI of the model: models:/name@alias, runs:/…',
      },
      {
        flags: ['--input-path', '-i'],
        kind: 'text',
        help: 'The file with the input. Default: standard input.',
      },
      {
        flags: ['--output-path', '-o'],
        kind: 'text',
        help: 'The file for the predictions. Default: standard output.',
      },
      {
        flags: ['--content-type', '-t'],
        kind: 'text',
        standard: 'json',
        choices: ['csv', 'json'],
        help: 'What the input is (default json).',
      },
      { flags: ['--env-manager'], kind: 'text', help: 'Has no meaning in the lab: nothing is installed.' },
    ],
    run: (io, options) => {
      const network = loadNetwork(openStore(io), options.given('model-uri'));
      const input = options.text('input-path');
      const file = input === undefined ? null : resolvePath(io.cwd, input);
      if (file !== null && !io.fs.isFile(file)) throw missing(`No such file or directory: '${input}'`);
      const text = file === null ? io.stdin : io.fs.readText(file);
      const names = network.inputs.map(({ name }) => name);
      let rows: number[][];
      try {
        rows = options.given('content-type') === 'csv' ? csvRows(text, names) : jsonRows(text, names);
      } catch (error) {
        if (error instanceof SyntaxError) throw invalid(`The input is not JSON: ${error.message}`);
        throw error;
      }
      checkRows(rows, names);
      const predictions = rows.map((row) => {
        const values = predictRow(network, row).map((value) => new PyFloat(value));
        return values.length === 1 ? values[0]! : values;
      });
      const answer = pyJson({ predictions });
      const output = options.text('output-path');
      if (output === undefined) io.stdout(answer);
      else io.fs.write(resolvePath(io.cwd, output), answer);
      return 0;
    },
  },
];
