import { isObjectId, NULL_ID, type ObjectType } from '../objects/object-id';
import { MODE, parseTree, type TreeEntry } from '../objects/tree';
import { toText } from '../text/bytes';
import { compareBytes } from '../text/compare';

/** How grave a fault is; `info` is told only under `--strict`. */
export type Severity = 'error' | 'warning' | 'info';

/** Something wrong with the form of an object. */
export interface FormatFault {
  readonly severity: Severity;
  /** Git's name of the check, e.g. `missingAuthor`. */
  readonly name: string;
  readonly message: string;
}

const fault = (severity: Severity, name: string, message: string): FormatFault => ({
  severity,
  name,
  message,
});

/** Checks who and when: `Name <address> seconds zone`. */
function checkIdentity(line: string): FormatFault | undefined {
  if (line.startsWith('<'))
    return fault(
      'error',
      'missingNameBeforeEmail',
      'invalid author/committer line - missing space before email',
    );
  const open = line.search(/[<>]/);
  if (open === -1) return fault('error', 'missingEmail', 'invalid author/committer line - missing email');
  if (line[open] === '>') return fault('error', 'badName', 'invalid author/committer line - bad name');
  if (line[open - 1] !== ' ')
    return fault(
      'error',
      'missingSpaceBeforeEmail',
      'invalid author/committer line - missing space before email',
    );
  const rest = line.slice(open + 1);
  const close = rest.search(/[<>]/);
  if (close === -1 || rest[close] !== '>')
    return fault('error', 'badEmail', 'invalid author/committer line - bad email');
  const after = rest.slice(close + 1);
  if (!after.startsWith(' '))
    return fault(
      'error',
      'missingSpaceBeforeDate',
      'invalid author/committer line - missing space before date',
    );
  if (/^ 0\d/.test(after))
    return fault('error', 'zeroPaddedDate', 'invalid author/committer line - zero-padded date');
  if (!/^ \d+ /.test(after)) return fault('error', 'badDate', 'invalid author/committer line - bad date');
  if (!/^ \d+ [+-]\d{4}$/.test(after))
    return fault('error', 'badTimezone', 'invalid author/committer line - bad time zone');
  return undefined;
}

function checkCommit(body: Uint8Array): FormatFault[] {
  const text = toText(body);
  const end = text.indexOf('\n\n');
  if (body.includes(0)) return [fault('warning', 'nulInCommit', 'NUL byte in the commit object body')];
  const lines = (end === -1 ? text : text.slice(0, end)).split('\n');
  let at = 0;
  const tree = lines[at++] ?? '';
  if (!tree.startsWith('tree '))
    return [fault('error', 'missingTree', "invalid format - expected 'tree' line")];
  if (!isObjectId(tree.slice(5)))
    return [fault('error', 'badTreeSha1', "invalid 'tree' line format - bad sha1")];
  while (lines[at]?.startsWith('parent ') === true) {
    if (!isObjectId(lines[at]!.slice(7)))
      return [fault('error', 'badParentSha1', "invalid 'parent' line format - bad sha1")];
    at++;
  }
  let authors = 0;
  for (; lines[at]?.startsWith('author ') === true; at++, authors++) {
    const wrong = checkIdentity(lines[at]!.slice(7));
    if (wrong !== undefined) return [wrong];
  }
  if (authors === 0) return [fault('error', 'missingAuthor', "invalid format - expected 'author' line")];
  if (authors > 1) return [fault('error', 'multipleAuthors', "invalid format - multiple 'author' lines")];
  const committer = lines[at];
  if (committer?.startsWith('committer ') !== true)
    return [fault('error', 'missingCommitter', "invalid format - expected 'committer' line")];
  const wrong = checkIdentity(committer.slice(10));
  return wrong === undefined ? [] : [wrong];
}

function checkTag(body: Uint8Array): FormatFault[] {
  const lines = toText(body).split('\n');
  const [object = '', type = '', tag = '', tagger = ''] = lines;
  if (!object.startsWith('object '))
    return [fault('error', 'missingObject', "invalid format - expected 'object' line")];
  if (!isObjectId(object.slice(7)))
    return [fault('error', 'badObjectSha1', "invalid 'object' line format - bad sha1")];
  if (!type.startsWith('type '))
    return [fault('error', 'missingTypeEntry', "invalid format - expected 'type' line")];
  if (!/^type (blob|tree|commit|tag)$/.test(type)) return [fault('error', 'badType', "invalid 'type' value")];
  if (!tag.startsWith('tag '))
    return [fault('error', 'missingTagEntry', "invalid format - expected 'tag' line")];
  if (!tagger.startsWith('tagger '))
    return [fault('info', 'missingTaggerEntry', "invalid format - expected 'tagger' line")];
  const wrong = checkIdentity(tagger.slice(7));
  return wrong === undefined ? [] : [wrong];
}

const SOUND_MODES: ReadonlySet<number> = new Set(Object.values(MODE));
const sortName = (entry: TreeEntry): string => (entry.mode === MODE.folder ? `${entry.name}/` : entry.name);

function checkTree(body: Uint8Array): FormatFault[] {
  let entries: TreeEntry[];
  try {
    entries = parseTree(body);
  } catch {
    return [fault('error', 'badTree', 'cannot be parsed as a tree')];
  }
  const has = (test: (entry: TreeEntry) => boolean) => entries.some(test);
  const faults: FormatFault[] = [];
  const add = (found: boolean, severity: Severity, name: string, message: string) => {
    if (found) faults.push(fault(severity, name, message));
  };
  const names = entries.map((entry) => entry.name);
  const unsorted = entries.some(
    (entry, i) => i > 0 && compareBytes(sortName(entries[i - 1]!), sortName(entry)) >= 0,
  );
  const twice = new Set(names).size < names.length;
  const padded = /(?:^|\0.{20})0\d*(?= )/s.test(String.fromCharCode(...body.subarray(0, 8)));
  add(
    has((entry) => entry.id === NULL_ID),
    'warning',
    'nullSha1',
    'contains entries pointing to null sha1',
  );
  add(
    has((entry) => entry.name.includes('/')),
    'warning',
    'fullPathname',
    'contains full pathnames',
  );
  add(
    has((entry) => entry.name === ''),
    'warning',
    'emptyName',
    'contains empty pathname',
  );
  add(
    has((entry) => entry.name === '.'),
    'warning',
    'hasDot',
    "contains '.'",
  );
  add(
    has((entry) => entry.name === '..'),
    'warning',
    'hasDotdot',
    "contains '..'",
  );
  add(
    has((entry) => /^\.git$/i.test(entry.name)),
    'warning',
    'hasDotgit',
    "contains '.git'",
  );
  add(padded, 'warning', 'zeroPaddedFilemode', 'contains zero-padded file modes');
  add(
    has((entry) => !SOUND_MODES.has(entry.mode)),
    'info',
    'badFilemode',
    'contains bad file modes',
  );
  add(twice, 'error', 'duplicateEntries', 'contains duplicate file entries');
  add(unsorted && !twice, 'error', 'treeNotSorted', 'not properly sorted');
  return faults;
}

/** Checks the form of an object, as git's `fsck_object`. */
export function checkFormat(type: ObjectType, body: Uint8Array): FormatFault[] {
  switch (type) {
    case 'commit':
      return checkCommit(body);
    case 'tag':
      return checkTag(body);
    case 'tree':
      return checkTree(body);
    default:
      return [];
  }
}
