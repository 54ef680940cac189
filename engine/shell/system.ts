import type { FileSystem } from '../core/file-system';

const PASSWD = 'root:x:0:0:root:/root:/bin/bash\nlearner:x:1000:1000:Learner:/home/learner:/bin/bash\n';

/** Lays what a small Linux has beside a project: a file for each command in `/usr/bin`, `/etc/passwd`. None of it is kept. */
export function laySystem(fs: FileSystem, commands: readonly string[]): void {
  if (fs.at('/bin') === undefined) {
    fs.makeFolder('/usr/bin');
    fs.link('usr/bin', '/bin');
    fs.makeFolder('/etc');
    fs.makeFolder('/dev/fd');
    fs.write('/etc/passwd', PASSWD);
    fs.write('/etc/hostname', 'lab\n');
    for (const device of ['null', 'tty', 'stdin', 'stdout', 'stderr']) {
      fs.write(`/dev/${device}`, '');
    }
  }
  for (const name of commands) {
    const path = `/usr/bin/${name}`;
    if (fs.at(path) === undefined) fs.write(path, '', true);
  }
}
