import type { InspectContext } from './layout';

/** The stack of an error as it is printed, indented like its surroundings; in brackets when it has no frames. */
export function errorText(context: InspectContext, error: Error): string {
  const head = `${error.name}${error.message ? `: ${error.message}` : ''}`;
  let stack = typeof error.stack === 'string' && error.stack !== '' ? error.stack : head;
  const className = error.constructor?.name;
  // A subclass that kept the name of its parent is shown by its own: `class A extends Error` prints "A: …".
  if (className && error.name === 'Error' && className !== 'Error' && stack.startsWith('Error')) {
    stack = className + stack.slice('Error'.length);
  }
  if (context.plainErrors) stack = stack.replace(/(\n\s+at [^\n]*)+/, '');
  if (!/\n\s+at /.test(stack)) stack = `[${stack}]`;
  const indent = ' '.repeat(context.indentation);
  return context.indentation === 0 ? stack : stack.replaceAll('\n', `\n${indent}`);
}
