import { shellQuote } from '@/engine/shell/quote';

/**
 * The line that adds a stage from what was filled in; null: name or command are missing.
 * @param isBare git and DVC are set up first
 */
export function stageAddLine(values: Readonly<Record<string, string>>, isBare: boolean): string | null {
  const name = values.name?.trim() ?? '';
  const command = values.command?.trim() ?? '';
  if (name === '' || command === '') return null;
  const words = (id: string) => (values[id] ?? '').split(/[\s,]+/).filter((word) => word !== '');
  const options = (flag: string, id: string) => words(id).map((word) => `${flag} ${shellQuote(word)}`);
  const add = [
    `dvc stage add -n ${shellQuote(name)}`,
    ...options('-d', 'deps'),
    ...options('-p', 'params'),
    ...options('-o', 'outs'),
    ...options('-M', 'metrics'),
    shellQuote(command),
  ].join(' ');
  return isBare ? `([ -d .git ] || git init) && dvc init && ${add}` : add;
}
