import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROGRESS_FORMAT, type ProgressPayload } from '../../contracts/progress-file';
import { sha256Hex } from '../../engine/core/hash';
import { openFakeSession } from '../../stores/testing/fake-session';
import { settle } from '../manual-time';
import { CourseStorage } from './course-storage';
import { textOf } from './gzip';
import { applyImport, importBackups, planImport, undoImport } from './import-progress';
import { MemoryDatabase } from './memory-database';
import { collectProgress, exportProgress, progressFileText } from './progress-file';
import { readProgressFile } from './read-progress-file';
import { TABLES } from './record-database';

const COURSE = 'mlops';
const LIMIT = 1_000_000;
const bytesOf = (text: string) => new TextEncoder().encode(text);
let ids = 0;
const ports = { now: 5_000_000, newId: () => `new-${++ids}` };

/** A browser in which the small lesson was worked on in every way. */
async function workedOn(readme = 'mine') {
  const fake = await openFakeSession();
  const { session, database } = fake;
  session.workspace.getState().edit('README.md', readme);
  session.workspace.getState().create('model/weights.bin', new Uint8Array([0, 1, 254, 255]));
  session.learning.getState().lockPrediction('what-happens', 'falls', 80);
  session.learning.getState().answerRecall('one', 'yes');
  session.learning.getState().setPlace('curves');
  session.grading.getState().takeHint('double');
  await session.runs.getState().runExperiment('fast');
  await session.grading.getState().check('double');
  session.replays.getState().acceptChangeRequest('forty-rows');
  await session.replays.getState().run('forty-rows', ['ad-hoc', 'practice']);
  session.editor.getState().openFile('README.md');
  await session.workspace.getState().flush();
  await settle();
  const storage = new CourseStorage(database, COURSE);
  await storage.learnerSeed(() => 'secret');
  return { ...fake, course: storage };
}

async function everything(database: MemoryDatabase) {
  return Promise.all(TABLES.map((table) => database.under(table, [])));
}

