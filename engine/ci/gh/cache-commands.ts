import { flag, value } from '../../core/pflag';
import { aligned } from '../../core/text-table';
import { CacheStore } from '../store/cache-store';
import { fail, type GhAction } from './call';
import { ago } from './words';

const size = (bytes: number) =>
  bytes < 1_024
    ? `${bytes} B`
    : bytes < 1_048_576
      ? `${(bytes / 1_024).toFixed(2)} KiB`
      : `${(bytes / 1_048_576).toFixed(2)} MiB`;

/** `gh cache …`. */
export const CACHE_COMMANDS: readonly GhAction[] = [
  {
    name: 'cache list',
    summary: 'List GitHub Actions caches',
    usage: 'gh cache list [flags]',
    flags: [value('limit', 'L'), value('key', 'k')],
    async run(call) {
      const now = call.io.clock.now();
      const entries = new CacheStore(call.io.fs, call.folder)
        .list(now)
        .filter(({ key }) => key.startsWith(call.get('key') ?? ''))
        .slice(0, Number(call.get('limit') ?? 30));
      if (entries.length === 0) fail(`No caches found in ${call.repository}`);
      const rows = entries.map((one) => [
        String(one.id),
        one.key,
        size(one.size),
        ago(now - one.createdAt),
        ago(now - one.usedAt),
      ]);
      if (call.isTty) {
        call.line(
          `\nShowing ${rows.length} of ${rows.length} cache${rows.length === 1 ? '' : 's'} in ${call.repository}\n`,
        );
        for (const row of aligned([['ID', 'KEY', 'SIZE', 'CREATED', 'ACCESSED'], ...rows])) call.line(row);
      } else for (const row of rows) call.line(row.join('\t'));
      return 0;
    },
  },
  {
    name: 'cache delete',
    summary: 'Delete GitHub Actions caches',
    usage: 'gh cache delete [<cache-id> | <cache-key> | --all] [flags]',
    flags: [flag('all', 'a')],
    async run(call) {
      const store = new CacheStore(call.io.fs, call.folder);
      const [typed] = call.operands;
      if (typed === undefined && !call.has('all'))
        fail('must provide either cache id, cache key, or use --all flag');
      const found = store
        .list(call.io.clock.now())
        .filter(({ id, key }) => call.has('all') || String(id) === typed || key === typed);
      if (found.length === 0)
        fail(
          call.has('all')
            ? 'X No caches to delete'
            : `X Could not find a cache matching ${typed} in ${call.repository}`,
        );
      for (const { id } of found) store.remove(id);
      if (call.isTty)
        call.line(`✓ Deleted ${found.length} cache${found.length === 1 ? '' : 's'} from ${call.repository}`);
      return 0;
    },
  },
];
