import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { type FakeSession, openFakeSession } from '@/stores/testing/fake-session';
import { createEditorTools } from '../editor-tools';
import { createLayoutStore } from '../layout-store';
import { WorkbenchProvider } from '../workbench-context';

/** A part of the workbench on a page of its own, over a fake session. */
export interface Rendered extends FakeSession {
  readonly container: HTMLElement;
  /** What was announced, in order. */
  readonly announced: readonly string[];
  /** Presses a key on the element that has the focus. */
  press(key: string, more?: KeyboardEventInit): Promise<void>;
  unmount(): Promise<void>;
}

const forgetful = { getItem: () => null, setItem: () => {}, removeItem: () => {} };

/** Renders a part with all that it takes from the workbench around it. */
export async function renderInWorkbench(part: ReactNode): Promise<Rendered> {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  const fake = await openFakeSession();
  const container = document.createElement('div');
  document.body.append(container);
  const announced: string[] = [];
  const value = {
    session: fake.session,
    layout: createLayoutStore(forgetful),
    panels: [],
    tools: createEditorTools(),
    announce: (text: string) => void announced.push(text),
    root: { current: container },
  };
  const root = createRoot(container);
  await act(async () => root.render(<WorkbenchProvider value={value}>{part}</WorkbenchProvider>));
  return {
    ...fake,
    container,
    announced,
    press: (key, more) =>
      act(async () => {
        const target = document.activeElement ?? document.body;
        target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
        // The focus follows in the next frame.
        await new Promise((resolve) => requestAnimationFrame(() => resolve(null)));
      }),
    unmount: async () => {
      await act(async () => root.unmount());
      container.remove();
      fake.session.dispose();
    },
  };
}
