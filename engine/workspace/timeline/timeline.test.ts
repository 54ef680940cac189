import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FILE_MARKS } from '../../core/files';
import { applyEvent } from '../apply';
import { decide } from '../decide';
import type { WorkspaceCommand, WorkspaceEvent } from '../events';
import { newModel, sameTree, type WorkspaceModel } from '../model';
import {
  KEYFRAME_STEPS,
  keyframeDue,
  keyframeOf,
  momentOf,
  shortestWalk,
  stepBack,
  stepForward,
  stepWeight,
} from './moments';
import { recordEvent, recordLog, TYPING_LIMIT_MS, TYPING_PAUSE_MS } from './record';

const START = newModel({ 'a.ts': 'a', 'b.ts': 'b' });

const edit = (path: string, content: string): WorkspaceEvent => ({ type: 'file-edited', path, content });

describe('steps of a timeline', () => {
  it('take typing in one file together, as long as it goes on', () => {
    const log = [
      { event: edit('a.ts', 'a1'), at: 0 },
      { event: edit('a.ts', 'a2'), at: TYPING_PAUSE_MS },
      { event: edit('a.ts', 'a3'), at: 2 * TYPING_PAUSE_MS + 1 },
      { event: edit('b.ts', 'b1'), at: 2 * TYPING_PAUSE_MS + 2 },
      { event: edit('a.ts', 'a4'), at: 2 * TYPING_PAUSE_MS + 3 },
    ];
    const { steps } = recordLog(START, log);
    expect(steps.map(({ label, at, until, changes }) => [label, at, until, changes[0]!.before])).toEqual([
      ['Edit a.ts', 0, TYPING_PAUSE_MS, 'a'],
      ['Edit a.ts', 2 * TYPING_PAUSE_MS + 1, 2 * TYPING_PAUSE_MS + 1, 'a2'],
      ['Edit b.ts', 2 * TYPING_PAUSE_MS + 2, 2 * TYPING_PAUSE_MS + 2, 'b'],
      ['Edit a.ts', 2 * TYPING_PAUSE_MS + 3, 2 * TYPING_PAUSE_MS + 3, 'a3'],
    ]);
  });

  it('begin anew in the middle of endless typing', () => {
    const log = Array.from({ length: 40 }, (_, i) => ({ event: edit('a.ts', `a${i}`), at: i * 10_000 }));
    const { steps } = recordLog(START, log);
    expect(steps.length).toBeGreaterThan(2);
    for (const { at, until } of steps) expect(until - at).toBeLessThanOrEqual(TYPING_LIMIT_MS);
  });

  it('say what was undone, redone and run', () => {
    const log: WorkspaceEvent[] = [
      edit('a.ts', 'a1'),
      { type: 'undone' },
      { type: 'redone' },
      { type: 'file-renamed', from: 'a.ts', to: 'c.ts' },
      {
        type: 'files-overlaid',
        kind: 'program-ran',
        label: '$ git init',
        changes: { '.git/HEAD': 'ref: refs/heads/main\n' },
        marks: { '.git/refs': 'folder' },
      },
    ];
    const { steps } = recordLog(
      START,
      log.map((event, at) => ({ event, at })),
    );
    expect(steps.map(({ kind, label }) => `${kind}: ${label}`)).toEqual([
      'edited: Edit a.ts',
      'undone: Undo: Edit a.ts',
      'redone: Redo: Edit a.ts',
      'renamed: Rename a.ts to c.ts',
      'program-ran: $ git init',
    ]);
    expect(steps.at(-1)!.changes).toContainEqual({
      path: '.git/refs',
      before: null,
      after: null,
      markAfter: 'folder',
    });
  });

  it('know nothing of an undo that did nothing', () => {
    expect(recordEvent([], START, { type: 'undone' }, 0)).toEqual([]);
  });
});

