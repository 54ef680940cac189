import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveApp } from '../../../engine/app/serve';
import type { AppDriver, AppStep, VisitReport } from '../../../engine/core/app-driver';
import type { WorkspaceFiles } from '../../../engine/core/files';
import { createNodeRunner } from '../../node/node-runner';

const HTML = `<!doctype html>
<html lang="en">
<head><title>Estimate</title><link rel="stylesheet" href="style.css"></head>
<body>
<form id="house">
  <label for="area">Living area</label>
  <input id="area" name="area" required min="1" type="number">
  <input name="lot" placeholder="Lot area">
  <button>Estimate</button>
</form>
<div class="hidden">not seen</div>
<div id="fast">Quick estimate</div>
<p role="alert" id="alert"></p>
<output id="out"></output>
<script type="module" src="./main.ts"></script>
</body>
</html>`;

const MAIN = `import type { Reply } from './reply.ts';
const form = document.querySelector<HTMLFormElement>('#house')!;
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const fields = Object.fromEntries(new FormData(form));
  const response = await fetch('/predict', { method: 'POST', body: JSON.stringify(fields) });
  const reply = (await response.json()) as Reply;
  console.log('status', response.status);
  document.querySelector('#out')!.textContent = response.ok ? '$' + reply.estimate : '';
  document.querySelector('#alert')!.textContent = response.ok ? '' : 'Lot area: ' + reply.message;
});
document.querySelector('#fast')!.addEventListener('click', () => {
  const nothing: any = null;
  nothing.estimate();
});
`;

const SERVER = `import { readFile } from 'node:fs/promises';
export default {
  async fetch(request: Request): Promise<Response> {
    const { factor } = JSON.parse(await readFile('out/model.json', 'utf8'));
    const { area, lot } = await request.json();
    if (lot === '') return Response.json({ message: 'missing' }, { status: 422 });
    if (lot === 'boom') throw new Error('boom');
    if (lot === 'spin') for (;;);
    return Response.json({ estimate: Number(area) * factor });
  },
};
`;

const FILES: WorkspaceFiles = {
  'app/index.html': HTML,
  'app/style.css': '.hidden { display: none }',
  'app/main.ts': MAIN,
  'app/server.ts': SERVER,
  'out/model.json': '{"factor":100}',
};

const fill = (label: string, text: string, by: 'keyboard' | 'pointer' = 'keyboard'): AppStep => ({
  do: 'fill',
  label,
  text,
  by,
});
const press = (name: string, by: 'keyboard' | 'pointer' = 'keyboard'): AppStep => ({ do: 'press', name, by });

/** What every driver of pages has to do: the same visits, with the same reports. */
export function describeDriver(name: string, driver: AppDriver & { dispose(): void | Promise<void> }): void {
  describe(name, () => {
    const runner = createNodeRunner();
    // The first run bundles the guest; an app's handler is given less time than that takes on a busy machine.
    beforeAll(async () => {
      await runner.run({
        runId: 'warm',
        language: 'typescript',
        files: { 'main.ts': '' },
        program: { kind: 'module', path: 'main.ts' },
      });
    }, 60_000);
    afterAll(async () => {
      await driver.dispose();
      runner.dispose();
    });

    let runs = 0;
    function visit(steps: readonly AppStep[], files = FILES, deadlineMs = 15_000): Promise<VisitReport> {
      const { signal } = new AbortController();
      const server = serveApp({
        runner,
        files,
        entry: 'app/server.ts',
        newRunId: () => `r${++runs}`,
        answerWithinMs: 1_000,
      });
      return driver.visit({ files, folder: 'app', steps, server, signal, deadlineMs });
    }

    it('opens a page, fills it in by keyboard, and reads the answer of the handler', async () => {
      const report = await visit([fill('Living area', '1500'), fill('Lot area', '9000'), press('Estimate')]);
      expect(report.outcome).toBe('completed');
      expect(report.opened.title).toBe('Estimate');
      expect(report.opened.fields.map(({ label, placeholder }) => [label, placeholder])).toEqual([
        ['Living area', ''],
        ['', 'Lot area'],
      ]);
      expect(report.opened.text).toBe('Living area Estimate Quick estimate');
      const [area, lot, pressed] = report.steps;
      expect([area?.reached, lot?.reached, pressed?.reached]).toEqual([true, true, true]);
      expect(pressed?.view.announced).toEqual(['$150000']);
      expect(
        pressed?.requests.map(({ request, response }) => [request.method, request.path, response.status]),
      ).toEqual([['POST', '/predict', 200]]);
      expect(report.messages.map(({ text }) => text)).toEqual(['status 200']);
    });

    it('sees an announced refusal, a native one, a handler that throws and one that never ends', async () => {
      const report = await visit([
        fill('Living area', '1500'),
        press('Estimate'),
        fill('Living area', '-5'),
        press('Estimate'),
        fill('Living area', '5'),
        fill('Lot area', 'boom'),
        press('Estimate'),
        fill('Lot area', 'spin'),
        press('Estimate'),
      ]);
      const presses = report.steps.filter(({ step }) => step.do === 'press');
      expect(presses[0]?.view.announced).toEqual(['Lot area: missing']);
      expect(presses[1]?.requests).toEqual([]);
      expect(presses[1]?.view.fields[0]).toMatchObject({ label: 'Living area', invalid: true });
      expect(presses[2]?.requests[0]?.response).toMatchObject({
        status: 500,
        error: { message: 'boom', frames: [{ path: 'app/server.ts', line: 7 }] },
      });
      expect(presses[3]?.requests[0]?.response.status).toBe(504);
      // The page took the 500 for JSON: an error of its own, at its own line.
      expect(report.messages.find(({ error }) => error?.name === 'SyntaxError')?.error?.frames[0]?.path).toBe(
        'app/main.ts',
      );
    });

    it('finds what cannot be reached by Tab, and clicks on it; errors point to the line', async () => {
      const report = await visit([press('Quick estimate'), press('Quick estimate', 'pointer')]);
      expect(report.steps.map(({ found, reached }) => [found, reached])).toEqual([
        [false, false],
        [false, true],
      ]);
      expect(report.messages).toMatchObject([
        { level: 'error', location: { path: 'app/main.ts', line: 14 } },
      ]);
    });

    it('says what is missing, and ends a page that runs on', async () => {
      const lost = await visit([], { 'app/index.html': '<p>x</p>\n<script src="gone.ts"></script>' });
      expect(lost.messages).toMatchObject([{ location: { path: 'app/index.html', line: 2 } }]);
      const hung = await visit([], { ...FILES, 'app/main.ts': 'for (;;);' }, 700);
      expect(hung.outcome).toBe('hung');
      expect((await visit([press('Quick', 'pointer')])).outcome).toBe('completed');
    });
  });
}
