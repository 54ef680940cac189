// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, expect, it, vi } from 'vitest';
import type { LessonSession } from '@/stores/contracts';
import { openFakeSession } from '@/stores/testing/fake-session';
import { AnnouncerProvider } from '../announcer';
import { LessonSessionProvider } from '../session-context';
import { ExerciseIsland } from './exercise-island';

let react: Root | undefined;
afterEach(async () => {
  await act(async () => react?.unmount());
  document.body.replaceChildren();
});

/** An exercise whose work is opened when `arrive` is called. */
async function openingExercise() {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  const { session } = await openFakeSession();
  const { id, title, opens, edits, checks } = session.bundle.definition.exercises[0]!;
  let arrive = (_session: LessonSession) => {};
  const opened = new Promise<LessonSession>((resolve) => {
    arrive = resolve;
  });
  const root = document.body.appendChild(document.createElement('div'));
  react = createRoot(root);
  const open = () => opened;
  await act(async () =>
    react!.render(
      <LessonSessionProvider slug={session.bundle.slug} open={open} opensAt="once">
        <AnnouncerProvider>
          <ExerciseIsland id={id} title={title} opens={opens} edits={edits} checks={checks} hints={[]}>
            Task
          </ExerciseIsland>
        </AnnouncerProvider>
      </LessonSessionProvider>,
    ),
  );
  const button = () =>
    [...root.querySelectorAll('button')].find((one) => /^(Check|Opening)/.test(one.textContent ?? ''))!;
  return { session, root, button, arrive: () => act(async () => arrive(session)) };
}

/** Waits, since the panel is loaded when it is first needed. */
const until = (check: () => void) => act(() => vi.waitFor(check, { timeout: 15_000 }));

it('keeps a press that came before the work was there, and the focus', async () => {
  const { session, button, arrive } = await openingExercise();
  expect(button().disabled).toBe(false);
  await act(async () => {
    button().focus();
    button().click();
  });
  expect(button().textContent).toBe('Opening your work…');
  await arrive();
  await until(() => expect(session.grading.getState().attempts.double).toHaveLength(1));
  expect(document.activeElement).toBe(button());
});

it('keeps a press whose button is replaced before the mouse goes up', async () => {
  const { session, button, arrive } = await openingExercise();
  await act(async () => button().dispatchEvent(new PointerEvent('pointerdown', { bubbles: true })));
  await arrive();
  await until(() => expect(session.grading.getState().attempts.double).toHaveLength(1));
});

it('starts nothing that was not asked for, and leaves the focus where it is', async () => {
  const { session, root, arrive } = await openingExercise();
  await arrive();
  await until(() => expect(root.textContent).toContain('Show the solution'));
  expect(session.grading.getState().checking).toBeNull();
  expect(session.grading.getState().attempts.double).toBeUndefined();
  expect(document.activeElement).toBe(document.body);
});
