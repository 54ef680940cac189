import { beforeEach, describe, expect, it } from 'vitest';
import { ManualClock } from '../../core/clock';
import { FileSystem } from '../../core/file-system';
import { permissionsOf } from './permissions';
import { FORGE_ROOT } from './places';
import { keepOnServers, reachServers } from './servers';

const OWN = `${FORGE_ROOT}/ada/prices.git`;
const OTHER = `${FORGE_ROOT}/ada/other.git`;

describe('the servers of the lab, as a job reaches them', () => {
  let lab: FileSystem;
  let machine: FileSystem;

  const lay = (path: string, text: string) => {
    lab.makeFolder(path.slice(0, path.lastIndexOf('/')));
    lab.write(path, text);
  };
  const write = (path: string, text: string) => {
    machine.makeFolder(path.slice(0, path.lastIndexOf('/')));
    machine.write(path, text);
  };
  const keep = (contents: 'read' | 'write') =>
    keepOnServers(lab, machine, {
      permissions: permissionsOf({ contents }, undefined, { isFork: false }),
      repository: 'ada/prices',
    });

  beforeEach(() => {
    lab = new FileSystem(new ManualClock());
    machine = new FileSystem(new ManualClock());
    lay(`${OWN}/HEAD`, 'ref: refs/heads/main\n');
    lay(`${OWN}/lab/actions/settings.json`, 'sealed');
    lay(`${OWN}/lab.json`, '{}');
    lay(`${OTHER}/HEAD`, 'ref: refs/heads/main\n');
    lay('/srv/buckets/data/a', 'a');
    reachServers(lab, machine);
  });

  it('are all there, but for what the forge keeps for itself', () => {
    expect(machine.filesBelow('/srv')).toEqual(
      ['/srv/buckets/data/a', `${OTHER}/HEAD`, `${OWN}/HEAD`].sort(),
    );
    expect(machine.isFolder(`${OWN}/objects`)).toBe(true);
  });

  it('P5: keep what is pushed only where the token may write, and only in the own repository', () => {
    const push = () => {
      write(`${OWN}/refs/heads/x`, 'commit');
      write(`${OTHER}/refs/heads/x`, 'commit');
    };
    push();
    keep('read');
    expect(lab.exists(`${OWN}/refs/heads/x`)).toBe(false);
    push();
    keep('write');
    expect(lab.readText(`${OWN}/refs/heads/x`)).toBe('commit');
    expect(lab.exists(`${OTHER}/refs/heads/x`)).toBe(false);
  });

  it('P6: never take what the forge keeps for itself: a push by a job starts no workflow', () => {
    write(`${OWN}/lab/actions/deliveries.jsonl`, 'forged');
    write(`${OWN}/lab.json`, 'forged');
    keep('write');
    expect(lab.exists(`${OWN}/lab/actions/deliveries.jsonl`)).toBe(false);
    expect(lab.readText(`${OWN}/lab.json`)).toBe('{}');
  });

  it('keep what goes to a bucket, and nothing that lies elsewhere', () => {
    write('/srv/buckets/data/b', 'b');
    machine.remove('/srv/buckets/data/a');
    write('/etc/evil', 'x');
    keep('read');
    expect(lab.filesBelow('/srv/buckets')).toEqual(['/srv/buckets/data/b']);
    expect(lab.exists('/etc/evil')).toBe(false);
  });
});
