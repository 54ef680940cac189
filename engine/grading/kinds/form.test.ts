import { expect, test } from 'vitest';
import { FakeRunner } from '../testing/fake-runner';
import { measuringWith } from '../testing/small-bundle';
import { form } from './form';

const options = form.parseOptions({ file: 'f.json', facts: { use: 'the use', harms: 'who is harmed' } });
const measuring = (content: string | undefined) => {
  const files: Record<string, string> = content === undefined ? {} : { 'f.json': content };
  return form.measure(measuringWith(new FakeRunner(() => ({})), { files }), options);
};
const measure = async (content: string | undefined) => (await measuring(content)).facts;

test('decisions become facts; several choices in alphabetical order', async () => {
  expect(await measure('{ "use": " estimate ", "harms": ["seller", "buyer"], "other": 1 }')).toEqual({
    readable: true,
    problem: null,
    answered: 2,
    use: 'estimate',
    harms: 'buyer,seller',
    'harms.count': 2,
  });
});

test('what was not decided is null', async () => {
  expect(await measure('{ "use": "", "harms": [] }')).toMatchObject({ answered: 0, use: '', harms: null });
  expect((await measuring('{}')).unknownReads).toBe('not decided yet');
});

test.each([
  [undefined, 'no such text file'],
  ['[1]', 'no JSON object'],
  ['{ half', 'JSON'],
])('%j is said to be unreadable', async (content, reason) => {
  const facts = await measure(content);
  expect(facts).toMatchObject({ readable: false, answered: 0 });
  expect(facts.problem).toContain(reason);
});
