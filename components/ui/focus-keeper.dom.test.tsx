// @vitest-environment happy-dom
import { act, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FocusKeeper } from './focus-keeper';

let root: Root;
let page: HTMLElement;

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => setTimeout(callback, 0));
  page = document.createElement('div');
  document.body.append(page);
  root = createRoot(page);
});

afterEach(() => {
  act(() => root.unmount());
  page.remove();
  vi.unstubAllGlobals();
});

/** A row that can be opened, with a button that closes it; a search that starts and pauses. */
function Panel() {
  const [open, setOpen] = useState(false);
  const [running, setRunning] = useState(false);
  return (
    <FocusKeeper>
      <button type="button" onClick={() => setOpen(true)}>
        Row
      </button>
      <div>
        {running ? <button type="button">Pause</button> : null}
        {running ? null : (
          <button type="button" onClick={() => setRunning(true)}>
            Start
          </button>
        )}
      </div>
      {open ? (
        <section>
          <button type="button" onClick={() => setOpen(false)}>
            Close
          </button>
        </section>
      ) : null}
    </FocusKeeper>
  );
}

const button = (name: string) =>
  [...page.querySelectorAll('button')].find((one) => one.textContent === name)!;
const settle = () => act(() => new Promise((done) => setTimeout(done, 5)));
const press = async (name: string) => {
  button(name).focus();
  act(() => button(name).click());
  await settle();
  // happy-dom leaves the focus on what was removed; a browser gives it to the page.
  if (document.activeElement && !document.activeElement.isConnected)
    (document.activeElement as HTMLElement).blur();
  await settle();
};

it('gives the focus to what stands in the place of the button that went away', async () => {
  act(() => root.render(<Panel />));
  await press('Start');
  expect(document.activeElement?.textContent).toBe('Pause');
});

it('gives it back to where it came from when a whole part goes away', async () => {
  act(() => root.render(<Panel />));
  await press('Row');
  await press('Close');
  expect(document.activeElement?.textContent).toBe('Row');
});

it('leaves it alone when somebody clicks beside everything', async () => {
  act(() => root.render(<Panel />));
  button('Row').focus();
  button('Row').blur();
  await settle();
  expect(document.activeElement).toBe(document.body);
});
