import { beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../accounts/secret-codes';
import { createPlatformKeys, type PlatformKeys } from './platform-keys';
import { LEARNER, PlatformStub } from './testing/platform-stub';
import { verifyLaunch } from './verify-launch';

let now: Date;
let platform: PlatformStub;
let keys: PlatformKeys;

beforeEach(async () => {
  now = new Date('2026-03-02T09:00:00Z');
  platform = new PlatformStub(
    'https://lms.test',
    () => Promise.reject(new Error('unused')),
    () => now,
  );
  await platform.rotateKey();
  keys = createPlatformKeys(platform.http, () => now);
});

const later = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1_000);
};

async function launch(): Promise<'taken' | string> {
  const token = await platform.launchToken({ sub: 'lea', roles: [LEARNER] }, { nonce: 'n' });
  const { origin: issuer, clientId, deploymentId } = platform;
  return verifyLaunch(token, {
    issuer,
    clientId,
    deploymentIds: [deploymentId],
    nonceSha256: sha256('n'),
    keys: keys.of(`${issuer}/jwks`),
    now,
  }).then(
    () => 'taken',
    ({ code }) => code,
  );
}

describe('the keys of a platform', () => {
  it('are fetched once for many launches', async () => {
    expect(await Promise.all([launch(), launch(), launch()])).toEqual(['taken', 'taken', 'taken']);
    expect(platform.answered).toEqual(['GET /jwks 200']);
  });

  it('are fetched once more for a key that is new, and not at once', async () => {
    await launch();
    await platform.rotateKey();
    later(10);
    expect(await launch()).toBe('lti-token');
    expect(platform.answered).toHaveLength(1);
    later(30);
    expect(await Promise.all([launch(), launch()])).toEqual(['taken', 'taken']);
    expect(platform.answered).toHaveLength(2);
  });

  it('are forgotten after an hour: one that was taken back signs no longer', async () => {
    await launch();
    const old = await platform.launchToken({ sub: 'eve', roles: [] }, { nonce: 'n' });
    await platform.rotateKey();
    later(3_601);
    await launch();
    expect(platform.answered).toHaveLength(2);
    const stolen = verifyLaunch(old, {
      issuer: platform.origin,
      clientId: platform.clientId,
      deploymentIds: ['1'],
      nonceSha256: sha256('n'),
      keys: keys.of(`${platform.origin}/jwks`),
      now,
    });
    await expect(stolen).rejects.toMatchObject({ code: 'lti-token' });
  });

  it('that could not be fetched are asked for by the next launch', async () => {
    platform.fault = { path: '/jwks', status: 500 };
    expect(await launch()).toBe('lti-platform');
    platform.fault = null;
    expect(await launch()).toBe('taken');
  });
});
