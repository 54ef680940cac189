'use client';

import { Lightbulb } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem, MenuTrigger } from '@/components/ui/menu';

export interface FilterFieldProps {
  /** The filter that is in use. */
  readonly filter: string;
  readonly examples: readonly string[];
  readonly onFilter: (filter: string) => void;
}

/** A filter of runs in MLflow's grammar, with examples of it from the runs that are there. */
export function FilterField({ filter, examples, onFilter }: FilterFieldProps) {
  const [text, setText] = useState(filter);
  const use = (next: string) => {
    setText(next);
    onFilter(next.trim());
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    use(text);
  };
  return (
    <form onSubmit={submit} className="flex min-w-0 flex-1 basis-72 items-center gap-1.5">
      <input
        aria-label="Filter of the runs, in MLflow’s grammar"
        placeholder={examples[0] ?? "attributes.status = 'FINISHED'"}
        value={text}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
        className="h-7 min-w-0 flex-1 rounded-md border border-line-strong bg-surface px-2 font-mono text-ink text-xs placeholder:text-ink-faint"
      />
      {examples.length > 0 ? (
        <MenuTrigger>
          <IconButton label="Examples of filters" size="sm">
            <Lightbulb aria-hidden size={15} />
          </IconButton>
          <Menu
            aria-label="Examples of filters"
            placement="bottom end"
            onAction={(key) => use(examples[Number(key)] ?? '')}
          >
            {examples.map((example, at) => (
              <MenuItem key={example} id={at} textValue={example}>
                <code className="text-xs">{example}</code>
              </MenuItem>
            ))}
          </Menu>
        </MenuTrigger>
      ) : null}
      <Button size="sm" type="submit">
        Filter
      </Button>
      {filter === '' ? null : (
        <Button size="sm" variant="quiet" onPress={() => use('')}>
          Clear
        </Button>
      )}
    </form>
  );
}