describe('a progress file', () => {
  it('carries everything to an empty browser', async () => {
    const { course, session } = await workedOn();
    const file = await exportProgress(course, 1_763_900_000_000);
    expect(file.name).toBe('stagecraft-mlops-2025-11-23.json.gz');

    const database = new MemoryDatabase();
    const there = new CourseStorage(database, COURSE);
    const plan = await planImport(there, file.bytes);
    expect(plan.lessons).toMatchObject([
      { state: 'new', here: null, file: { status: 'started', attempts: 1 } },
    ]);
    const result = await applyImport(there, plan, 'keep-newer', ports);
    expect(result).toMatchObject({ added: [session.bundle.slug], replaced: [], kept: [] });
    expect(await collectProgress(there, null)).toEqual(await collectProgress(course, null));

    const { session: again } = await openFakeSession({ database });
    const workspace = again.workspace.getState();
    expect(workspace.files['model/weights.bin']).toEqual(new Uint8Array([0, 1, 254, 255]));
    for (let i = 0; i < 3; i++) workspace.undo();
    expect(again.workspace.getState().files).toEqual(again.bundle.start);
    expect(again.learning.getState().predictions['what-happens']).toMatchObject({ happened: 'falls' });
    expect(again.replays.getState().byId['forty-rows']?.practice).toBeDefined();
  });

  it('changes nothing when the same work is here already', async () => {
    const { course } = await workedOn();
    const file = await exportProgress(course, 0);
    const plan = await planImport(course, file.bytes);
    expect(plan.lessons).toMatchObject([{ state: 'same' }]);
    expect(await applyImport(course, plan, 'replace', ports)).toMatchObject({
      replaced: [],
      kept: plan.lessons.map(({ slug }) => slug),
    });
  });

  it('replaces what differs when it is told to, and gives it back', async () => {
    const theirs = await exportProgress((await workedOn('from the file')).course, 0);
    const mine = await workedOn('here');
    const before = await collectProgress(mine.course, null);
    const plan = await planImport(mine.course, theirs.bytes);
    expect(plan.lessons).toMatchObject([{ state: 'differs' }]);
    const { backupId, replaced } = await applyImport(mine.course, plan, 'replace', ports);
    expect(replaced).toHaveLength(1);
    const imported = await mine.storage.loadWorkspace();
    expect(imported?.model.files['README.md']).toBe('from the file');
    expect(await importBackups(mine.course)).toMatchObject([{ id: backupId, slugs: replaced }]);
    expect(await undoImport(mine.course, backupId, ports.newId)).toEqual({ slugs: replaced, projects: [] });
    expect(await collectProgress(mine.course, null)).toEqual(before);
    expect(await undoImport(mine.course, backupId, ports.newId)).toBeNull();
  });

  it('keeps what was worked on later', async () => {
    const theirs = await exportProgress((await workedOn('older')).course, 0);
    const mine = await workedOn('newer');
    mine.time.clock.advance(60_000);
    mine.session.workspace.getState().edit('README.md', 'newest');
    await mine.session.workspace.getState().flush();
    const plan = await planImport(mine.course, theirs.bytes);
    expect(plan.lessons).toMatchObject([{ state: 'differs', newer: 'here' }]);
    expect(await applyImport(mine.course, plan, 'keep-newer', ports)).toMatchObject({
      added: [],
      replaced: [],
    });
    expect((await mine.storage.loadWorkspace())?.model.files['README.md']).toBe('newest');
  });

  it('takes the pen from a tab that is open, so that it cannot save over what was imported', async () => {
    const theirs = await exportProgress((await workedOn('from the file')).course, 0);
    const mine = await workedOn('here');
    const plan = await planImport(mine.course, theirs.bytes);
    await applyImport(mine.course, plan, 'replace', ports);
    mine.session.workspace.getState().edit('README.md', 'too late');
    await expect(mine.session.workspace.getState().flush()).rejects.toMatchObject({ code: 'not-writer' });
    expect((await mine.storage.loadWorkspace())?.model.files['README.md']).toBe('from the file');
    // Told of the import, the tab goes on from the imported work.
    mine.tabs.link().post({ type: 'replaced' });
    await settle();
    expect(mine.session.workspace.getState()).toMatchObject({ access: 'writer' });
    mine.session.workspace.getState().edit('params.json', '{}');
    await mine.session.workspace.getState().flush();
    expect((await mine.storage.loadWorkspace())?.model.files['params.json']).toBe('{}');
  });

  it('is not imported by halves when the disk is full', async () => {
    const theirs = await exportProgress((await workedOn('from the file')).course, 0);
    const mine = await workedOn('here');
    const before = await everything(mine.database);
    const plan = await planImport(mine.course, theirs.bytes);
    mine.database.beforeWrite = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    await expect(applyImport(mine.course, plan, 'replace', ports)).rejects.toMatchObject({
      code: 'storage-full',
    });
    expect(await everything(mine.database)).toEqual(before);
  });
});

/** A file whose checksum is right, whatever its payload. */
function signed(payload: unknown, over: Record<string, unknown> = {}): Uint8Array<ArrayBuffer> {
  const envelope = {
    format: PROGRESS_FORMAT,
    version: 1,
    course: COURSE,
    exportedAt: 0,
    checksum: sha256Hex(JSON.stringify(payload)),
    payload,
    ...over,
  };
  return bytesOf(JSON.stringify(envelope));
}

const EMPTY = { lessons: [], learnerSeed: null, preferences: null };
const lesson = (over: object) => ({
  lessons: [{ slug: 'a/b', workspace: null, runs: [], attempts: [], documents: [], progress: null, ...over }],
  learnerSeed: null,
  preferences: null,
});
const workspace = (files: object, past: unknown[] = []) =>
  lesson({
    workspace: {
      model: { files, past, future: [], typing: null },
      seq: 1,
      lessonVersion: 'v',
      createdAt: 0,
      updatedAt: 0,
    },
  });
const withProto = (text: string) => text.replace('"PROTO"', '"__proto__"');

