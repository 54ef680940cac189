import type { CommandIo } from '../host';

/** `help`: what can be done here. */
export async function help(io: CommandIo): Promise<number> {
  const { commands } = io.host;
  const has = (names: readonly string[]) => names.filter((name) => commands.has(name)).join(' ');
  const tools = has(['git', 'dvc', 'mlflow', 'curl']);
  io.stdout(`This is bash over the files of your project. What you change here, the editor shows.

  files      ls cat head tail cp mv rm mkdir touch find tree du stat diff
  text       grep sed awk sort uniq wc cut tr jq
  programs   node tsx npm npx
${tools === '' ? '' : `  tools      ${tools}\n`}
Tab completes, the arrow keys walk through what was typed, Ctrl-R searches it, Ctrl-C ends what runs.
nano, vim or code <file> opens a file in the editor. Most commands say more with --help.
`);
  return 0;
}
