import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRunbook } from '../../monitoring/service/runbook';
import { withCommand, withoutCommand, withSection } from './edit-runbook';

const BOOK = `# Runbook

## A

Words.

\`\`\`sh
one
# a remark
two
\`\`\`

## B

More words.
`;
const commands = (text: string) =>
  Object.fromEntries(parseRunbook(text).map(({ alert, commands: some }) => [alert, some]));

describe('a runbook that is edited', () => {
  it('gets a command at the end of a section, with a block where it has none', () => {
    expect(commands(withCommand(BOOK, 3, 'three'))).toEqual({ A: ['one', 'two', 'three'], B: [] });
    const begun = withCommand(BOOK, 13, 'first');
    expect(begun).toBe(`${BOOK}\n\`\`\`sh\nfirst\n\`\`\`\n`);
    expect(commands(withCommand(begun, 13, 'second'))).toEqual({ A: ['one', 'two'], B: ['first', 'second'] });
  });

  it('loses one by its place among commands, remarks not counted', () => {
    expect(commands(withoutCommand(BOOK, 3, 1)).A).toEqual(['one']);
    expect(withoutCommand(BOOK, 3, 1)).toContain('# a remark');
    expect(withoutCommand(BOOK, 3, 7)).toBe(BOOK);
  });

  it('gets a section at its end', () => {
    expect(commands(withSection(BOOK, 'C'))).toEqual({ A: ['one', 'two'], B: [], C: [] });
    expect(commands(withSection('', 'C'))).toEqual({ C: [] });
  });

  it('takes back what it was given, in any order of sections', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[A-Z][a-z]{1,6}$/), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        names,
        fc.array(fc.tuple(fc.nat(), fc.stringMatching(/^[a-z]{1,5}$/)), { maxLength: 12 }),
        (alerts, steps) => {
          let text = alerts.reduce(withSection, '');
          const expected = Object.fromEntries(alerts.map((alert) => [alert, [] as string[]]));
          for (const [pick, command] of steps) {
            const section = parseRunbook(text)[pick % alerts.length]!;
            text = withCommand(text, section.line, command);
            expected[section.alert]!.push(command);
          }
          expect(commands(text)).toEqual(expected);
          for (const section of parseRunbook(text)) {
            let left = text;
            for (let n = section.commands.length; n > 0; n--) left = withoutCommand(left, section.line, 0);
            expect(commands(left)).toEqual({ ...expected, [section.alert]: [] });
          }
        },
      ),
    );
  });
});
