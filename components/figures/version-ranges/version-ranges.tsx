'use client';

import { useMemo, useState } from 'react';
import { useLessonSession } from '@/components/lesson/session-context';
import { Slider } from '@/components/ui/slider';
import { messageOf } from '@/engine/core/errors';
import { type PackageRegistry, resolveManifest } from '@/engine/workbench/package-registry';
import { type DeskLesson, deskOf } from '@/stores/desk';

const FROM = -126;
const TO = 20;

/** Versions over time: what a range takes on the day that one chooses. */
export function VersionRanges() {
  const session = useLessonSession();
  const lesson = useMemo(() => (session ? deskOf(session.bundle) : null), [session]);
  const ranges = useMemo(() => {
    const manifest = session?.bundle.start['package.json'];
    if (typeof manifest !== 'string') return {};
    return (JSON.parse(manifest) as { dependencies: Record<string, string> }).dependencies;
  }, [session]);
  if (!lesson) return <p className="text-ink-muted text-sm">The registry is being opened.</p>;
  return <Timelines lesson={lesson} ranges={ranges} />;
}

function Timelines({
  lesson: { registry },
  ranges,
}: {
  readonly lesson: DeskLesson;
  readonly ranges: Readonly<Record<string, string>>;
}) {
  const [day, setDay] = useState(-60);
  const chosen = useMemo(() => chosenOn(registry, ranges, day), [registry, ranges, day]);
  const names = Object.keys(registry).sort();
  return (
    <div className="space-y-4 text-sm">
      <Slider
        label="npm install on day"
        minValue={FROM}
        maxValue={TO}
        step={1}
        value={day}
        onChange={(value) => setDay(Number(value))}
      />
      <ul className="space-y-3">
        {names.map((name) => (
          <li key={name} className="grid gap-x-4 gap-y-1 sm:grid-cols-[9rem_1fr]">
            <span>
              <code className="font-medium">{name}</code>
              <span className="block text-ink-muted text-xs">
                {ranges[name] ? `asked for: ${ranges[name]}` : 'asked for by another package'}
              </span>
            </span>
            <Versions versions={registry[name]!} day={day} chosen={chosen.versions[name]} />
          </li>
        ))}
      </ul>
      <p role="status" className="min-h-6 text-ink-muted">
        {chosen.failure ??
          `Day ${day}: ${Object.entries(chosen.versions)
            .map(([name, version]) => `${name} ${version}`)
            .join(', ')}.`}
      </p>
    </div>
  );
}

const place = (day: number) => `${(100 * (day - FROM)) / (TO - FROM)}%`;

function Versions({
  versions,
  day,
  chosen,
}: {
  readonly versions: PackageRegistry[string];
  readonly day: number;
  readonly chosen: string | undefined;
}) {
  return (
    <div className="relative h-9" aria-hidden>
      <span className="absolute inset-x-0 top-3 h-px bg-line-strong" />
      <span className="absolute top-0 h-6 w-px bg-accent" style={{ left: place(day) }} />
      {versions.map(({ version, day: published }) => (
        <span
          key={version}
          className="absolute top-1 flex -translate-x-1/2 flex-col items-center"
          style={{ left: place(published) }}
        >
          <span
            className={`size-4 rounded-full border-2 ${
              version === chosen
                ? 'border-accent bg-accent'
                : published > day
                  ? 'border-line bg-surface'
                  : 'border-ink-faint bg-surface'
            }`}
          />
          <span
            className={`text-[0.6875rem] leading-4 ${version === chosen ? 'font-medium text-ink' : 'text-ink-muted'}`}
          >
            {version}
          </span>
        </span>
      ))}
    </div>
  );
}

function chosenOn(
  registry: PackageRegistry,
  ranges: Readonly<Record<string, string>>,
  day: number,
): { readonly versions: Readonly<Record<string, string>>; readonly failure?: string } {
  try {
    const resolved = Object.entries(resolveManifest(registry, ranges, day));
    return { versions: Object.fromEntries(resolved.map(([name, { version }]) => [name, version])) };
  } catch (error) {
    return { versions: {}, failure: `Day ${day}: ${messageOf(error)}` };
  }
}
