import type { editor } from 'monaco-editor';
import type { Monaco } from '@/components/workbench/monaco/monaco-api';
import type { ConflictBlock, ConflictChoice } from '@/engine/versioning/git/views/conflict-blocks';

/** The choices of a block, in the order of the buttons above it. */
export const CHOICES: readonly { readonly choice: ConflictChoice; readonly label: string }[] = [
  { choice: 'current', label: 'Accept current' },
  { choice: 'incoming', label: 'Accept incoming' },
  { choice: 'both', label: 'Accept both' },
];

/** What a choice is called for a block, with the name that its marker gives the side. */
export function choiceLabel({ current, incoming }: ConflictBlock, choice: ConflictChoice): string {
  const label = CHOICES.find((one) => one.choice === choice)!.label;
  const side = choice === 'current' ? current : choice === 'incoming' ? incoming : '';
  return side === '' ? label : `${label} (${side})`;
}

/** The colours of a block's lines. */
export function blockDecorations(monaco: Monaco, block: ConflictBlock): editor.IModelDeltaDecoration[] {
  const lines = (from: number, to: number, className: string): editor.IModelDeltaDecoration[] =>
    from > to ? [] : [{ range: new monaco.Range(from, 1, to, 1), options: { isWholeLine: true, className } }];
  const { start, baseStart, middle, end } = block;
  return [
    ...lines(start, start, 'conflict-marker'),
    ...lines(start + 1, (baseStart ?? middle) - 1, 'conflict-current'),
    ...(baseStart === null
      ? []
      : [
          ...lines(baseStart, baseStart, 'conflict-marker'),
          ...lines(baseStart + 1, middle - 1, 'conflict-base'),
        ]),
    ...lines(middle, middle, 'conflict-marker'),
    ...lines(middle + 1, end - 1, 'conflict-incoming'),
    ...lines(end, end, 'conflict-marker'),
  ];
}

/** A block as one of the file's problems, so that F8 and the list of problems lead to it. */
export function blockMarker(monaco: Monaco, block: ConflictBlock): editor.IMarkerData {
  return {
    severity: monaco.MarkerSeverity.Warning,
    source: 'git',
    message: `In conflict: ${block.current || 'current'} and ${block.incoming || 'incoming'}. Ctrl+. (Cmd+.) offers what to keep.`,
    startLineNumber: block.start,
    startColumn: 1,
    endLineNumber: block.start,
    endColumn: 8,
  };
}

/** The buttons above a block. */
export function choiceButtons(
  block: ConflictBlock,
  name: string,
  onChoose: (choice: ConflictChoice) => void,
): HTMLElement {
  // The editor sets how the outer element is laid out.
  const widget = document.createElement('div');
  const bar = document.createElement('div');
  bar.className = 'conflict-choices';
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', name);
  for (const { choice } of CHOICES) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = choiceLabel(block, choice);
    // The editor would take the press for one into its text.
    button.addEventListener('mousedown', (event) => event.stopPropagation());
    button.addEventListener('click', () => onChoose(choice));
    bar.append(button);
  }
  widget.append(bar);
  return widget;
}
