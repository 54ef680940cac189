import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from './config';
import { loadSecrets, secretsFrom } from './secrets';

describe('the settings', () => {
  it('have defaults for a server on one machine', () => {
    expect(readConfig({ DATABASE_URL: '' }, '/lab')).toEqual({
      databaseUrl: undefined,
      dataDir: '/lab/data',
      appSecret: undefined,
      publicOrigin: null,
      trustedProxyHops: 0,
    });
    expect(readConfig({ PUBLIC_URL: 'https://lab.example.org/' }, '/lab').publicOrigin).toBe(
      'https://lab.example.org',
    );
  });

  it('are refused by name, without their value', () => {
    const url = 'postgresql://lab:hunter2@db/lab';
    expect(() => readConfig({ DATABASE_URL: url }, '/')).toThrow(/APP_SECRET is not/);
    expect(() => readConfig({ DATABASE_URL: url, APP_SECRET: 'short' }, '/')).toThrow(
      /APP_SECRET: expected 32/,
    );
    expect(() => readConfig({ DATABASE_URL: 'mysql://hunter2' }, '/')).toThrow(
      /^(?!.*hunter2).*DATABASE_URL/,
    );
    expect(() => readConfig({ PUBLIC_URL: 'lab.example.org' }, '/')).toThrow(/PUBLIC_URL/);
    expect(() => readConfig({ TRUSTED_PROXY_HOPS: 'all' }, '/')).toThrow(/TRUSTED_PROXY_HOPS/);
  });

  it('of a provider are whole, and send its secret by TLS alone', () => {
    const oidc = {
      OIDC_ISSUER: 'https://id.example.org',
      OIDC_CLIENT_ID: 'lab',
      OIDC_CLIENT_SECRET: 'hunter2',
    };
    expect(readConfig(oidc, '/').oidc).toEqual({
      issuer: 'https://id.example.org',
      clientId: 'lab',
      clientSecret: 'hunter2',
      name: 'id.example.org',
    });
    expect(readConfig({ ...oidc, OIDC_NAME: 'University' }, '/').oidc?.name).toBe('University');
    expect(() => readConfig({ ...oidc, OIDC_CLIENT_ID: '' }, '/')).toThrow(
      /^(?!.*hunter2).*OIDC_ISSUER is set, and OIDC_CLIENT_ID not/,
    );
    for (const issuer of ['http://id.example.org', 'http://localhost.example.org', 'ldap://id'])
      expect(() => readConfig({ ...oidc, OIDC_ISSUER: issuer }, '/'), issuer).toThrow(/OIDC_ISSUER/);
    expect(readConfig({ ...oidc, OIDC_ISSUER: 'http://127.0.0.1:4000' }, '/').oidc).toBeDefined();
    expect(readConfig({ GITHUB_CLIENT_ID: 'a', GITHUB_CLIENT_SECRET: 'b' }, '/').github?.url).toBe(
      'https://github.com',
    );
    expect(() => readConfig({ GITHUB_CLIENT_SECRET: 'b' }, '/')).toThrow(/GITHUB_CLIENT_ID not/);
  });
});

describe('the secrets', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'stagecraft-secrets-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  it('are made once, for the owner alone, and stay the same', () => {
    const first = loadSecrets({ dataDir }).hmac('receipts', 'x');
    expect(loadSecrets({ dataDir }).hmac('receipts', 'x')).toEqual(first);
    expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')).appSecret).toHaveLength(64);
  });

  it('differ by purpose, and come from APP_SECRET where it is given', () => {
    const secrets = loadSecrets({ dataDir, appSecret: 'a'.repeat(32) });
    expect(secrets.hmac('receipts', 'x')).not.toEqual(secrets.hmac('setup-link', 'x'));
    expect(secrets.hmac('receipts', 'x')).toEqual(secretsFrom('a'.repeat(32)).hmac('receipts', 'x'));
  });

  it('are never made anew over a broken file', () => {
    writeFileSync(join(dataDir, 'secrets.json'), '{"appSe');
    expect(() => loadSecrets({ dataDir })).toThrow(/secrets.json is not readable/);
  });
});
