import { expect, test } from './support';

/** Every way to another machine, first as learner code finds it, then as if the guest were not there. */

const NAMES = [
  'fetch',
  'fetchLater',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'EventSource',
  'WebTransport',
  'importScripts',
  'Worker',
  'SharedWorker',
  'BroadcastChannel',
  'MessageChannel',
  'MessagePort',
  'indexedDB',
  'caches',
  'CacheStorage',
  'navigator',
  'location',
  'postMessage',
  'onmessage',
  'close',
  'Notification',
  'cookieStore',
  'localStorage',
  'sessionStorage',
  'FileReaderSync',
  'webkitRequestFileSystem',
  'RTCPeerConnection',
  'crossOriginIsolated',
  'parent',
  'top',
  'opener',
  'window',
  'self',
  'document',
  'frames',
  'open',
  'SharedArrayBuffer',
  'Atomics',
  'require',
];

test('no API with a reach exists for a program', async ({ lab }) => {
  const found = await lab.probe(
    `export default () => ${JSON.stringify(NAMES)}.filter((name) => typeof globalThis[name] !== 'undefined')`,
  );
  expect(found).toEqual([]);
  await lab.expectUnharmed();
});

test('the global scope has no prototype to take them back from', async ({ lab }) => {
  const found = await lab.probe(`export default () => {
    const out: string[] = [];
    for (let at = globalThis; at; at = Object.getPrototypeOf(at)) {
      for (const name of Object.getOwnPropertyNames(at)) if (${JSON.stringify(NAMES)}.includes(name)) out.push(name);
    }
    return out;
  }`);
  expect(found).toEqual([]);
});

const GUESTED: Record<string, string> = {
  'import of a URL': `return import(origin + '/canary.js')`,
  'import of a URL by new Function': `return new Function('u', 'return import(u)')(origin + '/canary.js')`,
  'import of a URL by indirect eval': `return (0, eval)('import("' + origin + '/canary.js")')`,
  'import of a data URL': `return new Function('return import("data:text/javascript,export default 1")')()`,
  'import of a data URL in the workspace': `return import('data:text/javascript,export default 1')`,
  'a blob URL': `return new Function('u', 'return import(u)')(URL.createObjectURL(new Blob(['export default 1'])))`,
  'fetch by Function("return this")': `return Function('return this')().fetch(origin + '/canary')`,
  'fetch by a generator function': `return Object.getPrototypeOf(function* () {}).constructor('return this')().next().value.fetch(origin + '/canary')`,
  'streaming WebAssembly': `return WebAssembly.compileStreaming(new Request(origin + '/canary'))`,
  'a request cloned into a response': `return (globalThis as any).Response.redirect(origin + '/canary').constructor.fetch(origin)`,
  'loading a model from a URL': `const tf = await import('@tensorflow/tfjs'); return tf.loadLayersModel(origin + '/canary/model.json')`,
  'the fetch of tfjs': `const tf = await import('@tensorflow/tfjs'); return tf.util.fetch(origin + '/canary')`,
};

for (const [name, attempt] of Object.entries(GUESTED)) {
  test(`a program is refused ${name}`, async ({ lab }) => {
    const value = await lab.probe(`export default async (origin: string) => {
      try { await (async () => { ${attempt} })(); return 'reached'; } catch (error) { return 'refused: ' + error; }
    }`);
    expect(value).toContain('refused: ');
    await lab.expectUnharmed();
  });
}

const RAW: Record<string, string> = {
  fetch: `return (await fetch(origin + '/canary')).text()`,
  'fetch without CORS': `return (await fetch(origin + '/canary', { mode: 'no-cors' })).type`,
  XMLHttpRequest: `return new Promise((resolve, reject) => { const x = new XMLHttpRequest(); x.open('GET', origin + '/canary'); x.onload = () => resolve(x.status); x.onerror = () => reject('error'); x.send(); })`,
  'a synchronous XMLHttpRequest': `const x = new XMLHttpRequest(); x.open('GET', origin + '/canary', false); x.send(); return x.status`,
  WebSocket: `return new Promise((resolve, reject) => { const s = new WebSocket(origin.replace('http', 'ws') + '/canary'); s.onopen = resolve; s.onerror = () => reject('error'); })`,
  EventSource: `return new Promise((resolve, reject) => { const s = new EventSource(origin + '/canary'); s.onopen = resolve; s.onerror = () => reject('error'); })`,
  WebTransport: `const t = new WebTransport(origin.replace('http:', 'https:') + '/canary'); await t.ready; return 'open'`,
  importScripts: `importScripts(origin + '/canary.js'); return globalThis.canary`,
  'import()': `return (await import(origin + '/canary.js')).default`,
  'import() of a data URL': `return (await import('data:text/javascript,export default 1')).default`,
  'a nested worker of a URL': `return new Promise((resolve, reject) => { const w = new Worker(origin + '/canary.js'); w.onmessage = resolve; w.onerror = () => reject('error'); })`,
  'fetch in a nested worker of a blob': `return new Promise((resolve, reject) => {
    const w = new Worker(URL.createObjectURL(new Blob(["fetch('" + origin + "/canary').then(() => postMessage('reached'), () => postMessage('refused'))"])));
    w.onmessage = (event) => event.data === 'reached' ? resolve('reached') : reject('refused inside'); w.onerror = () => reject('error'); })`,
  'fetch with the cookies of the page': `return (await fetch(origin + '/canary', { credentials: 'include' })).status`,
  'a reporting endpoint': `return (await fetch(origin + '/canary', { method: 'POST', keepalive: true, body: 'x' })).status`,
};

for (const [name, attempt] of Object.entries(RAW)) {
  test(`the frame's policy alone refuses ${name}`, async ({ lab }) => {
    expect(await lab.raw(attempt)).toContain('refused: ');
    await lab.expectUnharmed();
  });
}
