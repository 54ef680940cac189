// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { gradesByText, openFakeSession } from '@/stores/testing/fake-session';
import { type Mounted, mountLesson } from '../testing/mount';
import { ExercisePanel } from './exercise-panel';

const RIGHT = 'export function double(n: number): number {\n  return n * 2;\n}\n';

async function openExercise(loadGrader = async () => gradesByText) {
  const { session } = await openFakeSession({ ports: { loadGrader } });
  const exercise = session.bundle.definition.exercises[0]!;
  const mounted = await mountLesson(
    session,
    <ExercisePanel
      session={session}
      id={exercise.id}
      title={exercise.title}
      opens={exercise.opens}
      edits={exercise.edits}
      hints={exercise.hints}
      checks={exercise.checks}
    />,
  );
  return { session, mounted };
}

describe('the exercise panel', () => {
  let mounted: Mounted | undefined;
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(async () => {
    await mounted?.unmount();
    mounted = undefined;
    document.body.replaceChildren();
    vi.useRealTimers();
  });

  it('says what was done, expected and seen, announces it once, then moves the focus to the verdict', async () => {
    const opened = await openExercise();
    mounted = opened.mounted;
    await mounted.click(mounted.button('Check my work'));
    await act(async () => vi.advanceTimersByTimeAsync(0));

    for (const text of ['0 of 1 check passed', 'Called double(21).', 'n = 21', '✗', 'failed'])
      expect(mounted.has(text)).toBe(true);
    expect(mounted.announced()).toEqual(['0 of 1 check passed, score 0 %. First to mend: Doubles a number.']);
    expect(document.activeElement?.textContent).toBe('Check again');

    await act(async () => vi.advanceTimersByTimeAsync(1_000));
    expect(document.activeElement?.textContent).toBe('0 of 1 check passed');
  });

  it('leaves the focus where the learner has gone on working', async () => {
    const opened = await openExercise();
    mounted = opened.mounted;
    const editor = document.body.appendChild(document.createElement('textarea'));
    await mounted.click(mounted.button('Check my work'));
    editor.focus();
    await act(async () => vi.advanceTimersByTimeAsync(1_000));
    expect(document.activeElement).toBe(editor);
  });

  it('leaves the focus where the learner has gone on to within the exercise', async () => {
    const opened = await openExercise();
    mounted = opened.mounted;
    await mounted.click(mounted.button('Check my work'));
    await act(async () => vi.advanceTimersByTimeAsync(0));
    const hint = mounted.button('Take a hint');
    hint.focus();
    await act(async () => vi.advanceTimersByTimeAsync(1_000));
    expect(document.activeElement).toBe(hint);
  });

  it('marks a verdict as old once the work has changed', async () => {
    const opened = await openExercise();
    mounted = opened.mounted;
    await mounted.click(mounted.button('Check my work'));
    expect(mounted.has('Your work has changed since')).toBe(false);
    await act(async () => opened.session.workspace.getState().edit('src/double.ts', RIGHT));
    expect(mounted.has('Your work has changed since')).toBe(true);
  });

  it('passes the right work', async () => {
    const opened = await openExercise();
    mounted = opened.mounted;
    await act(async () => opened.session.workspace.getState().edit('src/double.ts', RIGHT));
    await mounted.click(mounted.button('Check my work'));
    expect(mounted.has('✓ 1 of 1 check passed')).toBe(true);
    expect(mounted.announced()).toEqual(['1 of 1 check passed. The exercise is done.']);
  });

  it('shows a fault of ours as ours, with no verdict', async () => {
    const opened = await openExercise(async () => async () => {
      throw new Error('The frame did not answer');
    });
    mounted = opened.mounted;
    await mounted.click(mounted.button('Check my work'));
    expect(mounted.has('This is a fault of the lab, not of your work.')).toBe(true);
    expect(mounted.has('The frame did not answer')).toBe(true);
    expect(mounted.has('✗')).toBe(false);
  });

  it('gives hints one rung at a time, and no more after the last', async () => {
    const opened = await openExercise();
    mounted = opened.mounted;
    await mounted.click(mounted.button('Take a hint'));
    expect(mounted.has('Hint 1 of 3')).toBe(true);
    expect(mounted.has('Multiply by two.')).toBe(false);
    await mounted.click(mounted.button('Next hint (2 of 3)'));
    await mounted.click(mounted.button('Next hint (3 of 3)'));
    expect(mounted.has('Hint 3 of 3')).toBe(true);
    expect(
      [...mounted.root.querySelectorAll('button')].some((button) => button.textContent?.includes('hint')),
    ).toBe(false);
    expect(document.activeElement?.textContent).toBe('Hint 3 of 3');
  });

  it('shows the solution as one step of undo', async () => {
    const opened = await openExercise();
    mounted = opened.mounted;
    const files = () => opened.session.workspace.getState().files;
    const before = files();
    await mounted.click(mounted.button('Show the solution'));
    expect(files()['src/double.ts']).toContain('n * 2');
    await act(async () => opened.session.workspace.getState().undo());
    expect(files()).toEqual(before);
  });

  it('brings back the files of an earlier attempt', async () => {
    const opened = await openExercise();
    mounted = opened.mounted;
    await mounted.click(mounted.button('Check my work'));
    const judged = opened.session.workspace.getState().files;
    await act(async () => opened.session.workspace.getState().edit('src/double.ts', 'lost'));
    await mounted.click(mounted.button('Bring back these files'));
    expect(opened.session.workspace.getState().files).toEqual(judged);
  });
});
