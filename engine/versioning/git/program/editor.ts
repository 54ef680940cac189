import type { CommandContext } from './context';
import { GitFailure } from './failure';

/** Editors that leave a file as it is. */
const SILENT = new Set(['true', ':', '/bin/true', '/usr/bin/true']);

/** The editor of the user, in git's order. */
export function editorOf(context: CommandContext): string | undefined {
  const { env, config } = context;
  return env.GIT_EDITOR || config.get('core.editor') || env.VISUAL || env.EDITOR || undefined;
}

/**
 * Lets the user edit a file of the git folder.
 * @param path absolute.
 * @throws GitFailure when there is no editor, or it fails.
 */
export async function editFile(context: CommandContext, path: string): Promise<void> {
  const editor = editorOf(context);
  if (editor === undefined)
    throw new GitFailure(
      'error: Terminal is dumb, but EDITOR unset\nPlease supply the message using either -m or -F option.',
      1,
    );
  if (SILENT.has(editor.trim())) return;
  const code = await context.io.shell(`${editor} '${path.replaceAll("'", "'\\''")}'`, { cwd: context.cwd });
  if (code !== 0)
    throw new GitFailure(
      `error: There was a problem with the editor '${editor}'.\nPlease supply the message using either -m or -F option.`,
      1,
    );
}
