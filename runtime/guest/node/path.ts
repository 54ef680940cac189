/** `node:path` as on Linux. */

function normalizeParts(path: string, allowAbove: boolean): string {
  const out: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') out.push(part);
    else if (out.length > 0 && out[out.length - 1] !== '..') out.pop();
    else if (allowAbove) out.push('..');
  }
  return out.join('/');
}

function check(path: unknown, name = 'path'): asserts path is string {
  if (typeof path === 'string') return;
  const error = new TypeError(`The "${name}" argument must be of type string. Received ${describe(path)}`);
  (error as { code?: string }).code = 'ERR_INVALID_ARG_TYPE';
  throw error;
}

const describe = (value: unknown) =>
  value === null || value === undefined ? String(value) : `type ${typeof value} (${String(value)})`;

/** Creates the module; `cwd` is asked for relative paths. */
export function createPath(cwd: () => string) {
  const normalize = (path: string): string => {
    check(path);
    if (path === '') return '.';
    const isAbsolute = path.startsWith('/');
    let out = normalizeParts(path, !isAbsolute);
    if (out === '' && !isAbsolute) out = '.';
    if (out !== '' && path.endsWith('/') && out !== '/') out += '/';
    return isAbsolute ? `/${out}` : out;
  };
  const join = (...paths: string[]): string => {
    for (const path of paths) check(path);
    const joined = paths.filter((path) => path !== '').join('/');
    return joined === '' ? '.' : normalize(joined);
  };
  const resolve = (...paths: string[]): string => {
    let out = '';
    for (let i = paths.length - 1; i >= 0 && !out.startsWith('/'); i--) {
      const path = paths[i]!;
      check(path, `paths[${i}]`);
      if (path !== '') out = out === '' ? path : `${path}/${out}`;
    }
    if (!out.startsWith('/')) out = `${cwd()}/${out}`;
    return `/${normalizeParts(out, false)}`;
  };
  const relative = (from: string, to: string): string => {
    const a = resolve(from).split('/').filter(Boolean);
    const b = resolve(to).split('/').filter(Boolean);
    let same = 0;
    while (same < a.length && same < b.length && a[same] === b[same]) same++;
    return [...a.slice(same).map(() => '..'), ...b.slice(same)].join('/');
  };
  const dirname = (path: string): string => {
    check(path);
    const trimmed = path.replace(/(?<=.)\/+$/, '');
    const at = trimmed.lastIndexOf('/');
    if (at < 0) return '.';
    return trimmed.slice(0, at).replace(/(?<=.)\/+$/, '') || '/';
  };
  const basename = (path: string, suffix = ''): string => {
    check(path);
    const base = path.replace(/\/+$/, '').split('/').pop() ?? '';
    return suffix !== '' && base !== suffix && base.endsWith(suffix) ? base.slice(0, -suffix.length) : base;
  };
  const extname = (path: string): string => {
    const base = basename(path);
    const at = base.lastIndexOf('.');
    return at <= 0 || /^\.+$/.test(base.slice(0, at + 1)) ? '' : base.slice(at);
  };
  const isAbsolute = (path: string): boolean => {
    check(path);
    return path.startsWith('/');
  };
  const parse = (path: string) => {
    const base = basename(path);
    const ext = extname(base);
    const dir = dirname(path);
    return {
      root: path.startsWith('/') ? '/' : '',
      dir: path.includes('/') ? dir : '',
      base,
      ext,
      name: ext === '' ? base : base.slice(0, -ext.length),
    };
  };
  const format = (parts: { root?: string; dir?: string; base?: string; ext?: string; name?: string }) => {
    const dir = parts.dir || parts.root || '';
    const base =
      parts.base ||
      `${parts.name ?? ''}${parts.ext ? (parts.ext.startsWith('.') ? '' : '.') + parts.ext : ''}`;
    if (dir === '') return base;
    return dir === parts.root ? `${dir}${base}` : `${dir}/${base}`;
  };
  const path = {
    normalize,
    join,
    resolve,
    relative,
    dirname,
    basename,
    extname,
    isAbsolute,
    parse,
    format,
    sep: '/',
    delimiter: ':',
    posix: {} as object,
  };
  path.posix = path;
  return path;
}
