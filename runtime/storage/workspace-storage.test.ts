import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEvent } from '../../engine/workspace/apply';
import { decide } from '../../engine/workspace/decide';
import type { WorkspaceCommand } from '../../engine/workspace/events';
import { newModel, sameTree, type WorkspaceModel } from '../../engine/workspace/model';
import { keyframeOf, momentOf, stepForward } from '../../engine/workspace/timeline/moments';
import { StepRecorder } from '../../stores/step-recorder';
import { openedTree } from './content/workspace-codec';
import { LessonStorage } from './lesson-storage';
import { MemoryDatabase } from './memory-database';
import type { Write } from './record-database';

const LONG = 'long '.repeat(1_000);
const START = newModel({ 'a.ts': 'a', 'long.csv': LONG, 'model.bin': new Uint8Array(5_000).fill(7) });

/** A project that is saved as a session does it. */
class Project {
  readonly database: MemoryDatabase;
  readonly written: Write[] = [];
  storage: LessonStorage;
  model: WorkspaceModel = START;
  seq = 0;
  at = 1_000;
  recorder = new StepRecorder(null, START);

  constructor(database = new MemoryDatabase()) {
    this.database = database;
    this.database.beforeWrite = (writes) => void this.written.push(...writes);
    this.storage = new LessonStorage(database, 'mlops', 'a/b');
  }

  async open(): Promise<this> {
    await this.storage.claim('tab');
    return this;
  }

  /** Does something and saves it. Returns the blobs that were written. */
  async act(command: WorkspaceCommand | null, compact = false): Promise<number> {
    const before = this.model;
    const events = command === null ? [] : decide(before, command);
    this.at += 40_000;
    for (const event of events) {
      this.recorder.record(this.model, event, this.at);
      this.model = applyEvent(this.model, event);
    }
    const from = this.written.length;
    const timeline = compact ? this.recorder.take() : null;
    const saved = await this.storage.saveWorkspace({
      token: 'tab',
      events,
      before,
      firstSeq: this.seq + 1,
      at: this.at,
      ...(timeline && {
        snapshot: { model: this.model, lessonVersion: 'v', createdAt: 0, timeline },
      }),
    });
    if (saved.position) this.recorder.taken(saved.position);
    this.seq += events.length;
    return this.written.slice(from).filter(({ table }) => table === 'blobs').length;
  }

  /** As a new page finds it. */
  async reopened() {
    const storage = new LessonStorage(this.database, 'mlops', 'a/b');
    const stored = await storage.loadWorkspace();
    return { storage, stored: stored! };
  }
}

const edit = (path: string, content: string): WorkspaceCommand => ({ type: 'edit', path, content });

describe('contents', () => {
  it('are stored once, however often they are used and the log is compacted', async () => {
    const project = await new Project().open();
    expect(await project.act(edit('a.ts', 'first'), true)).toBe(2);
    const copy: WorkspaceCommand = { type: 'create', path: 'copy.csv', content: LONG };
    expect(await project.act(copy)).toBe(0);
    const bytes: WorkspaceCommand = {
      type: 'create',
      path: 'copy.bin',
      content: new Uint8Array(5_000).fill(7),
    };
    expect(await project.act(bytes)).toBe(0);
    for (let i = 0; i < 3; i++) expect(await project.act(edit('a.ts', `round ${i}`), true)).toBe(0);
    expect(await project.act({ type: 'create', path: 'new.csv', content: `${LONG}!` })).toBe(1);
    const { stored } = await project.reopened();
    expect(stored.model).toEqual(project.model);
  });

  it('cost little while somebody types in a long text', async () => {
    const project = await new Project().open();
    await project.act(edit('a.ts', 'x'), true);
    for (let i = 1; i <= 20; i++) expect(await project.act(edit('long.csv', LONG + 'y'.repeat(i)))).toBe(0);
    const sizes = project.written
      .filter(({ table }) => table === 'workspaceEvents')
      .map((write) => JSON.stringify(write).length);
    expect(Math.max(...sizes)).toBeLessThan(500);
    const { stored } = await project.reopened();
    expect(stored.model.files['long.csv']).toBe(LONG + 'y'.repeat(20));
    expect(stored.log).toMatchObject({ events: 20 });
    expect(stored.log.size).toBeLessThan(2_000);
  });

  it('are told apart by kind, and kept whatever they hold', async () => {
    const project = await new Project().open();
    const text = 'é'.repeat(2_000);
    const broken = `${'x'.repeat(2_000)}\ud83d`;
    await project.act({ type: 'create', path: 'text', content: text }, true);
    await project.act({ type: 'create', path: 'bytes', content: new TextEncoder().encode(text) });
    await project.act({ type: 'create', path: 'broken', content: broken });
    const { stored } = await project.reopened();
    expect(stored.model.files.text).toBe(text);
    expect(stored.model.files.bytes).toEqual(new TextEncoder().encode(text));
    expect(stored.model.files.broken).toBe(broken);
  });

  it('that are missing are said to be missing', async () => {
    const project = await new Project().open();
    await project.act(edit('a.ts', 'x'), true);
    await project.database.write([{ op: 'delete-under', table: 'blobs', key: ['mlops'] }]);
    await expect(project.reopened()).rejects.toMatchObject({ code: 'blob-missing' });
  });
});

