'use client';

import { ChevronDown, FileCode, Play } from 'lucide-react';
import { useMemo } from 'react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem, MenuSection, MenuTrigger } from '@/components/ui/menu';
import { runDefault, runOpenFile, runScript } from '../actions';
import { defaultScript, isRunnable, npmScripts } from '../scripts';
import { useLayout, useSessionState, useWorkbench } from '../workbench-context';

/** Runs the usual script; beside it, a menu of all scripts and the open file. */
export function RunButton() {
  const bench = useWorkbench();
  const busy = useSessionState('runs', (runs) => runs.busy);
  const active = useSessionState('editor', (editor) => editor.active);
  const packageJson = useSessionState('workspace', (workspace) => workspace.files['package.json']);
  const last = useLayout((layout) => layout.lastScript[bench.session.bundle.slug]);
  const { scripts, problem } = useMemo(
    () => npmScripts(packageJson === undefined ? {} : { 'package.json': packageJson }),
    [packageJson],
  );
  const usual = defaultScript(scripts, last);
  const disabled = [
    ...(busy ? scripts.map((script) => `script:${script.name}`) : []),
    ...(busy || !isRunnable(active) ? ['file'] : []),
  ];

  return (
    <div className="mx-1 flex items-center">
      <Button
        size="sm"
        variant="primary"
        isDisabled={busy}
        onPress={() => runDefault(bench)}
        className="rounded-r-none"
      >
        <Play aria-hidden size={13} className="fill-current" />
        <span className="max-w-24 truncate">{usual ? `Run ${usual}` : 'Run'}</span>
      </Button>
      <MenuTrigger>
        <IconButton
          label="Choose what to run"
          variant="primary"
          size="sm"
          className="w-6! rounded-l-none border-l border-l-on-accent/30!"
        >
          <ChevronDown aria-hidden size={14} />
        </IconButton>
        <Menu
          aria-label="What to run"
          disabledKeys={disabled}
          onAction={(key) => {
            if (key === 'file') runOpenFile(bench);
            else runScript(bench, String(key).slice('script:'.length));
          }}
        >
          <MenuSection title={problem ?? 'Scripts of package.json'}>
            {scripts.map(({ name, command }) => (
              <MenuItem
                key={name}
                id={`script:${name}`}
                textValue={name}
                icon={<Play aria-hidden size={13} />}
                shortcut={name === usual ? 'Mod+Enter' : undefined}
              >
                <span className="flex flex-col py-1">
                  {name}
                  <span className="font-mono text-ink-faint text-xs">{command}</span>
                </span>
              </MenuItem>
            ))}
          </MenuSection>
          <MenuSection title="Open file">
            <MenuItem id="file" icon={<FileCode aria-hidden size={13} />} textValue="Open file">
              {isRunnable(active) ? `node ${active}` : 'The open file is not a program'}
            </MenuItem>
          </MenuSection>
        </Menu>
      </MenuTrigger>
    </div>
  );
}
