import { messageOf } from '../../../core/errors';
import { type FileSystem, parentOf } from '../../../core/file-system';
import { SERVERS } from '../../../core/lab-layout';
import { ClusterError } from '../errors';
import { type ClusterSettings, DEFAULT_SETTINGS } from '../settings';
import type { ClusterInput } from '../state/inputs';

/** Where the cluster keeps what has happened to it; stored, undone and exported with the project. */
export const CLUSTER_LOG = `${SERVERS}/kubernetes/log.jsonl`;
/** Settings of a lesson's own cluster, in place of the usual ones; a part of them is enough. */
export const CLUSTER_SETTINGS = `${SERVERS}/kubernetes/cluster.json`;

/** The first line of a log. */
interface Head {
  readonly createdAt: number;
  readonly settings: ClusterSettings;
}

/** A log as it is read: when its cluster was made, and of what, and everything since. */
export interface ReadLog extends Head {
  readonly inputs: readonly ClusterInput[];
}

function settingsOf(fs: FileSystem): ClusterSettings {
  if (!fs.isFile(CLUSTER_SETTINGS)) return DEFAULT_SETTINGS;
  try {
    return {
      ...DEFAULT_SETTINGS,
      ...(JSON.parse(fs.readText(CLUSTER_SETTINGS)) as Partial<ClusterSettings>),
    };
  } catch (error) {
    throw new ClusterError('broken-log', `${CLUSTER_SETTINGS} is not JSON: ${messageOf(error)}`);
  }
}

/** The log of the cluster, begun now when there is none. @throws ClusterError `broken-log` with the line that is wrong. */
export function openLog(fs: FileSystem, now: number): string {
  if (fs.isFile(CLUSTER_LOG)) return fs.readText(CLUSTER_LOG);
  const head: Head = { createdAt: now, settings: settingsOf(fs) };
  const text = `${JSON.stringify(head)}\n`;
  fs.makeFolder(parentOf(CLUSTER_LOG));
  fs.write(CLUSTER_LOG, text);
  return text;
}

/** Reads a log back. @throws ClusterError `broken-log` */
export function readLog(text: string): ReadLog {
  const lines = text.split('\n').filter((line) => line !== '');
  const values = lines.map((line, at) => {
    try {
      return JSON.parse(line) as unknown;
    } catch (error) {
      throw new ClusterError('broken-log', `${CLUSTER_LOG}:${at + 1}: ${messageOf(error)}`);
    }
  });
  const [head, ...inputs] = values as [Head, ...ClusterInput[]];
  if (typeof head?.createdAt !== 'number')
    throw new ClusterError('broken-log', `${CLUSTER_LOG}:1: it does not say when the cluster was made`);
  return { ...head, inputs };
}

/** Adds an input to the log. */
export function appendLog(fs: FileSystem, text: string, input: ClusterInput): string {
  const next = `${text}${JSON.stringify(input)}\n`;
  fs.write(CLUSTER_LOG, next);
  return next;
}
