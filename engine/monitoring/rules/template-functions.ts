import { civilFromDays } from '../../core/civil-date';
import { MonitoringError } from '../errors';
import { goNumber, promNumber } from '../metrics/prom-number';
import { exponential, fixed, general } from './go-format';

export type TemplateValue = string | number;

/** Four digits, as Go's `%.4g`. */
const fourDigits = (value: number): string => general(value, 4);

function numberOf(value: TemplateValue | undefined): number {
  const found = typeof value === 'string' ? promNumber(value) : value;
  if (found !== null && found !== undefined) return found;
  throw new MonitoringError(
    'template-invalid',
    `${JSON.stringify(value)} is no number, and a function wants one.`,
  );
}

function humanize(value: number): string {
  if (value === 0 || !Number.isFinite(value)) return fourDigits(value);
  let size = value;
  let prefix = '';
  if (Math.abs(value) >= 1) {
    for (const next of ['k', 'M', 'G', 'T', 'P', 'E', 'Z', 'Y']) {
      if (Math.abs(size) < 1000) break;
      prefix = next;
      size /= 1000;
    }
    return fourDigits(size) + prefix;
  }
  for (const next of ['m', 'u', 'n', 'p', 'f', 'a', 'z', 'y']) {
    if (Math.abs(size) >= 1) break;
    prefix = next;
    size *= 1000;
  }
  return fourDigits(size) + prefix;
}

function humanize1024(value: number): string {
  if (Math.abs(value) <= 1 || !Number.isFinite(value)) return fourDigits(value);
  let size = value;
  let prefix = '';
  for (const next of ['ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei', 'Zi', 'Yi']) {
    if (Math.abs(size) < 1024) break;
    prefix = next;
    size /= 1024;
  }
  return fourDigits(size) + prefix;
}

function humanizeDuration(value: number): string {
  if (!Number.isFinite(value)) return fourDigits(value);
  if (value === 0) return `${fourDigits(value)}s`;
  if (Math.abs(value) < 1) {
    let size = value;
    let prefix = '';
    for (const next of ['m', 'u', 'n', 'p', 'f', 'a', 'z', 'y']) {
      if (Math.abs(size) >= 1) break;
      prefix = next;
      size *= 1000;
    }
    return `${fourDigits(size)}${prefix}s`;
  }
  const sign = value < 0 ? '-' : '';
  const size = Math.abs(value);
  const whole = Math.trunc(size);
  const [days, hours, minutes, seconds] = [
    Math.floor(whole / 86_400),
    Math.floor(whole / 3600) % 24,
    Math.floor(whole / 60) % 60,
    whole % 60,
  ];
  if (days > 0) return `${sign}${days}d ${hours}h ${minutes}m ${seconds}s`;
  if (hours > 0) return `${sign}${hours}h ${minutes}m ${seconds}s`;
  if (minutes > 0) return `${sign}${minutes}m ${seconds}s`;
  return `${sign}${fourDigits(size)}s`;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** Seconds since the epoch as `2009-06-01 09:12:00 +0000 UTC`. */
function humanizeTimestamp(seconds: number): string {
  if (!Number.isFinite(seconds)) return fourDigits(seconds);
  const days = Math.floor(seconds / 86_400);
  const { year, month, day } = civilFromDays(days);
  const rest = seconds - days * 86_400;
  const whole = Math.floor(rest);
  const fraction = rest === whole ? '' : String(Math.trunc((rest - whole) * 1000) / 1000).slice(1);
  const time = `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}${fraction}`;
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)} ${time} +0000 UTC`;
}

/** Go's `printf` for the verbs that labels and values need. */
function printf(format: string, args: readonly TemplateValue[]): string {
  let next = 0;
  return format.replace(
    /%([-+ 0#]*)(\d+)?(?:\.(\d+))?([a-zA-Z%])/g,
    (verb, flags: string, width = '0', digits, kind) => {
      if (kind === '%') return '%';
      const value = args[next++];
      if (value === undefined)
        throw new MonitoringError(
          'template-invalid',
          `printf ${JSON.stringify(format)} has more places than values.`,
        );
      const text = formatted(kind as string, value, digits === undefined ? undefined : Number(digits), verb);
      const signed = flags.includes('+') && typeof value === 'number' && value >= 0 ? `+${text}` : text;
      if (flags.includes('-')) return signed.padEnd(Number(width));
      return signed.padStart(Number(width), flags.includes('0') && kind !== 's' ? '0' : ' ');
    },
  );
}

function formatted(kind: string, value: TemplateValue, digits: number | undefined, verb: string): string {
  switch (kind) {
    case 'f':
      return fixed(numberOf(value), digits ?? 6);
    case 'e':
      return exponential(numberOf(value), digits ?? 6);
    case 'g':
      return digits === undefined ? goNumber(numberOf(value)) : general(numberOf(value), digits);
    case 's':
    case 'v': {
      const text = typeof value === 'number' ? goNumber(value) : value;
      return digits === undefined || typeof value === 'number' ? text : text.slice(0, digits);
    }
    case 'q':
      return JSON.stringify(String(value));
    default:
      throw new MonitoringError(
        'template-invalid',
        `printf in the lab has no ${verb}; there are %f, %e, %g, %s, %v and %q. A value is a float, so %.0f prints it whole.`,
      );
  }
}

/** The functions of templates, by name. */
export const TEMPLATE_FUNCTIONS: Readonly<Record<string, (...args: TemplateValue[]) => TemplateValue>> = {
  humanize: (value) => humanize(numberOf(value)),
  humanize1024: (value) => humanize1024(numberOf(value)),
  humanizeDuration: (value) => humanizeDuration(numberOf(value)),
  humanizePercentage: (value) => `${fourDigits(numberOf(value) * 100)}%`,
  humanizeTimestamp: (value) => humanizeTimestamp(numberOf(value)),
  printf: (format, ...args) => printf(String(format), args),
  print: (...args) => args.map((arg) => (typeof arg === 'number' ? goNumber(arg) : arg)).join(''),
  toUpper: (text) => String(text).toUpperCase(),
  toLower: (text) => String(text).toLowerCase(),
  title: (text) => String(text).replace(/(^|\s)\S/gu, (first) => first.toUpperCase()),
};
