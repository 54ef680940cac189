import { createSocket } from 'node:dgram';
import { test as base, expect } from 'playwright/test';
import type { PreviewFrame as Frame, FrameEnd } from '../../runtime/preview/preview-frame';
import { type Harness, startHarness } from './harness';

declare global {
  var PreviewFrame: typeof Frame;
}

/** What came of a page that tried something: what it said, and how its frame ended, if it did. */
interface Tried {
  readonly said: string;
  readonly end: FrameEnd | null;
  /** The longest time that the page around it stood still, in milliseconds. */
  readonly stillMs: number;
}

interface Stage {
  readonly harness: Harness;
  /** Opens a page whose script is `attempt`; what it comes to, at the latest after `forMs`. */
  attempt(attempt: string, forMs?: number): Promise<Tried>;
  /** Nothing reached the server, and the page around the frame is as it was. */
  expectUnharmed(): Promise<void>;
}

const test = base.extend<{ stage: Stage }, { harness: Harness }>({
  harness: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const harness = await startHarness();
      await use(harness);
      await harness.close();
    },
    { scope: 'worker' },
  ],
  stage: async ({ page, context, harness }, use) => {
    harness.requests.length = 0;
    await page.goto(`${harness.origin}/preview`);
    await page.evaluate(() => {
      localStorage.setItem('draft', 'mine');
    });
    // The same server by another name: for a browser it is another host.
    const elsewhere = harness.origin.replace('127.0.0.1', 'localhost');
    await use({
      harness,
      attempt: (attempt, forMs = 2_500) =>
        page.evaluate(
          async ([source, ms]) => {
            let said = '';
            let end: FrameEnd | null = null;
            let stillMs = 0;
            let last = performance.now();
            const beat = setInterval(() => {
              stillMs = Math.max(stillMs, performance.now() - last);
              last = performance.now();
            }, 20);
            await new Promise<void>((resolve) => {
              const timer = setTimeout(resolve, ms);
              const frame = new globalThis.PreviewFrame({
                baseUrl: '/sandbox',
                parent: document.body,
                title: 'Attempt',
                folder: 'app',
                files: {
                  'app/index.html': '<h1>x</h1><script type="module" src="main.ts"></script>',
                  'app/main.ts': source,
                },
                server: async () => ({ status: 200, headers: {}, body: 'from the handler' }),
                listener: {
                  onMessage: ({ text }) => {
                    if (!/^(reached|refused)/.test(text)) return;
                    said = text;
                    clearTimeout(timer);
                    // A request that was begun may need a moment to show up at the server.
                    setTimeout(resolve, 150);
                  },
                  onOpened: () => {},
                  onEnd: (reason) => {
                    end = reason;
                    clearTimeout(timer);
                    resolve();
                  },
                },
              });
              setTimeout(() => frame.close(), ms + 200);
            });
            clearInterval(beat);
            return { said, end, stillMs };
          },
          [
            `const origin = ${JSON.stringify(harness.origin)}; const elsewhere = ${JSON.stringify(elsewhere)};
             const attempt = async () => { ${attempt} };
             attempt().then((value) => console.log('reached: ' + value), (error) => console.log('refused: ' + error));`,
            forMs,
          ] as const,
        ),
      expectUnharmed: async () => {
        expect(harness.requests.filter((path) => path.includes('canary'))).toEqual([]);
        expect(context.pages()).toHaveLength(1);
        expect(await page.evaluate(() => [location.pathname, localStorage.getItem('draft')])).toEqual([
          '/preview',
          'mine',
        ]);
      },
    });
  },
});

const load = (element: string, how: string) =>
  `return new Promise((resolve, reject) => { const e = document.createElement('${element}'); e.onload = () => resolve('loaded'); e.onerror = () => reject('error'); ${how}; document.head.append(e); setTimeout(() => reject('no answer'), 1500); })`;

