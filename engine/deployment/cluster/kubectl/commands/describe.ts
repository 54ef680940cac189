import { list, value } from '../../../../core/pflag';
import type { KubectlCommand } from '../call';
import { describeObject } from '../describe/describe';
import { findAll, readWanted } from '../select';

export const DESCRIBE: KubectlCommand = {
  path: 'describe',
  usage: '(-f FILENAME | TYPE [NAME_PREFIX | -l label] | TYPE/NAME) [flags]',
  about: 'Show details of a specific resource or group of resources.',
  flags: [value('selector', 'l'), list('filename', 'f'), value('show-events')],
  run: (call) => {
    // A name need only be the beginning of one.
    const wanted = readWanted(call.operands).flatMap(({ kind, name }) => {
      if (name === null || call.view.find(kind, name)) return [{ kind, name }];
      const longer = call.view.list(kind).filter(({ metadata }) => metadata.name.startsWith(name));
      return longer.length === 0
        ? [{ kind, name }]
        : longer.map(({ metadata }) => ({ kind, name: metadata.name }));
    });
    const { objects, missing } = findAll(call.view, wanted, call.get('selector'));
    call.io.stdout(objects.map((object) => describeObject(call.view, object)).join('\n\n'));
    if (objects.length === 0 && missing.length === 0) call.note('No resources found in default namespace.');
    for (const { message } of missing) call.note(message);
    return missing.length > 0 ? 1 : 0;
  },
};
