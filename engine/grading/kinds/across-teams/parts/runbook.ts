import type { Measurement } from '../../../types';
import type { TeamChange } from '../changes';
import { dataChange } from '../data-change';
import { onDesk, type Scene } from '../scene';
import { harmOfNight } from './night';

export const RUNBOOK_FACTS = {
  runbook: 'whether main has the runbook',
  commands: 'lines of shell under its heading for restoring',
  exitCode: 'how they ended',
  says: 'the last thing that they printed',
  restarted: 'whether a workflow ran for them',
  restored: 'whether there is a list again',
  restoredWrong: 'wrong names on that list',
} as const;

/** The lines of shell of a Markdown text that stand under a heading that fits. */
export function commandsUnder(text: string, heading: RegExp): string[] {
  const lines: string[] = [];
  let depth = 0;
  let isCode = false;
  let isShell = false;
  for (const line of text.split('\n')) {
    const fence = /^\s*(?:```|~~~)\s*(\w*)/.exec(line);
    if (fence) {
      isShell = !isCode && /^(?:sh|bash|shell|console)?$/.test(fence[1]!);
      isCode = !isCode;
      continue;
    }
    const head = isCode ? null : /^(#{1,6})\s+(.+)$/.exec(line);
    if (head) {
      const level = head[1]!.length;
      if (depth === 0 || level <= depth) depth = heading.test(head[2]!) ? level : 0;
      continue;
    }
    if (isCode && isShell && depth > 0 && line.trim() !== '') lines.push(line.replace(/^\$ /, ''));
  }
  return lines;
}

/** Follows a runbook, word for word, on the morning after a bad export came to main. */
export function measureRunbook(scene: Scene, path: string, hotfix: TeamChange): Promise<Measurement> {
  return onDesk(scene, 'everything', ['runbook', path, hotfix], async (desk): Promise<Measurement> => {
    const { consumer, producer, workflow, context } = scene;
    if ((await desk.server(consumer)) === null) return { facts: {}, unknownReads: 'nothing', runIds: [] };
    const text = (await desk.filesOf(consumer))[path];
    const lines = typeof text === 'string' ? commandsUnder(text, /restor|roll\s?back|recover/i) : [];
    const facts = { runbook: typeof text === 'string', commands: lines.length };
    if (lines.length === 0) return { facts, unknownReads: 'nothing', runIds: [] };
    await desk.force(dataChange(producer, hotfix, context.support));
    await desk.night(consumer, workflow);
    const after = await desk.runbook(consumer, lines.join('\n'));
    const harm = await harmOfNight(scene, desk, after);
    return {
      facts: {
        ...facts,
        exitCode: after.exitCode,
        says: after.says || null,
        restarted: after.run !== null,
        restored: harm !== null,
        restoredWrong: harm?.wrong ?? null,
      },
      unknownReads: 'nothing',
      runIds: [],
    };
  });
}
