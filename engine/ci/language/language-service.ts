import { complete as completeAt, hover as hoverAt, validate } from '@actions/languageservice';
import { clearCacheEntry } from '@actions/languageservice/utils/workflow-cache';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { limitBroken } from '../workflow/limits';
import { completionConfig, type KnownNames } from './known-names';

/** A place in a text: lines and columns count from 1, as editors show them. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** Something that is wrong, or may be. */
export interface WorkflowDiagnostic {
  readonly severity: 'error' | 'warning' | 'info' | 'hint';
  readonly message: string;
  readonly from: TextPlace;
  readonly to: TextPlace;
}

/** What may be typed at a place. */
export interface WorkflowCompletion {
  readonly label: string;
  /** What is put in its place. */
  readonly text: string;
  /** Markdown. */
  readonly documentation: string;
  readonly from: TextPlace;
  readonly to: TextPlace;
}

/** What a word means. */
export interface WorkflowHover {
  /** Markdown. */
  readonly markdown: string;
  readonly from: TextPlace;
  readonly to: TextPlace;
}

type Position = Parameters<typeof completeAt>[1];
interface Range {
  readonly start: Position;
  readonly end: Position;
}

const PATH = 'file:///.github/workflows/workflow.yml';
const SEVERITIES = ['error', 'error', 'warning', 'info', 'hint'] as const;

/** The text as a document. The service remembers documents by their address, whatever they hold: it has to forget first. */
function documentOf(text: string, path: string): TextDocument {
  const address = path === '' ? PATH : `file:///${path}`;
  clearCacheEntry(address);
  return TextDocument.create(address, 'yaml', 1, text);
}

const placeOf = ({ line, character }: Position): TextPlace => ({ line: line + 1, column: character + 1 });
const placesOf = (range: Range) => ({ from: placeOf(range.start), to: placeOf(range.end) });

/** The first place of a text: for what is wrong with it as a whole. */
const START = { from: { line: 1, column: 1 }, to: { line: 1, column: 2 } };

/**
 * What is wrong with a workflow or action file, in the words of GitHub's own language service.
 * @param names secrets, variables and environments that there are; without them none is called unknown.
 * @param path of the file in the repository; it tells workflows and actions apart.
 */
export async function diagnose(
  text: string,
  names?: KnownNames,
  path = '',
): Promise<readonly WorkflowDiagnostic[]> {
  const broken = limitBroken(text);
  if (broken !== undefined) return [{ severity: 'error', message: broken, ...START }];
  const found = await validate(documentOf(text, path), completionConfig(names));
  return found.map(({ severity = 1, message, range }) => ({
    severity: SEVERITIES[severity] ?? 'error',
    message: typeof message === 'string' ? message : message.value,
    ...placesOf(range),
  }));
}

/** What may be typed at `offset` (characters from the start of the text). */
export async function complete(
  text: string,
  offset: number,
  names?: KnownNames,
  path = '',
): Promise<readonly WorkflowCompletion[]> {
  if (limitBroken(text) !== undefined) return [];
  const document = documentOf(text, path);
  const position = document.positionAt(offset);
  const items = await completeAt(document, position, completionConfig(names));
  return items.map(({ label, textEdit, insertText, documentation }) => {
    const range =
      textEdit === undefined ? undefined : 'range' in textEdit ? textEdit.range : textEdit.replace;
    return {
      label,
      text: textEdit?.newText ?? insertText ?? label,
      documentation: typeof documentation === 'string' ? documentation : (documentation?.value ?? ''),
      ...placesOf(range ?? { start: position, end: position }),
    };
  });
}

/** What the word at `offset` means; undefined: nothing is known of it. */
export async function hover(
  text: string,
  offset: number,
  names?: KnownNames,
  path = '',
): Promise<WorkflowHover | undefined> {
  if (limitBroken(text) !== undefined) return undefined;
  const document = documentOf(text, path);
  const position = document.positionAt(offset);
  const found = await hoverAt(document, position, completionConfig(names));
  if (found === null) return undefined;
  const { contents, range } = found;
  const parts = Array.isArray(contents) ? contents : [contents];
  const markdown = parts.map((part) => (typeof part === 'string' ? part : part.value)).join('\n\n');
  return { markdown, ...placesOf(range ?? { start: position, end: position }) };
}
