'use client';

import { Button } from '@/components/ui/button';
import { Table } from '@/components/ui/table';
import { installedVersions, LOCK_FILE, MODULES_FOLDER } from '@/engine/workbench/lock-file';
import type { DeskTabProps } from './tab-props';

interface PackageRow {
  readonly name: string;
  readonly asked: string;
  readonly locked: string;
  readonly installed: string;
  readonly newest: string;
}

/** What is asked for, what is locked, what is installed, and what there is; and the two ways to install. */
export function EnvironmentTab({ lesson, desk, files, run, isDisabled }: DeskTabProps) {
  const hasLock = typeof files[LOCK_FILE] === 'string';
  const rows = packageRows(lesson.registry, desk.day, files);
  return (
    <div className="space-y-4 text-sm">
      <div className="flex flex-wrap items-center gap-2">
        <Button
          size="sm"
          variant="primary"
          isDisabled={isDisabled}
          onPress={() => run({ do: 'install', how: 'lock' })}
        >
          npm ci
        </Button>
        <Button size="sm" isDisabled={isDisabled} onPress={() => run({ do: 'install', how: 'manifest' })}>
          npm install, without the lock
        </Button>
        <span className="flex-1" />
        <Button
          size="sm"
          variant="quiet"
          isDisabled={isDisabled}
          onPress={() => run({ do: 'wait', days: 14 })}
        >
          Let 14 days pass
        </Button>
      </div>
      <p className="text-ink-muted">
        {hasLock
          ? `${LOCK_FILE} is there. npm ci installs what it says, whatever day it is.`
          : `There is no ${LOCK_FILE}. npm ci needs it; npm install would write a new one, from what is newest today.`}
      </p>
      <Table
        caption="Packages"
        rows={rows}
        rowKey={({ name }) => name}
        columns={[
          { id: 'name', label: 'Package', rowHeader: true, cell: ({ name }) => <code>{name}</code> },
          { id: 'asked', label: 'Asked for', cell: ({ asked }) => <code>{asked}</code> },
          { id: 'locked', label: 'Locked', cell: ({ locked }) => locked },
          {
            id: 'installed',
            label: 'Installed',
            cell: ({ installed, locked }) =>
              locked !== '–' && installed !== locked ? (
                <span className="font-medium text-failed">≠ {installed}</span>
              ) : (
                installed
              ),
          },
          { id: 'newest', label: 'Newest today', cell: ({ newest }) => newest },
        ]}
      />
    </div>
  );
}

function packageRows(
  registry: DeskTabProps['lesson']['registry'],
  day: number,
  files: DeskTabProps['files'],
): readonly PackageRow[] {
  const installed = installedVersions(files);
  const asked = dependencies(files['package.json']);
  const locked = lockedVersions(files[LOCK_FILE]);
  const names = new Set([...Object.keys(asked), ...Object.keys(installed), ...Object.keys(locked)]);
  return [...names].sort().map((name) => ({
    name,
    asked: asked[name] ?? 'by another package',
    locked: locked[name] ?? '–',
    installed: installed[name] ?? 'not installed',
    newest: registry[name]?.findLast((version) => version.day <= day)?.version ?? 'unknown',
  }));
}

function dependencies(content: unknown): Readonly<Record<string, string>> {
  return (jsonOf(content)?.dependencies ?? {}) as Readonly<Record<string, string>>;
}

function lockedVersions(content: unknown): Readonly<Record<string, string>> {
  const packages = (jsonOf(content)?.packages ?? {}) as Readonly<Record<string, { version?: string }>>;
  return Object.fromEntries(
    Object.entries(packages).flatMap(([path, { version }]) =>
      path.startsWith(MODULES_FOLDER) && version ? [[path.slice(MODULES_FOLDER.length), version]] : [],
    ),
  );
}

function jsonOf(content: unknown): Readonly<Record<string, unknown>> | null {
  if (typeof content !== 'string') return null;
  try {
    const value: unknown = JSON.parse(content);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : null;
  } catch {
    // Half-typed JSON is ordinary while somebody edits; installing says what is wrong with it.
    return null;
  }
}
