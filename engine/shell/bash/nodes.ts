import type { Bash } from 'just-bash/browser';

/** A parsed script of the interpreter, and what it is made of. */
export type Script = ReturnType<Bash['transform']>['ast'];
export type Statement = Script['statements'][number];
export type Pipeline = Statement['pipelines'][number];
export type Command = Pipeline['commands'][number];
export type SimpleCommand = Extract<Command, { type: 'SimpleCommand' }>;
export type FunctionDef = Extract<Command, { type: 'FunctionDef' }>;
export type Word = NonNullable<SimpleCommand['name']>;
export type Redirection = SimpleCommand['redirections'][number];

/** A word that is taken as it is. */
export const literal = (value: string): Word => ({
  type: 'Word',
  parts: [{ type: 'SingleQuoted', value }],
});

/** `>>` to a file or device. */
export const appendTo = (fd: number, path: string): Redirection => ({
  type: 'Redirection',
  fd,
  operator: '>>',
  target: literal(path),
});

/** A command of words that are taken as they are. */
export const simpleCommand = (name: string, args: readonly string[] = []): SimpleCommand => ({
  type: 'SimpleCommand',
  assignments: [],
  name: { type: 'Word', parts: [{ type: 'Literal', value: name }] },
  args: args.map(literal),
  redirections: [],
});

/** A statement of one command. */
export const statementOf = (command: Command): Statement => ({
  type: 'Statement',
  pipelines: [{ type: 'Pipeline', commands: [command], negated: false }],
  operators: [],
  background: false,
});

/** `{ …; }` */
export const group = (body: Statement[], redirections: Redirection[]): Command => ({
  type: 'Group',
  body,
  redirections,
});

/** What a word says when nothing in it is to be expanded; null otherwise. */
export function plainText(word: Word | null): string | null {
  if (word === null) return null;
  let text = '';
  for (const part of word.parts) {
    if (part.type !== 'Literal' && part.type !== 'SingleQuoted' && part.type !== 'Escaped') return null;
    text += part.value;
  }
  return text;
}

/** The functions that a script defines, at any depth. */
export function functionsIn(statements: readonly Statement[]): FunctionDef[] {
  return statements.flatMap((statement) =>
    statement.pipelines.flatMap((pipeline) =>
      pipeline.commands.flatMap((command) =>
        command.type === 'FunctionDef' ? [command] : bodiesOf(command).flatMap(functionsIn),
      ),
    ),
  );
}

/** The lists of statements directly inside a command. */
export function bodiesOf(command: Command): Statement[][] {
  switch (command.type) {
    case 'If':
      return [
        ...command.clauses.flatMap(({ condition, body }) => [condition, body]),
        ...(command.elseBody ? [command.elseBody] : []),
      ];
    case 'While':
    case 'Until':
      return [command.condition, command.body];
    case 'For':
    case 'CStyleFor':
    case 'Subshell':
    case 'Group':
      return [command.body];
    case 'Case':
      return command.items.map(({ body }) => body);
    default:
      return [];
  }
}