/** What a page is to be refused: it says so, or says nothing. */
const REFUSED: Readonly<Record<string, string>> = {
  'fetch of another host': `return (await fetch(elsewhere + '/canary')).status`,
  'the browser’s own fetch, from its prototype': `return (await Window.prototype.fetch.call(window, origin + '/canary')).status`,
  XMLHttpRequest: `return new Promise((resolve, reject) => { const x = new XMLHttpRequest(); x.open('GET', origin + '/canary'); x.onload = () => resolve(x.status); x.onerror = () => reject('error'); x.send(); })`,
  WebSocket: `return new Promise((resolve, reject) => { const s = new WebSocket(origin.replace('http', 'ws') + '/canary'); s.onopen = resolve; s.onerror = () => reject('error'); })`,
  EventSource: `return new Promise((resolve, reject) => { const s = new EventSource(origin + '/canary'); s.onopen = resolve; s.onerror = () => reject('error'); })`,
  sendBeacon: `navigator.sendBeacon(elsewhere + '/canary', 'x'); await new Promise((r) => setTimeout(r, 300)); throw 'no answer'`,
  'an image': load('img', `e.src = elsewhere + '/canary.png'`),
  'a script': load('script', `e.src = elsewhere + '/canary.js'`),
  'a stylesheet': load('link', `e.rel = 'stylesheet'; e.href = elsewhere + '/canary.css'`),
  'a prefetch': load('link', `e.rel = 'prefetch'; e.href = elsewhere + '/canary'`),
  'a style that loads an image': `document.body.style.background = 'url(' + elsewhere + '/canary.png)'; await new Promise((r) => setTimeout(r, 300)); throw 'no answer'`,
  'import()': `return (await (0, eval)('import("' + origin + '/canary.js")')).default`,
  'a worker': `return new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])))`,
  'a form sent to another host': `const f = document.createElement('form'); f.action = elsewhere + '/canary'; document.body.append(f); f.submit(); await new Promise((r) => setTimeout(r, 400)); throw 'no answer'`,
  'the document around it': `return parent.document.title`,
  'the storage around it': `return parent.localStorage.getItem('draft')`,
  'a storage of its own': `localStorage.setItem('a', 'b'); return localStorage.length`,
  'a session storage': `return sessionStorage.length`,
  'a database': `return new Promise((resolve, reject) => { const o = indexedDB.open('x'); o.onsuccess = () => resolve('open'); o.onerror = () => reject('error'); })`,
  cookies: `return document.cookie.length`,
  caches: `return caches.open('x')`,
  'a service worker': `return navigator.serviceWorker.register(origin + '/canary.js')`,
  'navigation of the top': `top.location.href = elsewhere + '/canary'; await new Promise((r) => setTimeout(r, 400)); throw 'no answer'`,
  'a popup': `const w = open(elsewhere + '/canary'); if (w) return 'open'; throw 'null'`,
  'a popup by a link': `const a = document.createElement('a'); a.href = elsewhere + '/canary'; a.target = '_blank'; document.body.append(a); a.click(); await new Promise((r) => setTimeout(r, 400)); throw 'no answer'`,
  'a download': `const a = document.createElement('a'); a.href = elsewhere + '/canary'; a.download = 'x'; document.body.append(a); a.click(); await new Promise((r) => setTimeout(r, 400)); throw 'no answer'`,
  'a frame of another host': `const f = document.createElement('iframe'); f.src = elsewhere + '/canary'; document.body.append(f); await new Promise((r) => setTimeout(r, 400)); throw 'no answer'`,
  'the realm of a frame of its own': `const f = document.createElement('iframe'); document.body.append(f); return (await f.contentWindow.fetch(origin + '/canary')).status`,
  geolocation: `return new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, (error) => reject(error.message)))`,
  WebRTC: `return new RTCPeerConnection()`,
};

for (const [name, attempt] of Object.entries(REFUSED)) {
  test(`a page is refused ${name}`, async ({ stage }) => {
    const { said } = await stage.attempt(attempt);
    expect(said).not.toContain('reached: ');
    await stage.expectUnharmed();
  });
}

test('a relative fetch is answered by the handler, and by nobody else', async ({ stage }) => {
  const { said } = await stage.attempt(`return (await fetch('/canary')).text()`);
  expect(said).toBe('reached: from the handler');
  await stage.expectUnharmed();
});

test('a page that goes to another host gets nowhere; one that goes elsewhere on this host is closed', async ({
  stage,
}) => {
  await stage.attempt(`location.href = elsewhere + '/canary?draft'; await new Promise(() => {})`, 1_000);
  await stage.expectUnharmed();
  const { end } = await stage.attempt(
    `location.href = origin + '/report/x'; await new Promise(() => {})`,
    4_000,
  );
  expect(end).toBe('left');
});

test('a page that never pauses is ended, and the page around it never stands still', async ({ stage }) => {
  const { end, stillMs } = await stage.attempt('for (;;);', 10_000);
  expect(end).toBe('hung');
  expect(stillMs).toBeLessThan(1_500);
  await stage.expectUnharmed();
});

test('a page that floods its console is ended', async ({ stage }) => {
  const { end } = await stage.attempt(
    `for (let i = 0; i < 6000; i++) console.log(i); await new Promise(() => {})`,
    10_000,
  );
  expect(end).toBe('flooded');
});

const WEBRTC = (port: number) =>
  `<script>const c = new RTCPeerConnection({ iceServers: [{ urls: "stun:127.0.0.1:${port}" }] }); c.createDataChannel("x"); c.createOffer().then((o) => c.setLocalDescription(o))</script>`;

/** Ways to a realm of one's own, in which the names that were removed are back. */
const FRAMES: Readonly<Record<string, string>> = {
  'a frame with a document of its own': `const f = document.createElement('iframe'); f.srcdoc = html; document.body.append(f);`,
  'a frame deep within markup': `document.body.innerHTML = '<div><p><iframe id="f"></iframe></p></div>'; const f = document.querySelector('#f'); if (f) f.srcdoc = html;`,
  'a frame in a shadow tree': `const f = document.createElement('iframe'); f.srcdoc = html; document.body.attachShadow({ mode: 'closed' }).append(f);`,
  'a written document': `document.write('<iframe srcdoc="' + html.replaceAll('"', '&quot;') + '"></iframe>');`,
};

test.describe('WebRTC, which no policy refuses', () => {
  for (const [name, make] of Object.entries(FRAMES)) {
    test(`is not had from ${name}`, async ({ page, stage }) => {
      const socket = createSocket('udp4');
      let packets = 0;
      socket.on('message', () => packets++);
      const port = await new Promise<number>((resolve) =>
        socket.bind(0, '127.0.0.1', () => resolve(socket.address().port)),
      );
      await stage.attempt(
        `const html = ${JSON.stringify(WEBRTC(port))}; ${make} await new Promise(() => {})`,
        4_000,
      );
      expect(packets).toBe(0);
      // The same from the page around it does arrive: the test would see it.
      await page.evaluate((html) => {
        const frame = document.createElement('iframe');
        frame.srcdoc = html;
        document.body.append(frame);
      }, WEBRTC(port));
      await expect.poll(() => packets).toBeGreaterThan(0);
      socket.close();
    });
  }
});