describe('a file that is refused', () => {
  const cases: [string, Uint8Array<ArrayBuffer>, string][] = [
    ['nothing', bytesOf(''), 'progress-file-unreadable'],
    ['not JSON', bytesOf('hello'), 'progress-file-unreadable'],
    ['not UTF-8', new Uint8Array([0xff, 0xfe, 0xfd]), 'progress-file-unreadable'],
    ['a list', bytesOf('[]'), 'progress-file-foreign'],
    ['null', bytesOf('null'), 'progress-file-foreign'],
    ['some other JSON', bytesOf('{"a":1}'), 'progress-file-foreign'],
    [
      'a cut gzip',
      new Uint8Array(gzipSync(Buffer.from(signed(EMPTY))).subarray(0, 40)),
      'progress-file-unreadable',
    ],
    ['a wrong checksum', signed(EMPTY, { checksum: 'no' }), 'progress-file-damaged'],
    ['another course', signed(EMPTY, { course: 'cooking' }), 'progress-file-foreign'],
    ['a newer version', signed({ anything: true }, { version: 4 }), 'progress-file-newer'],
    ['no version', signed(EMPTY, { version: undefined }), 'progress-file-refused'],
    ['a path that climbs out', signed(workspace({ '../x': '' })), 'progress-file-refused'],
    ['an absolute path', signed(workspace({ '/etc/passwd': '' })), 'progress-file-refused'],
    ['a path that is not normal', signed(workspace({ './a.ts': '' })), 'progress-file-refused'],
    [
      'a path in the history',
      signed(workspace({}, [{ label: 'x', files: [{ path: '../x', before: null, after: '' }] }])),
      'progress-file-refused',
    ],
    ['a file inside a file', signed(workspace({ a: '', 'a/b': '' })), 'progress-file-refused'],
    ['a file that is a number', signed(workspace({ 'a.ts': 1 })), 'progress-file-refused'],
    ['bytes that are not base64', signed(workspace({ 'a.bin': { $bytes: '%%%' } })), 'progress-file-refused'],
    ['a constructor', signed({ ...EMPTY, constructor: {} }), 'progress-file-refused'],
    [
      'a prototype key',
      bytesOf(withProto(new TextDecoder().decode(signed(workspace({ PROTO: 'x' }))))),
      'progress-file-refused',
    ],
    [
      'a slug that is a path',
      signed({ ...EMPTY, lessons: [{ ...lesson({}).lessons[0], slug: '../../x' }] }),
      'progress-file-refused',
    ],
    [
      'a lesson twice',
      signed({ ...EMPTY, lessons: [...lesson({}).lessons, ...lesson({}).lessons] }),
      'progress-file-refused',
    ],
    [
      'progress of another lesson',
      signed(
        lesson({
          progress: {
            slug: 'c/d',
            status: 'done',
            credit: 1,
            exercises: {},
            lessonVersion: '',
            lastVisitedAt: 0,
          },
        }),
      ),
      'progress-file-refused',
    ],
    [
      'more credit than there is',
      signed(
        lesson({
          progress: {
            slug: 'a/b',
            status: 'done',
            credit: 2,
            exercises: {},
            lessonVersion: '',
            lastVisitedAt: 0,
          },
        }),
      ),
      'progress-file-refused',
    ],
    [
      'a document of no kind',
      signed(lesson({ documents: [{ kind: 'virus', id: 'x', value: 1 }] })),
      'progress-file-refused',
    ],
    [
      'deep nesting',
      bytesOf(
        new TextDecoder()
          .decode(signed(workspace({ DEEP: 0 })))
          .replace('"DEEP":0', `"deep":${'['.repeat(50_000)}${']'.repeat(50_000)}`),
      ),
      'progress-file-refused',
    ],
    ['too many bytes', bytesOf(`"${'x'.repeat(LIMIT)}"`), 'progress-file-too-large'],
    [
      'a little gzip that unpacks to much',
      new Uint8Array(gzipSync(Buffer.alloc(LIMIT * 20))),
      'progress-file-too-large',
    ],
  ];

  it.each(cases)('%s', async (_what, bytes, code) => {
    const { course, database } = await workedOn();
    const before = await everything(database);
    await expect(planImport(course, bytes, { limit: LIMIT })).rejects.toMatchObject({
      code,
      message: expect.stringContaining('Nothing was changed'),
    });
    expect(await everything(database)).toEqual(before);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('is any file with one byte changed, unless it still says the same', async () => {
    const { course } = await workedOn();
    const text = progressFileText(await collectProgress(course, null), COURSE, 0);
    const good = JSON.parse(text) as unknown;
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.integer({ min: 0, max: 255 }), async (at, byte) => {
        const bytes = bytesOf(text);
        bytes[at] = byte;
        const read = await readProgressFile(bytes, COURSE).catch((error: unknown) => error);
        if (read instanceof Error)
          expect(read).toHaveProperty('code', expect.stringMatching(/^progress-file-/));
        else
          expect((read as { payload: ProgressPayload }).payload.lessons).toHaveLength(
            (good as { payload: ProgressPayload }).payload.lessons.length,
          );
      }),
      { numRuns: 200 },
    );
  });
});

