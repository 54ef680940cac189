import { describe, expect, it } from 'vitest';
import { newServer } from '../testing/rest';

describe('artifacts by HTTP', () => {
  it('serves artifacts by every way that clients take', () => {
    const { ok, send, call } = newServer();
    const { run_id } = ok('POST', 'runs/create').run.info;
    const place = `/api/2.0/mlflow-artifacts/artifacts/0/${run_id}/artifacts`;
    expect(send('PUT', `${place}/model/w.json`, {}, new TextEncoder().encode('{"é":1}'))).toMatchObject({
      status: 200,
    });
    expect(send('PUT', `${place}/w.bin`, {}, new Uint8Array([0, 255])).status).toBe(200);
    const upload = (query: Record<string, string>) =>
      send('POST', '/ajax-api/2.0/mlflow/upload-artifact', query, 'note');
    expect(upload({ run_uuid: run_id, path: 'note.txt' }).status).toBe(200);
    expect(JSON.parse(String(upload({ path: 'x' }).body)).message).toBe('Request must specify run_uuid.');
    expect(ok('GET', 'artifacts/list', { run_id })).toEqual({
      root_uri: `mlruns/0/${run_id}/artifacts`,
      files: [
        { path: 'model', is_dir: true },
        { path: 'note.txt', is_dir: false, file_size: 4 },
        { path: 'w.bin', is_dir: false, file_size: 2 },
      ],
    });
    expect(ok('GET', 'artifacts/list', { run_id, path: 'model' }).files).toEqual([
      { path: 'model/w.json', is_dir: false, file_size: 8 },
    ]);
    expect(send('GET', `${place}/w.bin`, {}, '')).toEqual({
      status: 200,
      headers: {
        'content-type': 'application/octet-stream',
        'content-disposition': 'attachment; filename=w.bin',
        'x-content-type-options': 'nosniff',
      },
      body: new Uint8Array([0, 255]),
    });
    expect(send('GET', '/get-artifact', { run_uuid: run_id, path: 'model/w.json' }, '').body).toBe('{"é":1}');
    const listed = send(
      'GET',
      '/api/2.0/mlflow-artifacts/artifacts',
      { path: `0/${run_id}/artifacts/model` },
      '',
    );
    expect(JSON.parse(String(listed.body))).toEqual({
      files: [{ path: 'w.json', is_dir: false, file_size: 8 }],
    });
    expect(send('DELETE', `${place}/w.bin`, {}, '').status).toBe(200);
    expect(send('GET', `${place}/w.bin`, {}, '').status).toBe(404);
    for (const path of ['../meta.yaml', '%2e%2e/meta.yaml', '/etc/passwd'])
      expect(call('GET', 'artifacts/list', { run_id, path })).toMatchObject({
        status: 400,
        body: { message: `Invalid path: ${path}` },
      });
    expect(send('PUT', `/api/2.0/mlflow-artifacts/artifacts/0/${run_id}/meta.yaml`, {}, 'x').status).toBe(
      400,
    );
  });
});