const path = fc.constantFrom('a.ts', 'b.ts', 'src/a.ts', 'src/b/c.ts', 'src');
const content = fc.string({ maxLength: 4 });
const command: fc.Arbitrary<WorkspaceCommand> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: fc.constant('edit' as const), path, content }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('create' as const), path, content }) },
  fc.record({ type: fc.constant('rename' as const), from: path, to: path }),
  fc.record({ type: fc.constant('remove' as const), path }),
  fc.record({
    type: fc.constant('overlay' as const),
    kind: fc.constant('program-ran' as const),
    label: fc.constant('$ x'),
    changes: fc.dictionary(path, fc.option(content), { maxKeys: 3 }),
    marks: fc.dictionary(path, fc.option(fc.constantFrom(...FILE_MARKS)), { maxKeys: 2 }),
  }),
  { weight: 2, arbitrary: fc.record({ type: fc.constant('undo' as const) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('redo' as const) }) },
);

/** Plays commands with pauses between them; what is refused is left out. Every state is kept, one for each event. */
function play(commands: readonly (readonly [WorkspaceCommand, number])[]) {
  let model: WorkspaceModel = START;
  let at = 0;
  const log: { event: WorkspaceEvent; at: number }[] = [];
  const states = [model];
  for (const [one, pause] of commands) {
    at += pause;
    let events: readonly WorkspaceEvent[] = [];
    try {
      events = decide(model, one);
    } catch {
      continue;
    }
    for (const event of events) {
      log.push({ event, at });
      model = applyEvent(model, event);
      states.push(model);
    }
  }
  return { log, states };
}

const commands = fc.array(fc.tuple(command, fc.constantFrom(1, 1_000, TYPING_PAUSE_MS + 1)), {
  maxLength: 40,
});

describe('walking a timeline', () => {
  it('leads from the beginning to the end and back, through every state that a step ended in', () => {
    fc.assert(
      fc.property(commands, (played) => {
        const { log, states } = play(played);
        const { steps, model } = recordLog(START, log);
        const moment = momentOf(START);
        const seen = [keyframeOf(moment)];
        for (const step of steps) {
          stepForward(moment, step);
          seen.push(keyframeOf(moment));
          expect(states.some((state) => sameTree(state, keyframeOf(moment)))).toBe(true);
        }
        expect(sameTree(keyframeOf(moment), model)).toBe(true);
        for (const [index, step] of [...steps.entries()].reverse()) {
          stepBack(moment, step);
          expect(sameTree(keyframeOf(moment), seen[index]!)).toBe(true);
        }
      }),
    );
  });

  it('is the same wherever the log is cut', () => {
    fc.assert(
      fc.property(commands, fc.nat(), (played, cut) => {
        const { log } = play(played);
        const at = log.length === 0 ? 0 : cut % log.length;
        const first = recordLog(START, log.slice(0, at));
        const second = recordLog(first.model, log.slice(at));
        const moment = momentOf(START);
        for (const step of [...first.steps, ...second.steps]) stepForward(moment, step);
        expect(sameTree(keyframeOf(moment), second.model)).toBe(true);
      }),
    );
  });
});

describe('keyframes', () => {
  it('are left from the nearest one', () => {
    expect(shortestWalk([0, 200, 400], 290)).toEqual({ from: 200, to: 290 });
    expect(shortestWalk([0, 200, 400], 310)).toEqual({ from: 400, to: 310 });
    expect(shortestWalk([7], 3)).toEqual({ from: 7, to: 3 });
    expect(() => shortestWalk([], 3)).toThrow(RangeError);
  });

  it('take no more room than the steps between them', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { maxLength: 2_000 }), fc.nat(5_000), (sizes, paths) => {
        let since = 0;
        let steps = 0;
        let keyframes = 0;
        for (const size of sizes) {
          const weight = stepWeight({
            kind: 'edited',
            label: '',
            at: 0,
            until: 0,
            changes: Array.from({ length: size }, () => ({ path: 'a', before: null, after: null })),
          });
          since += weight;
          steps += weight;
          if (!keyframeDue(since, paths)) continue;
          keyframes += paths;
          since = 0;
        }
        expect(keyframes).toBeLessThanOrEqual(steps);
      }),
    );
    expect(keyframeDue(3 * KEYFRAME_STEPS - 1, 10)).toBe(false);
    expect(keyframeDue(3 * KEYFRAME_STEPS, 10)).toBe(true);
  });
});
