import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseOperations, pathsUnder, type ServerCommand, withCommand } from './commands';
import { ServerFileError } from './spec';

const hash = fc.stringMatching(/^[0-9a-f]{64}$/);
const path = fc.stringMatching(/^[a-z]{1,8}(\/[a-z]{1,8}\.ts)?$/);
const command: fc.Arbitrary<ServerCommand> = fc.oneof(
  fc.record({
    do: fc.constant('copy' as const),
    files: fc.dictionary(path, hash, { maxKeys: 4, noNullPrototype: true }),
  }),
  fc.record({ do: fc.constant('remove' as const), path }),
  fc.constantFrom<ServerCommand>({ do: 'restart' }, { do: 'stop' }, { do: 'rotate' }, { do: 'truncate' }),
  fc.record({ do: fc.constant('traffic' as const), days: fc.integer({ min: 1, max: 28 }) }),
);

describe('the log of commands', () => {
  it('gives back what was appended, whatever the line ends', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 12 }), fc.boolean(), (commands, windows) => {
        const text = commands.reduce(withCommand, '');
        expect(parseOperations(windows ? text.replaceAll('\n', '\r\n') : text)).toEqual(commands);
      }),
    );
  });

  it('says in which line something else stands', () => {
    const read = (text: string) => () => parseOperations(text);
    expect(read('{"do":"restart"}\n{"do":"reboot"}\n')).toThrow(/operations.jsonl, line 2/);
    expect(read('{"do":"restart"\n')).toThrow(/line 1: it is not JSON/);
    expect(read('{"do":"traffic","days":400}')).toThrow(ServerFileError);
    expect(read('{"do":"copy","files":{"a.ts":"short"}}')).toThrow(/files.a.ts/);
  });

  it('appends behind a last line without an end', () => {
    expect(withCommand('{"do":"stop"}', { do: 'restart' })).toBe('{"do":"stop"}\n{"do":"restart"}\n');
  });
});

describe('pathsUnder', () => {
  it('takes files by name and folders by their slash', () => {
    const all = ['app/server.ts', 'app.ts', 'apple/a.ts', 'out/model.json'];
    expect(pathsUnder(all, ['app/', 'out/model.json', 'nowhere'])).toEqual([
      'app/server.ts',
      'out/model.json',
    ]);
  });
});
