import { expect, it } from 'vitest';
import { withLine } from './history';
import { withoutSecrets } from './typed-secrets';

it.each([
  ['gh secret set TOKEN --body hunter2', 'gh secret set TOKEN --body ***'],
  ["gh secret set TOKEN -b 'hunter 2' -R a/b", 'gh secret set TOKEN -b *** -R a/b'],
  ['gh secret set TOKEN --body="hunter \\"2"', 'gh secret set TOKEN --body=***'],
  ['echo hunter2 | gh secret set TOKEN', '*** | gh secret set TOKEN'],
  ['cd x && echo hunter2 | gh secret set TOKEN', 'cd x && *** | gh secret set TOKEN'],
  ['gh secret set TOKEN <<< hunter2', 'gh secret set TOKEN <<< ***'],
  ['gh secret set TOKEN < file', 'gh secret set TOKEN < file'],
  ['git commit -b hunter2', 'git commit -b hunter2'],
])('of %s is kept %s', (typed, kept) => {
  expect(withoutSecrets(typed)).toBe(kept);
  expect(withLine([], typed)).toEqual([kept]);
});
