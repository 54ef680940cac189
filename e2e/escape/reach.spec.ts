import { expect, test } from './support';

/** Storage, other contexts and the host's files: what a program must not find, and what the browser itself keeps. */

const RAW: Record<string, string> = {
  indexedDB: `return new Promise((resolve, reject) => { const r = indexedDB.open('x'); r.onsuccess = () => resolve('open'); r.onerror = () => reject(r.error); })`,
  caches: `return caches.open('x')`,
  'the origin private file system': `return navigator.storage.getDirectory()`,
  cookieStore: `return (await cookieStore.getAll()).length`,
  'web locks': `return navigator.locks.request('x', () => 'held')`,
  'a service worker': `return navigator.serviceWorker.register(origin + '/canary.js')`,
  'the page as parent': `return parent.document.cookie`,
  'the top page': `return top.location.href`,
  'an opener': `return opener.document.title`,
  'a window': `return open(origin + '/canary').name`,
  navigating: `location.href = origin + '/canary'; await new Promise((resolve) => setTimeout(resolve, 500)); throw 'still here'`,
};

for (const [name, attempt] of Object.entries(RAW)) {
  test(`the browser refuses a worker of the frame ${name}`, async ({ lab }) => {
    expect(await lab.raw(attempt)).toContain('refused: ');
    await lab.expectUnharmed();
  });
}

test('a broadcast channel of the frame does not reach the page', async ({ lab }) => {
  await lab.page.evaluate(() => {
    const channel = new BroadcastChannel('x');
    channel.onmessage = () => {
      globalThis.draft = 'overheard';
    };
  });
  await lab.raw(
    `new BroadcastChannel('x').postMessage('hello'); await new Promise((resolve) => setTimeout(resolve, 300)); throw 'sent'`,
  );
  await lab.expectUnharmed();
});

test('the frame itself has no origin, no cookies and no storage', async ({ lab }) => {
  const frame = lab.page.frames().find((item) => item.url().endsWith('/sandbox/frame.html'))!;
  const seen = await frame.evaluate(() => {
    const attempt = (read: () => unknown) => {
      try {
        return String(read());
      } catch (error) {
        return (error as Error).name;
      }
    };
    return [
      attempt(() => self.origin),
      attempt(() => document.cookie),
      attempt(() => localStorage.length),
      attempt(() => sessionStorage.length),
      attempt(() => parent.document.title),
      attempt(() => {
        top!.location.href = 'about:blank';
        return 'navigated';
      }),
    ];
  });
  expect(seen).toEqual([
    'null',
    'SecurityError',
    'SecurityError',
    'SecurityError',
    'SecurityError',
    'SecurityError',
  ]);
  await lab.expectUnharmed();
});

test('files outside of the workspace do not exist, and data cannot be changed', async ({ lab }) => {
  const value = await lab.probe(
    `import { readFile, writeFile, rm } from 'node:fs/promises';
    export default async () => {
      const code = (work: Promise<unknown>) => work.then(() => 'done', (error) => error.code);
      return [
        await code(readFile('/etc/passwd')), await code(readFile('../../../etc/passwd')), await code(readFile('/proc/self/environ')),
        await code(writeFile('data/x.csv', '')), await code(rm('data', { recursive: true, force: true })),
        await code(writeFile('__proto__', '')), await code(writeFile('constructor/x', '')),
      ];
    }`,
    { files: { 'data/x.csv': 'a' } },
  );
  expect(value).toEqual(['ENOENT', 'ENOENT', 'ENOENT', 'EROFS', 'EROFS', 'EACCES', 'EACCES']);
  await lab.expectUnharmed();
});

test('modules of the host are named and refused', async ({ lab }) => {
  for (const name of [
    'node:child_process',
    'node:worker_threads',
    'node:net',
    'node:vm',
    'http',
    'express',
  ]) {
    const { result } = await lab.run(`import x from '${name}'; console.log(x)`);
    expect(result.error?.code).toBe('not-available-in-lab');
    expect(result.error?.message).toContain(name);
  }
  await lab.expectUnharmed();
});
