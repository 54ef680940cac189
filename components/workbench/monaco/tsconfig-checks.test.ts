import { expect, it } from 'vitest';
import { tsconfigChecks } from './tsconfig-checks';

it('takes the checks of a tsconfig, with comments and last commas, and nothing else of it', () => {
  const text = `{
    // "noUnusedLocals": true,
    "compilerOptions": {
      "strict": true, /* all of them, but */ "noImplicitAny": false,
      "paths": { "//x": ["a,}"] },
      "target": "ES5",
      "noEmit": true,
    },
  }`;
  expect(tsconfigChecks(text)).toEqual({ strict: true, noImplicitAny: false });
});

it.each([
  undefined,
  '',
  '{',
  'null',
  '[]',
  '{ "compilerOptions": 3 }',
  '{ "compilerOptions": { "strict": "yes" } }',
])('takes nothing from %j', (text) => {
  expect(tsconfigChecks(text)).toEqual({});
});
