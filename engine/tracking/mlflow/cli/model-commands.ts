import { resolvePath } from '../../../core/file-system';
import { invalid, missing } from '../errors';
import { loadNetwork, predictionsJson } from '../model/load-network';
import { resolveModel } from '../model/resolve-model';
import { rowsOfCsv, rowsOfJson } from '../model/scoring-input';
import { readServed, SCORING_ORIGIN, writeServed } from '../scoring/serving-file';
import type { OptionSpec } from './click';
import { type Command, openStore } from './command';

const MODEL: OptionSpec = {
  flags: ['--model-uri', '-m'],
  kind: 'text',
  isRequired: true,
  help: 'URI of the model: models:/<name>@<alias>, models:/<name>/<version>, runs:/<run>/<path>.',
};
const ENVIRONMENT: OptionSpec = {
  flags: ['--env-manager'],
  kind: 'text',
  help: 'Has no meaning in the lab: nothing is installed.',
};

const PORT = SCORING_ORIGIN.slice(SCORING_ORIGIN.lastIndexOf(':') + 1);

/** `mlflow models …`. */
export const MODEL_COMMANDS: readonly Command[] = [
  {
    path: 'models predict',
    about: 'Generate predictions in json format using a saved MLflow model.',
    options: [
      MODEL,
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
      ENVIRONMENT,
    ],
    run: (io, options) => {
      const store = openStore(io);
      const network = loadNetwork(store, resolveModel(store, options.given('model-uri')));
      const input = options.text('input-path');
      const file = input === undefined ? null : resolvePath(io.cwd, input);
      if (file !== null && !io.fs.isFile(file)) throw missing(`No such file or directory: '${input}'`);
      const text = file === null ? io.stdin : io.fs.readText(file);
      const names = network.inputs.map(({ name }) => name);
      const rows = options.given('content-type') === 'csv' ? rowsOfCsv(text, names) : rowsOfJson(text, names);
      const answer = predictionsJson(network, rows);
      const output = options.text('output-path');
      if (output === undefined) io.stdout(answer);
      else io.fs.write(resolvePath(io.cwd, output), answer);
      return 0;
    },
  },
  {
    path: 'models serve',
    about: `Serve a model. In the lab it is served at ${SCORING_ORIGIN} until another one is.`,
    options: [
      MODEL,
      { flags: ['--port', '-p'], kind: 'text', standard: PORT, help: `The port; the lab has ${PORT} only.` },
      { flags: ['--host', '-h'], kind: 'text', help: 'Has no meaning in the lab.' },
      ENVIRONMENT,
      { flags: ['--no-conda'], kind: 'flag', help: 'Has no meaning in the lab.' },
    ],
    run: (io, options) => {
      if (options.given('port') !== PORT)
        throw invalid(
          `The lab serves models at ${SCORING_ORIGIN}; give -p ${PORT}, not ${options.given('port')}.`,
        );
      const store = openStore(io);
      const uri = options.given('model-uri');
      const place = resolveModel(store, uri);
      loadNetwork(store, place);
      const before = readServed(io.fs);
      const { runId, path, version } = place;
      writeServed(io.fs, {
        uri,
        runId,
        path,
        model: version?.name ?? null,
        version: version?.version ?? null,
      });
      const what = version === null ? uri : `version ${version.version} of ${version.name}`;
      io.stdout(
        `The lab serves ${what} at ${SCORING_ORIGIN}${before === null ? '' : ` now, and ${before.uri} no more`}.\n`,
      );
      io.stdout(
        `Ask it with: curl -H 'Content-Type: application/json' -d '{"inputs": [[…]]}' ${SCORING_ORIGIN}/invocations\n`,
      );
      return 0;
    },
  },
];