const LONG = 'long '.repeat(1_000);
const LONG_ID = `t${sha256Hex(LONG)}`;
const REF = { $blob: LONG_ID, size: LONG.length };

/** A file of the present version with one lesson whose workspace holds one long text. */
const present = (over: object = {}, blobs: object = { [LONG_ID]: LONG }, timeline: object = {}) => {
  const step = { kind: 'created', label: 'Create a.csv', at: 1, until: 1 };
  const lessons = lesson({
    workspace: {
      model: { files: { 'a.csv': REF }, marks: {}, past: [], future: [], typing: null },
      seq: 1,
      lessonVersion: 'v',
      createdAt: 0,
      updatedAt: 0,
    },
    timeline: {
      base: { files: {}, marks: {} },
      steps: [{ ...step, changes: [{ path: 'a.csv', before: null, after: REF }] }],
      ...timeline,
    },
    ...over,
  }).lessons;
  return signed({ ...EMPTY, blobs, lessons, projects: [] }, { version: 3 });
};

describe('contents of a file', () => {
  it('lie apart, and are read with the timeline that leads to them', async () => {
    const database = new MemoryDatabase();
    const there = new CourseStorage(database, COURSE);
    await applyImport(there, await planImport(there, present()), 'replace', ports);
    const stored = await there.lesson('a/b').loadWorkspace();
    expect(stored?.model.files).toEqual({ 'a.csv': LONG });
    expect(stored?.timeline).toEqual({ position: { steps: 1, weight: 3 }, recent: [], base: null });
    expect(await there.lesson('a/b').timeline.tree(0)).toEqual({ files: {}, marks: {} });
  });

  it.each<[string, Uint8Array<ArrayBuffer>]>([
    ['missing', present({}, {})],
    ['another one', present({}, { [LONG_ID]: `${LONG}!` })],
    ['of another kind', present({}, { [LONG_ID]: { $bytes: btoa(LONG) } })],
    ['under a name that is no id', present({}, { [LONG_ID]: LONG, '../x': 'x' })],
    ['not what the timeline leads to', present({}, undefined, { steps: [] })],
    [
      'in a timeline with a path that climbs out',
      present({}, undefined, { base: { files: { '../x': '' } } }),
    ],
  ])('are refused when they are %s', async (_what, bytes) => {
    const there = new CourseStorage(new MemoryDatabase(), COURSE);
    await expect(planImport(there, bytes)).rejects.toMatchObject({ code: 'progress-file-refused' });
  });
});

describe('a file of the first version', () => {
  it('is still imported: its contents, its undo history, and a timeline of it', async () => {
    const old = signed(
      workspace({ 'a.csv': LONG }, [
        { label: 'Edit a.csv', files: [{ path: 'a.csv', before: 'short', after: LONG }] },
      ]),
    );
    const database = new MemoryDatabase();
    const there = new CourseStorage(database, COURSE);
    await applyImport(there, await planImport(there, old), 'replace', ports);
    const stored = await there.lesson('a/b').loadWorkspace();
    expect(stored?.model).toMatchObject({ files: { 'a.csv': LONG }, past: [{ label: 'Edit a.csv' }] });
    expect(stored?.timeline.recent).toHaveLength(1);
    const again = await planImport(there, old);
    expect(again.lessons).toMatchObject([{ state: 'same' }]);
  });
});

describe('versions of the file', () => {
  it('older ones are migrated step by step', async () => {
    const old = signed({ work: [] }, { version: 1 });
    const file = await readProgressFile(old, COURSE, {
      version: 3,
      migrations: [
        {
          version: 2,
          migrate: (payload) => ({
            lessons: (payload as { work: unknown }).work,
            projects: [],
            blobs: {},
            learnerSeed: null,
          }),
        },
        { version: 3, migrate: (payload) => ({ ...(payload as object), preferences: null }) },
      ],
    });
    expect(file).toMatchObject({ version: 3, payload: EMPTY });
  });

  it('gzip and plain text are read alike', async () => {
    const plain = signed(EMPTY);
    const packed = new Uint8Array(gzipSync(plain));
    expect(await textOf(packed, LIMIT)).toBe(await textOf(plain, LIMIT));
    expect(await readProgressFile(packed, COURSE)).toEqual(await readProgressFile(plain, COURSE));
  });
});
