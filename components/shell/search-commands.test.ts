import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { type Command, commandStore, registerCommands } from './commands';
import { searchCommands } from './search-commands';

function command(id: string, title: string, extra: Partial<Command> = {}): Command {
  return { id, title, group: 'Go to', run: () => {}, ...extra };
}

const COMMANDS = [
  command('map', 'Course map', { keywords: ['home'] }),
  command('1.6', '1.6 Model training'),
  command('1.7', '1.7 Hyperparameter tuning'),
  command('2.1', '2.1 Code that lasts'),
  command('theme', 'Use the dark theme', { group: 'Settings', keywords: ['night', 'colours'] }),
];
const found = (query: string) => searchCommands(COMMANDS, query).map(({ id }) => id);

describe('searching commands', () => {
  it('shows all of them, in their order, for an empty query', () => {
    expect(found('  ')).toEqual(COMMANDS.map(({ id }) => id));
  });

  it('prefers the start of a word to its middle', () => {
    expect(found('t')[0]).toBe('1.6');
    expect(found('train')).toEqual(['1.6']);
    expect(found('1.')).toEqual(['1.6', '1.7']);
  });

  it('finds letters in order, and words in any order', () => {
    expect(found('hyptun')).toEqual(['1.7']);
    expect(found('training model')).toEqual(['1.6']);
  });

  it('finds by keyword and by group', () => {
    expect(found('night')).toEqual(['theme']);
    expect(found('settings')).toEqual(['theme']);
    expect(found('zebra')).toEqual([]);
  });

  it('always finds a command by its own title', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 8 }), (titles) => {
        const commands = titles.map((title, index) => command(String(index), title));
        for (const each of commands) {
          expect(searchCommands(commands, each.title)).toContain(each);
        }
      }),
    );
  });
});

describe('the command registry', () => {
  afterEach(() => commandStore.setState({ commands: new Map() }));

  it('takes away only what was registered by the same call', () => {
    const removeFirst = registerCommands([command('run', 'Run the script')]);
    const removeSecond = registerCommands([command('run', 'Run the tests')]);
    removeFirst();
    expect(commandStore.getState().commands.get('run')?.title).toBe('Run the tests');
    removeSecond();
    expect(commandStore.getState().commands.size).toBe(0);
  });
});
