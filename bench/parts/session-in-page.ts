import type { LessonSession } from '@/stores/contracts';
import { openLessonSession } from '@/stores/open-lesson-session';

/** What a reload must give back: the last number typed into each of the two files. */
interface Numbers {
  readonly notes: number;
  readonly params: number;
}

declare global {
  interface Window {
    reloadLab: {
      /** Opens the lesson and answers what was stored; a tab that is not the writer yet waits until it is. */
      readonly open: (slug: string) => Promise<Numbers>;
      /** Types growing numbers without end, and runs a program that writes a file; says `acked` and `typed` on the console. */
      readonly type: (from: number, everyMs: number) => void;
    };
  }
}

const NOTES = 'reload-notes.md';
const NUMBERS = 'reload-numbers.json';
const PROGRAM = 'reload-write.ts';
const SOURCE =
  "import { writeFile } from 'node:fs/promises';\n\nawait writeFile('reload-out.txt', String(Math.random()));\n";

let session: LessonSession;

function stored(path: string): number {
  return Number(/\d+/.exec(String(session.workspace.getState().files[path] ?? '0'))?.[0] ?? 0);
}

window.reloadLab = {
  open: async (slug) => {
    session = await openLessonSession(slug);
    const { workspace } = session;
    if (workspace.getState().access !== 'writer')
      await new Promise<void>((resolve) => {
        const stop = workspace.subscribe((state) => {
          if (state.access !== 'writer') return;
          stop();
          resolve();
        });
      });
    return { notes: stored(NOTES), params: stored(NUMBERS) };
  },
  type: (from, everyMs) => {
    const { workspace, runs } = session;
    let typed = from;
    for (const path of [NOTES, NUMBERS, PROGRAM])
      if (!(path in workspace.getState().files))
        workspace.getState().create(path, path === PROGRAM ? SOURCE : '0');
    workspace.subscribe((state, before) => {
      if (state.save === 'saved' && before.save !== 'saved') console.log(`acked ${typed}`);
      if (state.saveError && state.saveError !== before.saveError)
        console.log(`failed ${state.saveError.message}`);
    });
    setInterval(() => {
      typed++;
      // Two files in turn, so that steps are not only long edits of one; each number is written with some weight.
      const path = typed % 10 < 7 ? NOTES : NUMBERS;
      workspace.getState().edit(path, `${typed} ${'x'.repeat(typed % 2_000)}`);
      console.log(`typed ${typed}`);
      if (typed % 40 === 0 && !runs.getState().busy) void runs.getState().runFile(PROGRAM);
    }, everyMs);
  },
};
