import { describe, expect, it } from 'vitest';
import { dockerShell } from '../testing/docker-shell';

const MONTH_MS = 31 * 86_400_000;

const LOCK = JSON.stringify({
  lockfileVersion: 3,
  packages: { '': {}, 'node_modules/d3-array': { version: '3.2.4' } },
});
const PROJECT = { 'package.json': '{"dependencies":{"d3-array":"^3.0.0"}}' };

/** The ids of two images of one project, built by two machines a month apart. */
async function twice(dockerfile: string, files: Readonly<Record<string, string>> = PROJECT) {
  const ids: (string | null)[] = [];
  for (const wait of [0, MONTH_MS]) {
    const shell = dockerShell({ ...files, Dockerfile: dockerfile });
    shell.clock.advance(wait);
    ids.push((await shell.build()).record.imageId);
  }
  expect(ids).not.toContain(null);
  return ids;
}

describe('what a Dockerfile does not fix', () => {
  it.each([
    ['the base', 'FROM node:22-slim\n'],
    ['a base without a tag', 'FROM python\n'],
    [
      'a package of apt',
      'FROM node:22.21.1-slim\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists\n',
    ],
    ['a package of apk', 'FROM node:22.21.1-alpine3.22\nRUN apk add --no-cache curl\n'],
    ['a package of pip', 'FROM python:3.13.9-slim\nRUN pip install numpy\n'],
    ['packages of npm without a lock file', 'FROM node:22.21.1-slim\nCOPY package.json .\nRUN npm install\n'],
  ])('is the newest of its month: %s', async (_what, dockerfile) => {
    const [first, second] = await twice(dockerfile);
    expect(second).not.toBe(first);
  });
});

describe('what a Dockerfile fixes', () => {
  it.each([
    ['the base', 'FROM node:22.21.1-slim\n'],
    ['a date in the tag', 'FROM debian:bookworm-20251117-slim\n'],
    [
      'a package of apt',
      'FROM node:22.21.1-slim\nRUN apt-get update && apt-get install -y curl=8.14.1-2 && rm -rf /var/lib/apt/lists\n',
    ],
    ['a package of apk', 'FROM node:22.21.1-alpine3.22\nRUN apk add --no-cache curl=8.14.1-r2\n'],
    ['a package of pip', 'FROM python:3.13.9-slim\nRUN pip install numpy==2.3.5\n'],
    ['packages of npm by the lock file', 'FROM node:22.21.1-slim\nCOPY package*.json ./\nRUN npm ci\n'],
  ])('is the same a month later: %s', async (_what, dockerfile) => {
    const [first, second] = await twice(dockerfile, { ...PROJECT, 'package-lock.json': LOCK });
    expect(second).toBe(first);
  });

  it('a digest is found when the tag has moved on, and one that never was is not', async () => {
    const shell = dockerShell({ Dockerfile: 'FROM node:22-slim\n' });
    const { stderr, record } = await shell.build();
    const [, digest] = /node:22-slim@(sha256:\w{64})/.exec(stderr)!;
    const later = dockerShell({ Dockerfile: `FROM node:22-slim@${digest}\n` });
    later.clock.advance(6 * MONTH_MS);
    expect((await later.build()).record.imageId).toBe(record.imageId);
    const never = dockerShell({ Dockerfile: `FROM node:22-slim@sha256:${'0'.repeat(64)}\n` });
    expect((await never.build()).stderr).toContain('not found');
  });

  it('has the version of Node that its tag names', async () => {
    for (const [tag, version] of [
      ['22.18.0-slim', '22.18.0'],
      ['22-slim', '22.21.1'],
      ['slim', '25.2.1'],
    ]) {
      const shell = dockerShell({ Dockerfile: `FROM node:${tag}\n` });
      const { record } = await shell.build();
      expect(shell.store.image(record.imageId!)!.config.env.NODE_VERSION).toBe(version);
    }
  });
});
