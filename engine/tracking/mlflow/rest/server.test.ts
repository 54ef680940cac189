import { describe, expect, it } from 'vitest';
import { newServer, refused } from '../testing/rest';
import { newStore, START } from '../testing/store';
import { trackingServer } from './server';

describe('the tracking server', () => {
  it('answers as MLflow does, to the byte', () => {
    const { send, ok } = newServer();
    const { experiment_id } = ok('POST', 'experiments/create', { name: 'prices' });
    const { run } = ok('POST', 'runs/create', {
      experiment_id,
      start_time: START,
      run_name: 'é',
      user_id: 'ada',
    });
    const id = run.info.run_id;
    ok('POST', 'runs/log-metric', { run_id: id, key: 'loss', value: 1, timestamp: START, step: 2 });
    ok('POST', 'runs/log-metric', { run_id: id, key: 'nan', value: 'NaN', timestamp: START });
    ok('POST', 'runs/log-parameter', { run_id: id, key: 'lr', value: '0.1' });
    const response = send('GET', '/api/2.0/mlflow/runs/get', { run_id: id }, '');
    expect(response.headers).toEqual({ 'content-type': 'application/json' });
    expect(response.body).toBe(`{
  "run": {
    "info": {
      "run_uuid": "${id}",
      "experiment_id": "${experiment_id}",
      "run_name": "\\u00e9",
      "user_id": "ada",
      "status": "RUNNING",
      "start_time": ${START},
      "artifact_uri": "mlruns/${experiment_id}/${id}/artifacts",
      "lifecycle_stage": "active",
      "run_id": "${id}"
    },
    "data": {
      "metrics": [
        {
          "key": "loss",
          "value": 1.0,
          "timestamp": ${START},
          "step": 2
        },
        {
          "key": "nan",
          "value": "NaN",
          "timestamp": ${START},
          "step": 0
        }
      ],
      "params": [
        {
          "key": "lr",
          "value": "0.1"
        }
      ],
      "tags": [
        {
          "key": "mlflow.runName",
          "value": "\\u00e9"
        }
      ]
    },
    "inputs": {},
    "outputs": {}
  }
}`);
    expect(
      send('POST', '/api/2.0/mlflow/runs/set-tag', {}, `{"run_id":"${id}","key":"a","value":"b"}`).body,
    ).toBe('{}');
  });

  it('keeps experiments', () => {
    const { call, ok } = newServer();
    const { experiment_id } = ok('POST', 'experiments/create', {
      name: 'prices',
      tags: [{ key: 'team', value: 'homes' }],
    });
    const shape = {
      experiment_id,
      name: 'prices',
      artifact_location: `mlruns/${experiment_id}`,
      lifecycle_stage: 'active',
      last_update_time: START,
      creation_time: START,
      tags: [{ key: 'team', value: 'homes' }],
    };
    expect(ok('GET', 'experiments/get', { experiment_id })).toEqual({ experiment: shape });
    expect(ok('GET', 'experiments/get-by-name', { experiment_name: 'prices' })).toEqual({
      experiment: shape,
    });
    expect(call('GET', 'experiments/get-by-name', { experiment_name: 'none' })).toEqual(
      refused(404, 'RESOURCE_DOES_NOT_EXIST', "Could not find experiment with name 'none'"),
    );
    expect(call('POST', 'experiments/create', { name: 'prices' })).toEqual(
      refused(400, 'RESOURCE_ALREADY_EXISTS', "Experiment 'prices' already exists."),
    );
    ok('POST', 'experiments/update', { experiment_id, new_name: 'costs' });
    ok('POST', 'experiments/set-experiment-tag', { experiment_id, key: 'k', value: 'v' });
    ok('POST', 'experiments/delete-experiment-tag', { experiment_id, key: 'team' });
    ok('POST', 'experiments/delete', { experiment_id });
    const names = (params: object) =>
      ok('POST', 'experiments/search', params).experiments?.map(({ name }: { name: string }) => name);
    expect(names({})).toEqual(['Default']);
    expect(names({ view_type: 'DELETED_ONLY' })).toEqual(['costs']);
    expect(names({ view_type: 'ALL', order_by: ['name'] })).toEqual(['Default', 'costs']);
    expect(names({ view_type: 3, filter: "name LIKE 'c%' and tags.k = 'v'" })).toEqual(['costs']);
    expect(names({ filter: "name = 'none'" })).toBeUndefined();
    ok('POST', 'experiments/restore', { experiment_id });
    expect(ok('GET', 'experiments/search', { max_results: '1' })).toMatchObject({
      experiments: [{ name: 'Default' }],
      next_page_token: expect.any(String),
    });
  });

  it('searches runs by filter, order and page', () => {
    const { call, ok, store } = newServer();
    const ids = [0.9, 0.7, 0.8, 0.6].map((acc, index) => {
      store.clock.advance(1);
      const { run } = ok('POST', 'runs/create', { experiment_id: '0', run_name: `r${index}` });
      const metrics = [{ key: 'acc', value: acc, timestamp: START, step: 0 }];
      const params = [{ key: 'lr', value: index < 2 ? '0.1' : '0.01' }];
      ok('POST', 'runs/log-batch', { run_id: run.info.run_id, metrics, params });
      return run.info.run_id;
    });
    const search = (params: object) => ok('POST', 'runs/search', { experiment_ids: ['0'], ...params });
    const names = (params: object) =>
      search(params).runs?.map(({ info }: { info: { run_name: string } }) => info.run_name);
    expect(names({})).toEqual(['r3', 'r2', 'r1', 'r0']);
    expect(names({ filter: "metrics.acc > 0.65 and params.lr = '0.01'" })).toEqual(['r2']);
    expect(names({ order_by: ['params.lr DESC', 'metrics.acc'] })).toEqual(['r1', 'r0', 'r3', 'r2']);
    expect(names({ experiment_ids: [] })).toBeUndefined();
    expect(names({ experiment_ids: [0] })).toHaveLength(4);
    const seen: string[] = [];
    for (let page_token = ''; ; ) {
      const page = search({ max_results: 3, order_by: ['metrics.acc'], page_token });
      seen.push(...page.runs.map(({ info }: { info: { run_name: string } }) => info.run_name));
      if (page.next_page_token === undefined) break;
      page_token = page.next_page_token;
      expect(atob(page_token)).toBe('{"offset": 3}');
    }
    expect(seen).toEqual(['r3', 'r1', 'r2', 'r0']);
    ok('POST', 'runs/delete', { run_id: ids[0] });
    expect(names({ run_view_type: 'DELETED_ONLY' })).toEqual(['r0']);
    ok('POST', 'runs/restore', { run_id: ids[0] });
    expect(names({ run_view_type: 'ALL' })).toHaveLength(4);
    for (const [params, words] of [
      [{ filter: 'metrics.acc' }, "Invalid clause(s) in filter string: 'metrics.acc'"],
      [{ order_by: ['acc'] }, expect.stringContaining("Invalid attribute key 'acc' specified")],
      [{ page_token: '***' }, 'Invalid page token, could not base64-decode'],
      [{ page_token: btoa('{}') }, 'Invalid page token, parsed value={}'],
      [{ max_results: 50_001 }, expect.stringContaining('It must be at most 50000')],
      [{ max_results: 0 }, expect.stringContaining('It must be a positive integer')],
      [{ run_view_type: 'SOME' }, expect.stringContaining("for parameter 'run_view_type' supplied")],
    ] as const)
      expect(call('POST', 'runs/search', { experiment_ids: ['0'], ...params })).toEqual(
        refused(400, 'INVALID_PARAMETER_VALUE', words),
      );
  });

  it('keeps runs, their history, inputs and end', () => {
    const { call, ok } = newServer();
    const { run } = ok('POST', 'runs/create', { tags: [{ key: 'mlflow.user', value: 'ada' }] });
    const { run_id } = run.info;
    expect(run).toMatchObject({ info: { experiment_id: '0', user_id: 'learner', start_time: START } });
    for (const step of ['0', 1])
      ok('POST', 'runs/log-metric', {
        run_uuid: run_id,
        key: 'val/loss',
        value: 2.5,
        timestamp: String(START),
        step,
      });
    expect(ok('GET', 'metrics/get-history', { run_id, metric_key: 'val/loss' })).toEqual({
      metrics: [0, 1].map((step) => ({ key: 'val/loss', value: 2.5, timestamp: START, step })),
    });
    expect(ok('GET', 'metrics/get-history', { run_id, metric_key: 'none' })).toEqual({});
    expect(
      ok('GET', 'metrics/get-history-bulk', { run_id: [run_id], metric_key: 'val/loss' }).metrics[1],
    ).toEqual({
      key: 'val/loss',
      value: 2.5,
      timestamp: START,
      step: 1,
      run_id,
    });
    const dataset = { name: 'ames', digest: 'abc', source_type: 'local', source: '{}' };
    const tags = [{ key: 'mlflow.data.context', value: 'training' }];
    ok('POST', 'runs/log-inputs', { run_id, datasets: [{ dataset, tags }] });
    expect(ok('GET', 'runs/get', { run_id }).run.inputs).toEqual({ dataset_inputs: [{ tags, dataset }] });
    expect(ok('POST', 'experiments/search-datasets', { experiment_ids: ['0'] })).toEqual({
      dataset_summaries: [{ experiment_id: '0', name: 'ames', digest: 'abc', context: 'training' }],
    });
    expect(
      ok('POST', 'runs/update', { run_id, status: 'FINISHED', end_time: START + 5 }).run_info,
    ).toMatchObject({
      status: 'FINISHED',
      end_time: START + 5,
    });
    ok('POST', 'runs/delete-tag', { run_id, key: 'mlflow.user' });
    const model = { artifact_path: 'model', flavors: {}, run_id, utc_time_created: 'now' };
    ok('POST', 'runs/log-model', { run_id, model_json: JSON.stringify(model) });
    const read = ok('GET', 'runs/get', { run_id }).run.data.tags;
    expect(
      Object.fromEntries(read.map((tag: { key: string; value: string }) => [tag.key, tag.value])),
    ).toEqual({
      'mlflow.log-model.history': expect.stringContaining('"artifact_path": "model"'),
      'mlflow.runName': run.info.run_name,
    });
    expect(call('POST', 'runs/log-model', { run_id, model_json: '{}' }).body.message).toContain(
      'missing mandatory',
    );
  });

  it.each([
    [
      'POST',
      'runs/get',
      { run_id: 'x' },
      405,
      'BAD_REQUEST',
      'The method POST is not allowed for /api/2.0/mlflow/runs/get. It takes GET.',
    ],
    [
      'POST',
      'runs/fly',
      {},
      404,
      'ENDPOINT_NOT_FOUND',
      'There is no endpoint /api/2.0/mlflow/runs/fly on this server.',
    ],
    ['GET', 'runs/get', { run_id: 'nope' }, 404, 'RESOURCE_DOES_NOT_EXIST', "Run 'nope' not found"],
    [
      'GET',
      'runs/get',
      {},
      400,
      'INVALID_PARAMETER_VALUE',
      "Missing value for required parameter 'run_id'. See the API docs for more information about request parameters.",
    ],
    [
      'POST',
      'experiments/create',
      { name: 5 },
      400,
      'INVALID_PARAMETER_VALUE',
      "Invalid value 5 for parameter 'name' supplied:  Hint: Value was of type 'int'. See the API docs for more information about request parameters.",
    ],
    [
      'POST',
      'runs/create',
      { start_time: 'soon' },
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining('Invalid value "soon" for parameter \'start_time\' supplied'),
    ],
    [
      'POST',
      'runs/log-batch',
      { run_id: 'x', metrics: [{ key: 'a', timestamp: 1 }] },
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining("Missing value for required parameter 'metrics[0].value'."),
    ],
    [
      'POST',
      'runs/log-batch',
      { run_id: 'x', params: {} },
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining("Hint: Value was of type 'dict'"),
    ],
    [
      'POST',
      'runs/update',
      { run_id: 'x', status: 'DONE' },
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining('Expected one of RUNNING, SCHEDULED'),
    ],
    [
      'POST',
      'experiments/delete',
      { experiment_id: '0' },
      500,
      'INTERNAL_ERROR',
      expect.stringContaining('Cannot delete the default experiment'),
    ],
    [
      'POST',
      'runs/create',
      { experiment_id: '77' },
      404,
      'RESOURCE_DOES_NOT_EXIST',
      'Could not find experiment with ID 77',
    ],
  ] as const)('answers %s %s %j with %d', (method, endpoint, params, status, code, message) => {
    expect(newServer().call(method, endpoint, params)).toEqual(refused(status, code, message));
  });

  it('refuses bodies that are no JSON, and says what is damaged', () => {
    const { send, server, call, store } = newServer();
    const path = '/api/2.0/mlflow/experiments/create';
    const error = (response: { body: unknown }) => JSON.parse(String(response.body)).message;
    expect(error(send('POST', path, {}, '{'))).toContain('The body of the request is not JSON');
    expect(error(send('POST', path, {}, '[]'))).toBe('The body of the request is not a JSON object.');
    expect(send('POST', path, {}, JSON.stringify('{"name":"doubly"}')).status).toBe(200);
    const plain = (headers?: Record<string, string>) =>
      server.handle({ method: 'POST', path, query: [], headers, body: '{"name":"n"}' });
    expect(error(plain({ 'content-type': 'application/x-www-form-urlencoded' }))).toContain(
      'Content-Type must be one of',
    );
    expect(error(plain({}))).toBe('Bad Request. Content-Type header is missing.');
    expect(plain().status).toBe(200);
    store.fs.write(`${store.root}/0/meta.yaml`, '- 1\n');
    expect(call('GET', 'experiments/get', { experiment_id: '0' })).toEqual(
      refused(500, 'INTERNAL_ERROR', '/workspace/mlruns/0/meta.yaml cannot be read: it is not a mapping.'),
    );
  });

  it('is a service of the lab that goes on after a restart', async () => {
    const { fs, clock, rng } = newStore();
    const ask = async (method: string, url: string, body = '') => {
      const response = await trackingServer(
        {
          method,
          url,
          headers: { 'content-type': 'application/json' },
          body: new TextEncoder().encode(body),
        },
        { fs, clock, rng },
      );
      return String(response.body);
    };
    expect(await ask('GET', 'http://localhost:5000/health')).toBe('OK');
    expect(await ask('GET', 'http://localhost:5000/version')).toBe('3.6.0');
    expect(await ask('GET', 'http://localhost:5000')).toContain('MLflow tracking server');
    await ask('POST', 'http://localhost:5000/api/2.0/mlflow/experiments/create', '{"name":"a b"}');
    const url = 'http://localhost:5000/api/2.0/mlflow/experiments/get-by-name?experiment_name=a+b&x=%';
    expect(JSON.parse(await ask('GET', url)).experiment.name).toBe('a b');
  });
});
