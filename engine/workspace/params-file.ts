import { messageOf, StagecraftError } from '../core/errors';

/** The lesson's params file cannot be changed by a control. */
export class ParamsFileError extends StagecraftError<'params-file'> {
  constructor(message: string) {
    super('params-file', message);
  }
}

/**
 * The text of a params file with `values` laid over it, two spaces deep.
 * @throws ParamsFileError when the text is not a JSON object.
 */
export function withParams(
  path: string,
  text: string | undefined,
  values: Readonly<Record<string, unknown>>,
): string {
  let parsed: unknown = {};
  try {
    if (text !== undefined && text.trim() !== '') parsed = JSON.parse(text);
  } catch (error) {
    throw new ParamsFileError(
      `${path} is not valid JSON (${messageOf(error)}). Mend it in the editor, or reset that file.`,
    );
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new ParamsFileError(`${path} must hold a JSON object. Mend it in the editor, or reset that file.`);
  return `${JSON.stringify({ ...parsed, ...values }, null, 2)}\n`;
}
