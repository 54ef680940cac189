'use client';

import { FileDiff } from 'lucide-react';
import { DIFF_LABELS } from '@/components/panels/diff/baselines';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem, MenuTrigger } from '@/components/ui/menu';
import type { EditorState } from '@/stores/contracts';
import { useSessionState, useWorkbench } from '../workbench-context';

const CHOICES = Object.keys(DIFF_LABELS) as EditorState['diff'][];

/** Chooses what the work is compared with. */
export function DiffMenu() {
  const { session } = useWorkbench();
  const diff = useSessionState('editor', (editor) => editor.diff);
  return (
    <MenuTrigger>
      <IconButton
        label={diff === 'none' ? 'Compare' : DIFF_LABELS[diff]}
        shortcut="Alt+D"
        size="sm"
        className={diff === 'none' ? undefined : 'bg-accent-soft! text-accent!'}
      >
        <FileDiff aria-hidden size={15} />
      </IconButton>
      <Menu
        aria-label="Compare with"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[diff]}
        onSelectionChange={(keys) => {
          const chosen = CHOICES.find((choice) => keys !== 'all' && keys.has(choice));
          if (chosen) session.editor.getState().showDiff(chosen);
        }}
      >
        {CHOICES.map((choice) => (
          <MenuItem
            key={choice}
            id={choice}
            textValue={DIFF_LABELS[choice]}
            icon={diff === choice ? '✓' : ' '}
          >
            {DIFF_LABELS[choice]}
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  );
}
