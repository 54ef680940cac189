import { describe, expect, it } from 'vitest';
import { scoringServer } from '../scoring/scoring-server';
import { writeArtifact } from '../store/artifacts';
import { createModel, createVersion, setAlias } from '../store/registry-changes';
import { createRun } from '../store/run-changes';
import type { newStore } from '../testing/store';
import { terminal } from '../testing/terminal';

const weights = JSON.stringify({
  inputs: [{ name: 'area' }, { name: 'rooms', mean: 1, scale: 2 }],
  outputs: [{ name: 'price', scale: 10 }],
  layers: [{ weights: [[1], [2]], bias: [0.5], activation: 'linear' }],
});
function registered() {
  const it = terminal();
  const { runId, artifactUri } = createRun(it.store, { experimentId: '0' }).info;
  writeArtifact(it.store, runId, 'model/weights.json', weights);
  writeArtifact(it.store, runId, 'model/MLmodel', 'flavors: {}\n');
  createModel(it.store, 'price');
  createVersion(it.store, { name: 'price', source: `${artifactUri}/model`, runId });
  setAlias(it.store, 'price', 'champion', '1');
  return { ...it, runId };
}

describe('mlflow models predict', () => {
  it('predicts by alias, version and run, from each form of input', async () => {
    const { ok, store, runId } = registered();
    const split = JSON.stringify({ dataframe_split: { columns: ['rooms', 'area'], data: [[3, 1]] } });
    expect(await ok('models predict -m models:/price@champion', split)).toBe('{"predictions": [35.0]}');
    const records = JSON.stringify({ dataframe_records: [{ area: 0, rooms: 1 }] });
    expect(await ok('models predict -m models:/price/1', records)).toBe('{"predictions": [5.0]}');
    expect(await ok('models predict -m models:/price/latest', '{"inputs": [[1, 3]]}')).toBe(
      '{"predictions": [35.0]}',
    );
    store.fs.write('/workspace/in.csv', 'area,rooms\n1,3\n2,3\n');
    expect(await ok(`models predict -m runs:/${runId}/model -i in.csv -t csv -o out.json`)).toBe('');
    expect(store.fs.readText('/workspace/out.json')).toBe('{"predictions": [35.0, 45.0]}');
  });

  it('says what is wrong', async () => {
    const { run, store, runId } = registered();
    const failure = async (line: string, stdin = '') => (await run(`models predict ${line}`, stdin)).stderr;
    expect(await failure('-m models:/price@none', '{}')).toContain('Registered model alias none not found.');
    expect(await failure('-m price', '{}')).toContain('Not a proper models:/ URI: price');
    expect(await failure('-m models:/price/1', '{')).toContain('Failed to parse input from JSON');
    expect(await failure('-m models:/price/1', '{}')).toContain("'dataframe_split', 'dataframe_records'");
    expect(await failure('-m models:/price/1', '{"inputs": [[1, "x"]]}')).toContain(
      "Row 1 of the input has no number for 'rooms'",
    );
    expect(await failure('-m models:/price/1 -i none.json')).toContain(
      "No such file or directory: 'none.json'",
    );
    expect(await failure(`-m runs:/${runId}/other`, '{}')).toContain('Could not find an "MLmodel"');
    writeArtifact(store, runId, 'model/weights.json', '{"inputs": []}');
    expect(await failure('-m models:/price/1', '{}')).toContain('inputs are no list of columns');
    store.fs.remove(`${store.root}/0/${runId}/artifacts/model/weights.json`);
    expect(await failure('-m models:/price/1', '{}')).toContain('has no weights.json');
  });
});

describe('mlflow models serve', () => {
  const ask = async (
    store: ReturnType<typeof newStore>,
    method: string,
    path: string,
    body = '',
    type = 'application/json',
  ) => {
    const request = {
      method,
      url: `http://localhost:5001${path}`,
      headers: { 'content-type': type },
      body: new TextEncoder().encode(body),
    };
    const response = await scoringServer(request, store);
    return [response.status, String(response.body)];
  };

  it('serves the version that the alias named when it began, by the scoring protocol', async () => {
    const { ok, run, store, runId } = registered();
    expect((await ask(store, 'GET', '/ping'))[0]).toBe(503);
    expect(await ok('models serve -m models:/price@champion -p 5001')).toContain(
      'The lab serves version 1 of price at http://localhost:5001.',
    );
    writeArtifact(store, runId, 'other/weights.json', weights.replace('0.5', '100'));
    writeArtifact(store, runId, 'other/MLmodel', 'flavors: {}\n');
    createVersion(store, { name: 'price', source: `mlruns/0/${runId}/artifacts/other`, runId });
    setAlias(store, 'price', 'champion', '2');
    expect(await ask(store, 'GET', '/ping')).toEqual([200, '\n']);
    expect(await ask(store, 'GET', '/version')).toEqual([200, '3.6.0']);
    const row = [200, '{"predictions": [35.0]}'];
    expect(await ask(store, 'POST', '/invocations', '{"inputs": [[1, 3]]}')).toEqual(row);
    expect(await ask(store, 'POST', '/invocations', '{"instances": [{"rooms": 3, "area": 1}]}')).toEqual(row);
    expect(await ask(store, 'POST', '/invocations', '{"inputs": {"rooms": [3], "area": [1]}}')).toEqual(row);
    expect(
      await ask(store, 'POST', '/invocations', '{"dataframe_records": [{"rooms": 3, "area": 1}]}'),
    ).toEqual(row);
    expect(
      await ask(
        store,
        'POST',
        '/invocations',
        '{"dataframe_split": {"columns": ["rooms", "area"], "data": [[3, 1]]}}',
      ),
    ).toEqual(row);
    expect(await ask(store, 'POST', '/invocations', 'rooms,area\n3,1\n', 'text/csv')).toEqual(row);
    expect(await ok('models serve --model-uri models:/price/2')).toContain(
      'now, and models:/price@champion no more',
    );
    expect(await ask(store, 'POST', '/invocations', '{"inputs": [[1, 3]]}')).toEqual([
      200,
      '{"predictions": [1030.0]}',
    ]);
    expect((await run('models serve -m models:/price/2 -p 8080')).stderr).toContain('give -p 5001, not 8080');
    expect((await run('models serve -m models:/price/9')).stderr).toContain('not found');
  });

  it('says what is wrong with a request', async () => {
    const { ok, store, runId } = registered();
    await ok('models serve -m models:/price/1');
    expect(await ask(store, 'POST', '/invocations', '{"inputs": [[1, 3]], "instances": []}')).toEqual([
      400,
      `{"error_code": "BAD_REQUEST", "message": "The input must be a JSON dictionary with exactly one of the input fields {'dataframe_split', 'dataframe_records', 'instances', 'inputs'}."}`,
    ]);
    expect((await ask(store, 'POST', '/invocations', '{"inputs": [[1, 3, 4]]}'))[1]).toContain(
      'has 3 values; the model has 2 inputs',
    );
    expect((await ask(store, 'POST', '/invocations', 'x', 'text/html'))[0]).toBe(415);
    expect((await ask(store, 'GET', '/invocations'))[0]).toBe(405);
    expect((await ask(store, 'GET', '/other'))[0]).toBe(404);
    store.fs.remove(`${store.root}/0/${runId}/artifacts/model`);
    expect((await ask(store, 'GET', '/ping'))[0]).toBe(404);
  });
});
