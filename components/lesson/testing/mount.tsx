import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { LessonSession } from '@/stores/contracts';
import { AnnouncerProvider } from '../announcer';
import { LessonSessionProvider } from '../session-context';

/** A mounted piece of the lesson page, for tests in happy-dom. */
export interface Mounted {
  readonly root: HTMLElement;
  /** The first button whose text starts so; throws when there is none. */
  button(name: string): HTMLButtonElement;
  has(text: string): boolean;
  /** Everything announced so far, oldest first. */
  announced(): string[];
  click(element: Element): Promise<void>;
  unmount(): Promise<void>;
}

/** Mounts children over an open session and waits until they are settled. */
export async function mountLesson(session: LessonSession, children: ReactNode): Promise<Mounted> {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  const root = document.body.appendChild(document.createElement('div'));
  const react = createRoot(root);
  const open = () => Promise.resolve(session);
  await act(async () => {
    react.render(
      <LessonSessionProvider slug={session.bundle.slug} open={open} opensAt="once">
        <AnnouncerProvider>{children}</AnnouncerProvider>
      </LessonSessionProvider>,
    );
  });
  const buttons = () => [...root.querySelectorAll('button')];
  return {
    root,
    button: (name) => {
      const found = buttons().find((button) => button.textContent?.trim().startsWith(name));
      if (!found)
        throw new Error(
          `No button "${name}" among: ${buttons()
            .map((b) => b.textContent)
            .join(' | ')}`,
        );
      return found;
    },
    has: (text) => root.textContent?.includes(text) ?? false,
    announced: () =>
      [...root.querySelectorAll('[data-testid=announcements] p')].map((line) => line.textContent ?? ''),
    click: (element) =>
      act(async () => {
        (element as HTMLElement).focus();
        (element as HTMLElement).click();
      }),
    unmount: () => act(async () => react.unmount()),
  };
}
