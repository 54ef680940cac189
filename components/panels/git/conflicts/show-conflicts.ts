import './conflicts.css';
import type { editor, languages } from 'monaco-editor';
import type { Monaco } from '@/components/workbench/monaco/monaco-api';
import {
  type ConflictBlock,
  type ConflictChoice,
  chosenLines,
  parseConflicts,
} from '@/engine/versioning/git/views/conflict-blocks';
import { blockDecorations, blockMarker, CHOICES, choiceButtons, choiceLabel } from './conflict-parts';

const BAR_HEIGHT = 26;
const OWNER = 'git-conflicts';

export interface ConflictEditor {
  readonly monaco: Monaco;
  readonly code: editor.IStandaloneCodeEditor;
  /** The model that the editor shows. */
  readonly model: editor.ITextModel;
  readonly readOnly: boolean;
  /** Says something politely. */
  readonly announce: (text: string) => void;
}

/**
 * Colours the conflicts of the open file and puts the choices above each: as buttons, as quick fixes (Ctrl+.), and in
 * the editor's menu; F8 goes from one to the next. A choice is an edit like any other, so the editor undoes it.
 * @returns how to take all of it away.
 */
export function showConflicts({ monaco, code, model, readOnly, announce }: ConflictEditor): () => void {
  const colors = code.createDecorationsCollection();
  let zones: string[] = [];
  let widgets: editor.IContentWidget[] = [];
  let blocks: readonly ConflictBlock[] = [];
  const hasConflict = code.createContextKey<boolean>('gitConflict', false);

  const settle = (block: ConflictBlock, choice: ConflictChoice) => {
    code.pushUndoStop();
    code.executeEdits(OWNER, [editFor(monaco, model, block, choice)]);
    code.pushUndoStop();
    code.setPosition({ lineNumber: Math.min(block.start, model.getLineCount()), column: 1 });
    code.focus();
    announce(
      blocks.length === 0
        ? 'No conflict is left in this file. Mark it as resolved in the Git panel.'
        : `Settled. ${blocks.length} ${blocks.length === 1 ? 'conflict is' : 'conflicts are'} left.`,
    );
  };

  const clear = () => {
    for (const widget of widgets.splice(0)) code.removeContentWidget(widget);
    code.changeViewZones((accessor) => {
      for (const id of zones.splice(0)) accessor.removeZone(id);
    });
  };

  const draw = () => {
    const found = parseConflicts(model.getValue());
    if (found.length === 0 && blocks.length === 0) return;
    blocks = found;
    clear();
    hasConflict.set(blocks.length > 0);
    colors.set(blocks.flatMap((block) => blockDecorations(monaco, block)));
    monaco.editor.setModelMarkers(
      model,
      OWNER,
      blocks.map((block) => blockMarker(monaco, block)),
    );
    if (readOnly) return;
    code.changeViewZones((accessor) => {
      zones = blocks.map((block) =>
        accessor.addZone({
          afterLineNumber: block.start - 1,
          heightInPx: BAR_HEIGHT,
          domNode: document.createElement('div'),
        }),
      );
    });
    widgets = blocks.map((block, at) => {
      const name = `Conflict ${at + 1} of ${blocks.length}`;
      const node = choiceButtons(block, name, (choice) => settle(block, choice));
      return {
        getId: () => `${OWNER}/${at}`,
        getDomNode: () => node,
        getPosition: () => ({
          position: { lineNumber: block.start, column: 1 },
          preference: [monaco.editor.ContentWidgetPositionPreference.ABOVE],
        }),
      };
    });
    for (const widget of widgets) code.addContentWidget(widget);
  };

  /** The block that the cursor is in, else the next one, else the first. */
  const nearest = () => {
    const line = code.getPosition()?.lineNumber ?? 1;
    return blocks.find(({ end }) => line <= end) ?? blocks[0];
  };
  const disposables = [
    model.onDidChangeContent(draw),
    ...(readOnly
      ? []
      : [
          monaco.languages.registerCodeActionProvider('*', {
            provideCodeActions: (asked, range) =>
              quickFixes(
                monaco,
                model,
                asked === model
                  ? blocks.filter(
                      ({ start, end }) => range.startLineNumber <= end && range.endLineNumber >= start,
                    )
                  : [],
              ),
          }),
          ...CHOICES.map(({ choice, label }) =>
            code.addAction({
              id: `${OWNER}.${choice}`,
              label: `Conflict: ${label.toLowerCase()}`,
              precondition: 'gitConflict',
              contextMenuGroupId: '0_conflict',
              run: () => {
                const block = nearest();
                if (block) settle(block, choice);
              },
            }),
          ),
        ]),
  ];
  draw();
  return () => {
    for (const disposable of disposables) disposable.dispose();
    if (code.getModel() === model) {
      clear();
      colors.clear();
      hasConflict.reset();
    }
    if (!model.isDisposed()) monaco.editor.setModelMarkers(model, OWNER, []);
  };
}

/** The edit that puts the chosen lines in the place of a block. */
function editFor(
  monaco: Monaco,
  model: editor.ITextModel,
  block: ConflictBlock,
  choice: ConflictChoice,
): languages.TextEdit {
  const lines = chosenLines(block, choice).map((number) => model.getLineContent(number));
  const isLast = block.end === model.getLineCount();
  const text = lines.map((line) => line + model.getEOL()).join('');
  return isLast
    ? {
        range: new monaco.Range(block.start, 1, block.end, model.getLineMaxColumn(block.end)),
        text: lines.join(model.getEOL()),
      }
    : { range: new monaco.Range(block.start, 1, block.end + 1, 1), text };
}

function quickFixes(
  monaco: Monaco,
  model: editor.ITextModel,
  blocks: readonly ConflictBlock[],
): languages.CodeActionList {
  const actions = blocks.flatMap((block) =>
    CHOICES.map(
      ({ choice }): languages.CodeAction => ({
        title: choiceLabel(block, choice),
        kind: 'quickfix',
        edit: {
          edits: [
            { resource: model.uri, textEdit: editFor(monaco, model, block, choice), versionId: undefined },
          ],
        },
      }),
    ),
  );
  return { actions, dispose: () => {} };
}
