// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, expect, test } from 'vitest';
import { openFakeSession } from '@/stores/testing/fake-session';
import { type Mounted, mountLesson } from '../testing/mount';
import { DecisionForm } from './decision-form';
import type { FormField } from './form-props';

const FIELDS: readonly FormField[] = [
  {
    id: 'metric',
    label: 'Which metric?',
    kind: 'choice',
    options: [
      { id: 'mae', label: 'Mean absolute error' },
      { id: 'r2', label: 'R squared' },
    ],
  },
  {
    id: 'harms',
    label: 'Who is harmed?',
    kind: 'choices',
    options: [
      { id: 'seller', label: 'The seller' },
      { id: 'buyer', label: 'The buyer' },
    ],
  },
  { id: 'limit', label: 'From which error on?', kind: 'number', unit: '$', options: [] },
  { id: 'why', label: 'Why?', kind: 'text', options: [] },
];

let mounted: Mounted | undefined;
afterEach(async () => {
  await mounted?.unmount();
  mounted = undefined;
  document.body.replaceChildren();
});

async function openForm() {
  const { session } = await openFakeSession();
  mounted = await mountLesson(
    session,
    <DecisionForm session={session} id="framing" title="Frame it" file="framing.json" fields={FIELDS} />,
  );
  const kept = () => JSON.parse(String(session.workspace.getState().files['framing.json'] ?? '{}'));
  return { session, mounted, kept };
}

function type(element: Element, text: string) {
  return act(async () => {
    const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), 'value')!;
    set!.call(element, text);
    element.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

test('decisions are kept in the file, several in the order of the options', async () => {
  const { mounted, kept } = await openForm();
  const box = (index: number) => mounted.root.querySelectorAll('input[type=checkbox]')[index]!;
  await mounted.click(mounted.root.querySelector('input[value=mae]')!);
  await mounted.click(box(1));
  await mounted.click(box(0));
  await type(mounted.root.querySelector('input[inputmode=decimal]')!, '17,500');
  await type(mounted.root.querySelector('textarea')!, 'It is in dollars.');
  expect(kept()).toEqual({
    metric: 'mae',
    harms: ['seller', 'buyer'],
    limit: 17500,
    why: 'It is in dollars.',
  });
  expect(mounted.has('4 of 4 decided')).toBe(true);
  await mounted.click(box(0));
  expect(kept().harms).toEqual(['buyer']);
});

test('what is no number is said to be none, and is not kept', async () => {
  const { mounted, kept } = await openForm();
  await type(mounted.root.querySelector('input[inputmode=decimal]')!, 'a lot');
  expect(mounted.has('“a lot” is no number')).toBe(true);
  expect(kept().limit).toBeNull();
});

test('a file that is no JSON is never written over', async () => {
  const { session, mounted } = await openForm();
  await act(async () => session.workspace.getState().create('framing.json', '{ "metric": '));
  expect(mounted.root.querySelector('[role=alert]')?.textContent).toContain('cannot be read');
  await mounted.click(mounted.root.querySelector('input[value=mae]')!);
  expect(session.workspace.getState().files['framing.json']).toBe('{ "metric": ');
});
