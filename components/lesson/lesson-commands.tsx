'use client';

import { useEffect } from 'react';
import { type Command, registerCommands } from '@/components/shell/commands';
import { showToast } from '@/components/ui/toast';
import { messageOf } from '@/engine/core/errors';
import type { EditorState, LessonSession } from '@/stores/contracts';
import { showSolution } from './exercise/work-actions';
import { useLessonLayout } from './layout-context';
import type { LessonSection } from './lesson-sections';
import { useLessonSession } from './session-context';

interface CommandTargets {
  readonly sections: readonly LessonSection[];
  readonly exercises: readonly {
    readonly id: string;
    readonly title: string;
    readonly edits: readonly string[];
  }[];
  readonly experiments: readonly {
    readonly id: string;
    readonly label: string;
    readonly predictionId?: string;
  }[];
}

/** Puts the lesson into the command palette: its sections at once, its work when that is open. */
export function LessonCommands(targets: CommandTargets) {
  const session = useLessonSession();
  const { openWorkbench } = useLessonLayout();
  useEffect(() => registerCommands(sectionCommands(targets.sections)), [targets.sections]);
  useEffect(
    () => (session ? registerCommands(workCommands(session, targets, openWorkbench)) : undefined),
    [session, targets, openWorkbench],
  );
  return null;
}

/** Scrolls to an element of the lesson and moves the focus there. */
function goTo(id: string, focusId = id): void {
  // The palette gives the focus back when it closes; only then can it be moved.
  setTimeout(() => {
    document.getElementById(id)?.scrollIntoView({ block: 'start' });
    document.getElementById(focusId)?.focus({ preventScroll: true });
  }, 50);
}

/** Says so where work that was begun from the palette is refused. */
function begin(work: Promise<unknown>, refused: string): void {
  work.catch((thrown: unknown) => {
    showToast({ title: refused, description: messageOf(thrown), tone: 'failed' });
  });
}

function sectionCommands(sections: readonly LessonSection[]): Command[] {
  return sections.map(({ id, title }) => ({
    id: `lesson.section.${id}`,
    title: `Go to “${title}”`,
    group: 'This lesson',
    keywords: ['section', 'jump', 'heading'],
    run: () => goTo(id),
  }));
}

function workCommands(
  session: LessonSession,
  { exercises, experiments }: CommandTargets,
  openWorkbench: () => void,
): Command[] {
  const group = 'This lesson';
  const compare = (id: string, title: string, against: EditorState['diff']): Command => ({
    id: `lesson.compare.${id}`,
    title,
    group,
    keywords: ['diff', 'changes'],
    run: () => {
      session.editor.getState().showDiff(against);
      openWorkbench();
    },
  });
  return [
    ...exercises.flatMap(({ id, title, edits }): Command[] => {
      const place = () => goTo(`exercise-${id}`, `exercise-${id}-title`);
      return [
        {
          id: `lesson.check.${id}`,
          title: `Check my work: ${title}`,
          group,
          keywords: ['grade', 'submit', 'exercise'],
          run: () => {
            place();
            begin(session.grading.getState().check(id), 'The check did not start');
          },
        },
        {
          id: `lesson.hint.${id}`,
          title: `Take a hint: ${title}`,
          group,
          keywords: ['help', 'stuck'],
          run: () => {
            place();
            session.grading.getState().takeHint(id);
          },
        },
        {
          id: `lesson.solution.${id}`,
          title: `Show the solution: ${title}`,
          group,
          keywords: ['answer', 'give up'],
          run: () => showSolution(session, edits, openWorkbench),
        },
      ];
    }),
    ...experiments.map(
      ({ id, label, predictionId }): Command => ({
        id: `lesson.experiment.${id}`,
        title: `Run the experiment: ${label}`,
        group,
        keywords: ['train'],
        run: () => {
          goTo(`experiment-${id}`, `experiment-${id}-title`);
          const locked =
            predictionId === undefined || predictionId in session.learning.getState().predictions;
          if (locked) begin(session.runs.getState().runExperiment(id), 'The run did not start');
          else goTo(`predict-${predictionId}`, `predict-${predictionId}-title`);
        },
      }),
    ),
    compare('start', 'Compare my work with the start', 'start'),
    compare('last-attempt', 'Compare my work with the last attempt', 'last-attempt'),
    compare('solution', 'Compare my work with the solution', 'solution'),
  ];
}