describe('work that was stored before there were blobs and a timeline', () => {
  const past = [
    { label: 'Edit a.ts', files: [{ path: 'a.ts', before: 'a', after: 'b' }] },
    { label: 'Create c.ts', files: [{ path: 'c.ts', before: null, after: LONG }] },
  ];
  const record = {
    model: { files: { 'a.ts': 'b', 'c.ts': LONG }, past, future: [], typing: null },
    seq: 7,
    lessonVersion: 'v1',
    createdAt: 5,
    updatedAt: 9,
  };
  const event = { event: { type: 'file-edited', path: 'a.ts', content: 'c' }, at: 20 };

  async function old() {
    const project = new Project();
    await project.database.write([
      { op: 'put', table: 'workspaces', key: ['mlops', 'a/b'], value: record },
      { op: 'put', table: 'workspaceEvents', key: ['mlops', 'a/b', 8], value: event },
    ]);
    return project;
  }

  it('is opened as it was, with its undo history as its timeline', async () => {
    const project = await old();
    const { stored } = await project.reopened();
    expect(stored).toMatchObject({ seq: 8, lessonVersion: 'v1', createdAt: 5, updatedAt: 20 });
    expect(stored.model).toMatchObject({ files: { 'a.ts': 'c', 'c.ts': LONG }, marks: {} });
    expect(stored.timeline.base).toEqual({ files: { 'a.ts': 'a' }, marks: {} });
    expect(stored.timeline.recent.map(({ label, kind, at }) => [label, kind, at])).toEqual([
      ['Edit a.ts', 'edited', 9],
      ['Create c.ts', 'created', 9],
      ['Edit a.ts', 'edited', 20],
    ]);
  });

  it('moves with the next compaction, and loses nothing', async () => {
    const project = await old();
    const first = await project.reopened();
    project.storage = first.storage;
    project.model = first.stored.model;
    project.seq = first.stored.seq;
    project.recorder = new StepRecorder(first.stored, first.stored.model);
    await project.storage.claim('tab');
    expect(await project.act(edit('a.ts', 'd'), true)).toBe(1);
    const { storage, stored } = await project.reopened();
    expect(stored.model).toEqual(project.model);
    expect(stored.timeline).toMatchObject({ position: { steps: 4 }, recent: [], base: null });
    expect(await storage.timeline.tree(0)).toEqual({ files: { 'a.ts': 'a' }, marks: {} });
    expect((await storage.timeline.tree(1)).files).toEqual({ 'a.ts': 'b' });
  });
});

const path = fc.constantFrom('a.ts', 'long.csv', 'src/b.ts', 'copy.csv');
const content = fc.oneof(
  fc.string({ maxLength: 3 }),
  fc.nat(3).map((n) => LONG + n),
  fc.nat(3).map((n) => new Uint8Array(2_000).fill(n)),
);
const command: fc.Arbitrary<WorkspaceCommand> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('edit' as const), path, content }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('create' as const), path, content }) },
  fc.record({ type: fc.constant('rename' as const), from: path, to: path }),
  fc.record({ type: fc.constant('remove' as const), path }),
  fc.record({
    type: fc.constant('overlay' as const),
    kind: fc.constant('program-ran' as const),
    label: fc.constant('$ x'),
    changes: fc.dictionary(path, fc.option(content), { maxKeys: 3 }),
    marks: fc.constant({ logs: 'folder' as const }),
  }),
  { weight: 2, arbitrary: fc.record({ type: fc.constant('undo' as const) }) },
  fc.record({ type: fc.constant('redo' as const) }),
);

describe('whatever is done, and wherever it is cut', () => {
  it('what is stored is the work, and every moment of it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(command, fc.integer({ min: 0, max: 9 })), { maxLength: 30 }),
        async (acts) => {
          const project = await new Project().open();
          await project.act(null, true);
          const seen = [keyframeOf(momentOf(project.model))];
          for (const [one, dice] of acts) {
            const before = project.model;
            try {
              await project.act(one, dice < 2);
            } catch (error) {
              expect(error).toHaveProperty('code');
              continue;
            }
            if (project.model !== before) seen.push(keyframeOf(momentOf(project.model)));
            if (dice !== 9) continue;
            const { storage, stored } = await project.reopened();
            expect(stored.model).toEqual(project.model);
            project.storage = storage;
            project.recorder = new StepRecorder(stored, stored.model);
          }
          const { storage, stored } = await project.reopened();
          expect(stored.model).toEqual(project.model);
          const { position, recent } = stored.timeline;
          expect(position.steps + recent.length).toBe(seen.length - 1);
          for (const [at, then] of seen.entries()) {
            const tree = await storage.timeline.tree(Math.min(at, position.steps));
            const ids = Object.values(tree.files).flatMap((one) =>
              typeof one === 'object' && '$blob' in one ? [one.$blob] : [],
            );
            const contents = await storage.timeline.contents(ids);
            const opened = openedTree(tree, (one) =>
              typeof one === 'object' && '$blob' in one ? contents.get(one.$blob)! : one,
            );
            const moment = momentOf(opened);
            for (const step of recent.slice(0, Math.max(0, at - position.steps))) stepForward(moment, step);
            expect(sameTree(keyframeOf(moment), then)).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
