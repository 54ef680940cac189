import { describe, expect, it } from 'vitest';
import { CiScene } from '../testing/ci-scene';
import { permissionsOf } from './permissions';

describe('permissions', () => {
  it('P1: naming some makes all others none', () => {
    expect(permissionsOf({ issues: 'write' }, undefined, { isFork: false })).toMatchObject({
      issues: 'write',
      contents: 'none',
      packages: 'none',
    });
    expect(permissionsOf({}, undefined, { isFork: false })).toMatchObject({ contents: 'none' });
  });

  it('P2: the job goes before the workflow, as a whole; nothing named: contents may be read', () => {
    expect(permissionsOf('write-all', { checks: 'write' }, { isFork: false })).toMatchObject({
      checks: 'write',
      contents: 'none',
    });
    expect(permissionsOf(undefined, undefined, { isFork: false })).toMatchObject({
      contents: 'read',
      issues: 'none',
    });
  });

  it('P3: a fork may only read; a called workflow may do no more than its caller', () => {
    expect(permissionsOf('write-all', undefined, { isFork: true })).toMatchObject({
      contents: 'read',
      'id-token': 'none',
    });
    const most = permissionsOf({ contents: 'read' }, undefined, { isFork: false });
    expect(
      permissionsOf(undefined, { contents: 'write', issues: 'write' }, { isFork: false, most }),
    ).toMatchObject({ contents: 'read', issues: 'none' });
  });

  it('P4: a private repository cannot be checked out by a token that may not read it', async () => {
    const scene = new CiScene();
    scene.repository.isPrivate = true;
    const yaml = (permissions: string) =>
      `on: push\npermissions: ${permissions}\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: actions/checkout@v4\n`;
    expect((await scene.run(yaml('{ contents: read }'))).conclusion).toBe('success');
    expect((await scene.run(yaml('{ issues: write }'))).conclusion).toBe('failure');
  });
});
