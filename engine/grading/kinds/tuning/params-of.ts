import type { FileContent } from '../../../core/files';
import type { JsonValue } from '../../../core/json';

/** A JSON object, as a file of settings holds it. */
export type Settings = Readonly<Record<string, JsonValue>>;

/** The settings of a JSON file; null when it holds no JSON object. */
export function settingsOf(content: FileContent | undefined): Settings | null {
  if (typeof content !== 'string') return null;
  try {
    const value = JSON.parse(content) as JsonValue;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Settings) : null;
  } catch {
    return null;
  }
}

/** Whether `settings` has everything of `point` but what `besides` names, value for value. */
export function agrees(settings: Settings, point: Settings, besides: readonly string[]): boolean {
  return Object.entries(point).every(
    ([name, value]) => besides.includes(name) || JSON.stringify(settings[name]) === JSON.stringify(value),
  );
}
