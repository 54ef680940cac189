import { literal, type Statement, simpleCommand, statementOf, type Word } from './nodes';

/**
 * Commands that the shell slips in between those of the learner. They are called by their path, so that no PATH hides
 * them; see `BashFileSystem`.
 */
const machine = (name: string, args: readonly Word[] = []): Statement =>
  statementOf({ ...simpleCommand(`/usr/bin/${name}`), args: [...args] });

const doubleQuoted = (...parts: Word['parts']): Word => ({
  type: 'Word',
  parts: [{ type: 'DoubleQuoted', parts }],
});

/** `"$name"` */
const variable = (parameter: string): Word =>
  doubleQuoted({ type: 'ParameterExpansion', parameter, operation: null });

/** `"$(name word)"` */
const outputOf = (name: string, word: string): Word =>
  doubleQuoted({
    type: 'CommandSubstitution',
    body: { type: 'Script', statements: [statementOf(simpleCommand(name, [word]))] },
    legacy: false,
  });

/** `__status "$?" "${PIPESTATUS[@]}" "$_"` */
export const KEEP_STATUS = machine('__status', [variable('?'), variable('PIPESTATUS[@]'), variable('_')]);

/** `__settings "$(set +o)" "$(shopt -p)" "$(declare -p)"` */
export const KEEP_SETTINGS = machine('__settings', [
  outputOf('set', '+o'),
  outputOf('shopt', '-p'),
  outputOf('declare', '-p'),
]);

/** Waits for the next line; its last word is what `$_` is then. */
export const waitFor = (lastArgument: string): Statement => machine('__wait', [literal(lastArgument)]);

/** Words that bash itself understands, for completion: its builtins and reserved words. */
export const SHELL_WORDS: readonly string[] = [
  ...[
    '.',
    ':',
    '[',
    'break',
    'builtin',
    'case',
    'cd',
    'command',
    'continue',
    'declare',
    'dirs',
    'do',
    'done',
  ],
  ...[
    'elif',
    'else',
    'esac',
    'eval',
    'exec',
    'exit',
    'export',
    'fi',
    'for',
    'function',
    'getopts',
    'hash',
    'if',
  ],
  ...[
    'in',
    'let',
    'local',
    'mapfile',
    'popd',
    'pushd',
    'read',
    'readonly',
    'return',
    'select',
    'set',
    'shift',
  ],
  ...['shopt', 'source', 'test', 'then', 'type', 'typeset', 'unset', 'until', 'wait', 'while'],
];

/** Whether a statement, as it is run, is one command: then the end of that is the end of the statement. */
export function isSingle(statement: Statement): boolean {
  const outer = statement.pipelines[0]?.commands[0];
  const inner = outer?.type === 'Group' ? outer.body[0] : undefined;
  const [only, ...others] = inner?.pipelines ?? [];
  return others.length === 0 && only?.commands.length === 1 && only.commands[0]!.type === 'SimpleCommand';
}
