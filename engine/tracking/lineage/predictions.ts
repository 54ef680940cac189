import { daysFromCivil } from '../../core/civil-date';
import type { Damage } from '../mlflow/entities';
import type { Prediction } from './types';

/** What a line of a log of predictions may call the model and its version. */
function modelOf(record: Record<string, unknown>): readonly [string, string] | null {
  const uri = record.model_uri ?? record.modelUri;
  const byUri = typeof uri === 'string' ? /^models:\/+([^/@]+)\/(\d+)$/.exec(uri) : null;
  if (byUri !== null) return [byUri[1]!, byUri[2]!];
  const model = record.model ?? record.model_name;
  const version = record.model_version ?? record.version;
  const isVersion = typeof version === 'number' || (typeof version === 'string' && /^\d+$/.test(version));
  return typeof model === 'string' && isVersion ? [model, String(version)] : null;
}

const ISO = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,3})\d*)?Z$/;

/** Milliseconds since the epoch, of such a number or of a time as `toISOString` writes it; null: it is neither. */
function timeOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  const parts = typeof value === 'string' ? ISO.exec(value)?.slice(1) : undefined;
  if (parts === undefined) return null;
  const [year, month, day, hour, minute, second] = parts.slice(0, 6).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const seconds = (daysFromCivil(year, month, day) * 24 + hour) * 3600 + minute * 60 + second;
  return seconds * 1000 + Number((parts[6] ?? '0').padEnd(3, '0'));
}

/** A log of predictions as read. */
export interface PredictionLog {
  readonly predictions: readonly Prediction[];
  readonly damaged: readonly Damage[];
}

/**
 * Reads a log of predictions: a JSON object a line with `model` and `version` (or `model_uri: models:/<name>/<version>`),
 * and where there are such an `id`, a `time` (milliseconds or ISO 8601) and the `prediction`. Lines that say neither model nor
 * version are told.
 */
export function readPredictions(path: string, text: string): PredictionLog {
  const predictions: Prediction[] = [];
  const damaged: Damage[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const place = `line ${index + 1}`;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      damaged.push({ path, reason: `${place} is not JSON` });
      continue;
    }
    const record = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
    const model = modelOf(record);
    if (model === null) {
      damaged.push({ path, reason: `${place} does not say which version of which model answered` });
      continue;
    }
    const answered = record.prediction ?? record.value;
    predictions.push({
      id:
        typeof record.id === 'string' || typeof record.id === 'number'
          ? String(record.id)
          : `${path}:${index + 1}`,
      model: model[0],
      version: model[1],
      timeMs: timeOf(record.time ?? record.timestamp),
      value: typeof answered === 'number' || typeof answered === 'string' ? answered : null,
    });
  }
  return { predictions, damaged };
}
