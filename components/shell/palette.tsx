'use client';

import { Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Input, SearchField } from 'react-aria-components/SearchField';
import { useStore } from 'zustand';
import { Kbd } from '@/components/ui/kbd';
import { type Command, commandStore } from './commands';
import { openOverlay } from './overlays';
import { searchCommands } from './search-commands';

function CommandItem({ command, showGroup }: { command: Command; showGroup: boolean }) {
  return (
    <ListBoxItem
      id={command.id}
      textValue={command.title}
      isDisabled={command.isDisabled}
      onAction={() => {
        openOverlay(null);
        command.run();
      }}
      className="flex min-h-9 cursor-pointer items-center gap-3 rounded-md px-3 text-ink text-sm outline-none data-disabled:cursor-not-allowed data-focused:bg-accent-soft data-disabled:text-ink-faint forced-colors:data-focused:bg-[Highlight]"
    >
      <span className="min-w-0 flex-1 truncate">{command.title}</span>
      {showGroup ? <span className="text-ink-faint text-xs">{command.group}</span> : null}
      {command.shortcut ? <Kbd keys={command.shortcut} /> : null}
    </ListBoxItem>
  );
}

/** Commands under their headings, in the order in which the headings first come. */
function byGroup(commands: readonly Command[]): readonly (readonly [string, readonly Command[]])[] {
  const groups = new Map<string, Command[]>();
  for (const command of commands) {
    const group = groups.get(command.group) ?? [];
    group.push(command);
    groups.set(command.group, group);
  }
  return [...groups];
}

/** Finds and runs any command of the page. Opened with Ctrl or Command and K. */
export function Palette() {
  const commands = useStore(commandStore, (state) => state.commands);
  const [query, setQuery] = useState('');
  const found = useMemo(() => searchCommands([...commands.values()], query), [commands, query]);
  const searching = query.trim() !== '';

  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) openOverlay(null);
      }}
      className="fade-in fixed inset-0 z-50 flex items-start justify-center bg-scrim px-4 pt-[12vh]"
    >
      <Modal className="w-full max-w-xl">
        <Dialog
          aria-label="Commands"
          className="rise-in overflow-hidden rounded-xl border border-line bg-raised shadow-overlay outline-none"
        >
          <Autocomplete inputValue={query} onInputChange={setQuery}>
            <SearchField
              aria-label="Search commands"
              autoFocus
              className="flex items-center gap-3 border-line border-b px-4"
            >
              <Search aria-hidden size={16} className="shrink-0 text-ink-faint" />
              <Input
                role="combobox"
                aria-expanded="true"
                aria-haspopup="listbox"
                placeholder="Go to a lesson, or do something…"
                className="h-12 w-full min-w-0 bg-transparent text-base text-ink outline-none placeholder:text-ink-faint [&::-webkit-search-cancel-button]:hidden"
              />
              <Kbd keys="Escape" />
            </SearchField>
            <ListBox
              aria-label="Commands"
              className="max-h-[50vh] overflow-y-auto p-2 outline-none"
              renderEmptyState={() => (
                <p className="px-3 py-6 text-center text-ink-muted text-sm">
                  Nothing is called that. Try fewer letters.
                </p>
              )}
            >
              {searching
                ? found.map((command) => <CommandItem key={command.id} command={command} showGroup />)
                : byGroup(found).map(([group, members]) => (
                    <ListBoxSection key={group} id={group}>
                      <Header className="px-3 pt-3 pb-1 font-medium text-ink-faint text-xs">{group}</Header>
                      {members.map((command) => (
                        <CommandItem key={command.id} command={command} showGroup={false} />
                      ))}
                    </ListBoxSection>
                  ))}
            </ListBox>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
