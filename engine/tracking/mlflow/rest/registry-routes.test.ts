import { describe, expect, it } from 'vitest';
import { newServer, refused } from '../testing/rest';
import { START } from '../testing/store';

describe('the registry by REST', () => {
  it('keeps registered models, versions and aliases', () => {
    const { call, ok, send, store } = newServer();
    const { run_id } = ok('POST', 'runs/create').run.info;
    const source = `mlruns/0/${run_id}/artifacts/model`;
    ok('POST', 'registered-models/create', { name: 'price', description: 'words' });
    const { model_version } = ok('POST', 'model-versions/create', { name: 'price', source, run_id });
    const version = {
      name: 'price',
      version: '1',
      creation_timestamp: START,
      last_updated_timestamp: START,
      current_stage: 'None',
      description: '',
      source,
      run_id,
      status: 'READY',
      run_link: '',
    };
    expect(model_version).toEqual(version);
    ok('POST', 'registered-models/alias', { name: 'price', alias: 'champion', version: '1' });
    ok('POST', 'registered-models/set-tag', { name: 'price', key: 'a', value: 'b' });
    ok('POST', 'model-versions/set-tag', { name: 'price', version: 1, key: 'c', value: 'd' });
    const tagged = { ...version, tags: [{ key: 'c', value: 'd' }], aliases: ['champion'] };
    expect(ok('GET', 'registered-models/get', { name: 'price' })).toEqual({
      registered_model: {
        name: 'price',
        creation_timestamp: START,
        last_updated_timestamp: START,
        description: 'words',
        latest_versions: [tagged],
        tags: [{ key: 'a', value: 'b' }],
        aliases: [{ alias: 'champion', version: '1' }],
      },
    });
    expect(ok('GET', 'registered-models/alias', { name: 'price', alias: 'champion' })).toEqual({
      model_version: tagged,
    });
    expect(ok('GET', 'model-versions/get', { name: 'price', version: '1' })).toEqual({
      model_version: tagged,
    });
    expect(ok('GET', 'model-versions/get-download-uri', { name: 'price', version: '1' })).toEqual({
      artifact_uri: source,
    });
    expect(
      ok('GET', 'model-versions/search', { filter: "name = 'price' and version_number > 0" }).model_versions,
    ).toHaveLength(1);
    expect(
      ok('GET', 'registered-models/search', { filter: "name LIKE 'pr%'", order_by: ['name DESC'] })
        .registered_models,
    ).toHaveLength(1);
    expect(
      ok('POST', 'registered-models/get-latest-versions', { name: 'price', stages: ['None'] }).model_versions,
    ).toHaveLength(1);
    const staged = { name: 'price', version: '1', stage: 'Production', archive_existing_versions: true };
    expect(ok('POST', 'model-versions/transition-stage', staged).model_version.current_stage).toBe(
      'Production',
    );
    expect(
      ok('PATCH', 'model-versions/update', { name: 'price', version: '1', description: 'x' }).model_version
        .description,
    ).toBe('x');
    expect(
      ok('PATCH', 'registered-models/update', { name: 'price', description: 'y' }).registered_model
        .description,
    ).toBe('y');
    store.fs.makeFolder(`/workspace/${source}`);
    store.fs.write(`/workspace/${source}/MLmodel`, 'flavors: {}\n');
    expect(
      send('GET', '/model-versions/get-artifact', { name: 'price', version: '1', path: 'MLmodel' }, '').body,
    ).toBe('flavors: {}\n');
    ok('POST', 'registered-models/rename', { name: 'price', new_name: 'cost' });
    ok('DELETE', 'registered-models/delete-tag', { name: 'cost', key: 'a' });
    ok('DELETE', 'model-versions/delete-tag', { name: 'cost', version: '1', key: 'c' });
    ok('DELETE', 'registered-models/alias', { name: 'cost', alias: 'champion' });
    expect(call('GET', 'registered-models/alias', { name: 'cost', alias: 'champion' })).toEqual(
      refused(400, 'INVALID_PARAMETER_VALUE', 'Registered model alias champion not found.'),
    );
    expect(call('POST', 'registered-models/alias', { name: 'cost', alias: 'latest', version: '1' })).toEqual(
      refused(400, 'INVALID_PARAMETER_VALUE', "'latest' alias name (case insensitive) is reserved."),
    );
    for (const bad of [
      '/etc/passwd',
      'mlruns/0/other/artifacts/model',
      `${source}/../../meta.yaml`,
      'file:///etc',
      's3://b/../c',
    ])
      expect(call('POST', 'model-versions/create', { name: 'cost', source: bad, run_id })).toEqual(
        refused(
          400,
          'INVALID_PARAMETER_VALUE',
          expect.stringContaining(`Invalid model version source: '${bad}'`),
        ),
      );
    ok('DELETE', 'model-versions/delete', { name: 'cost', version: '1' });
    expect(call('GET', 'model-versions/get', { name: 'cost', version: '1' }).body.message).toBe(
      'Model Version (name=cost, version=1) not found',
    );
    ok('DELETE', 'registered-models/delete', { name: 'cost' });
    expect(call('GET', 'registered-models/get', { name: 'cost' }).status).toBe(404);
  });
});
