import type { ScriptStep } from '../git-script';
import { gitStep, type Scene, type WeightedAction } from './scene';

/** What one side of a conflict does, beginning with `story/` as {@link FIRST} lays it down. */
type Side = readonly ScriptStep[];

const text = (...lines: string[]): string => lines.map((one) => `${one}\n`).join('');

const STEADY = 'one two three four five six seven eight nine ten'.split(' ');

const write = (path: string, content: string | Uint8Array): ScriptStep => ({ kind: 'write', path, content });
const remove = (path: string): ScriptStep => ({ kind: 'remove', path });
const mode = (path: string, executable: boolean): ScriptStep => ({ kind: 'mode', path, executable });
const move = (from: string, to: string): ScriptStep => gitStep('mv', from, to);

const poem = (at: number, line: string): string => text(...STEADY.map((one, i) => (i === at ? line : one)));
const bytes = (...values: number[]): Uint8Array => Uint8Array.from([0, ...values]);

const FIRST: Side = [
  write('story/poem.txt', poem(-1, '')),
  write('story/other.txt', text(...STEADY.map((one) => `other ${one}`))),
  write('story/with space.txt', poem(-1, '')),
  write('story/weights.bin', bytes(1, 2, 3)),
  write('story/part/größe.txt', text('groß', 'klein')),
];

/** Every kind of conflict that merging knows, by what the two sides do; some of them merge cleanly after all. */
const KINDS: Readonly<Record<string, readonly [Side, Side]>> = {
  content: [
    [write('story/poem.txt', poem(4, 'FIVE'))],
    [write('story/poem.txt', poem(4, 'fünf')), write('story/part/größe.txt', text('groß', 'kleiner'))],
  ],
  'content, twice': [
    [write('story/poem.txt', text('0', ...STEADY, 'end'))],
    [write('story/poem.txt', text('zero', ...STEADY, 'END')), write('story/with space.txt', poem(2, 'x'))],
  ],
  'no newline at the end': [
    [write('story/poem.txt', STEADY.join('\n'))],
    [write('story/poem.txt', `${STEADY.join('\n')}\neleven`)],
  ],
  'far apart': [
    [write('story/poem.txt', poem(0, 'ONE'))],
    [write('story/poem.txt', poem(9, 'TEN')), mode('story/poem.txt', true)],
  ],
  'both added': [
    [write('story/new.txt', text('mine', 'same'))],
    [write('story/new.txt', text('theirs', 'same'))],
  ],
  'both added with other modes': [
    [write('story/run.sh', text('go')), mode('story/run.sh', true)],
    [write('story/run.sh', text('go'))],
  ],
  'modified and deleted': [[write('story/poem.txt', poem(3, 'FOUR'))], [remove('story/poem.txt')]],
  'deleted and modified': [[remove('story/with space.txt')], [write('story/with space.txt', poem(7, '8'))]],
  'renamed and deleted': [[move('story/poem.txt', 'story/verse.txt')], [remove('story/poem.txt')]],
  'renamed twice': [
    [move('story/poem.txt', 'story/left.txt')],
    [move('story/poem.txt', 'story/right.txt'), write('story/right.txt', poem(1, 'TWO'))],
  ],
  'renamed alike': [
    [move('story/poem.txt', 'story/both.txt'), write('story/both.txt', poem(1, 'TWO'))],
    [move('story/poem.txt', 'story/both.txt'), write('story/both.txt', poem(1, 'zwei'))],
  ],
  'two renamed to one': [
    [move('story/poem.txt', 'story/one.txt')],
    [move('story/other.txt', 'story/one.txt')],
  ],
  'renamed and modified': [
    [move('story/poem.txt', 'story/verse.txt'), write('story/verse.txt', poem(0, 'ONE'))],
    [write('story/poem.txt', poem(8, 'NINE'))],
  ],
  'renamed and added': [
    [move('story/poem.txt', 'story/verse.txt')],
    [write('story/verse.txt', text('another verse'))],
  ],
  'a folder renamed': [
    [move('story', 'tale')],
    [write('story/later.txt', text('later')), write('story/poem.txt', poem(5, 'SIX'))],
  ],
  binary: [[write('story/weights.bin', bytes(9, 9))], [write('story/weights.bin', bytes(1, 2, 3, 4))]],
  'mode against content': [
    [mode('story/other.txt', true), mode('story/poem.txt', true)],
    [write('story/other.txt', text('rewritten')), write('story/poem.txt', poem(0, '1'))],
  ],
  'a file and a folder': [
    [remove('story/part'), write('story/part', text('now a file'))],
    [write('story/part/größe.txt', text('größer', 'kleiner'))],
  ],
  'the same on both sides': [
    [write('story/poem.txt', poem(6, 'SEVEN')), remove('story/other.txt')],
    [write('story/poem.txt', poem(6, 'SEVEN')), remove('story/other.txt')],
  ],
};

const BRINGS_TOGETHER = [
  ['merge'],
  ['merge', '--no-edit'],
  ['merge', '--squash'],
  ['merge', '--no-commit'],
  ['merge', '--no-ff', '-X', 'ours'],
  ['merge', '-X', 'theirs', '-m', 'theirs'],
  ['-c', 'merge.conflictStyle=diff3', 'merge'],
  ['rebase'],
  ['rebase', '--merge'],
  ['cherry-pick'],
  ['cherry-pick', '-x'],
  ['cherry-pick', '-n'],
];

const LOOKS = [
  ['status'],
  ['status', '-s'],
  ['status', '--porcelain=v2'],
  ['diff'],
  ['diff', '--name-status'],
  ['diff', '--ours'],
  ['diff', '--stat'],
  ['ls-files', '-u'],
  ['diff', 'HEAD'],
  ['log', '--oneline', '--graph', '--all'],
];

const WAYS_OUT = [
  ['add', '-A'],
  ['checkout', '--ours', 'story'],
  ['checkout', '--theirs', '--', 'story'],
  ['checkout', '-m', '--', 'story/poem.txt'],
  ['restore', '--theirs', 'story'],
  ['rm', '-q', 'story/poem.txt'],
  ['reset', '-q', '--hard'],
  ['reset', '--merge'],
  ['commit', '-am', 'take it as it is'],
  ['stash'],
];

const GOES_ON: Readonly<Record<string, readonly string[]>> = {
  merge: ['--continue', '--abort', '--quit'],
  rebase: ['--continue', '--skip', '--abort', '--quit'],
  'cherry-pick': ['--continue', '--skip', '--abort', '--quit'],
};

const commitAll = (message: string): readonly ScriptStep[] => [
  gitStep('add', '-A'),
  gitStep('commit', '-q', '-m', message),
];

/** Two branches that do what one kind of conflict is made of, brought together, looked at, and got out of. */
const conflict: WeightedAction['action'] = ({ rng, branch, operation, unmerged, files, branches }: Scene) => {
  if (branch === undefined || operation !== undefined || unmerged.length > 0) return undefined;
  if (files.includes('story') || branches.includes('away')) return undefined;
  const [mine, theirs] = KINDS[rng.pick(Object.keys(KINDS))]!;
  const swap = rng.int(2) === 0;
  const verb = rng.pick(BRINGS_TOGETHER);
  const steps: ScriptStep[] = [
    ...FIRST,
    ...commitAll('story'),
    gitStep('switch', '-q', '-c', 'away'),
    ...(swap ? mine : theirs),
    ...commitAll('away'),
    gitStep('switch', '-q', branch),
    ...(swap ? theirs : mine),
    ...commitAll('here'),
    gitStep(...verb, 'away'),
    gitStep(...rng.pick(LOOKS)),
  ];
  if (rng.int(3) > 0) steps.push(gitStep(...rng.pick(WAYS_OUT)), gitStep(...rng.pick(LOOKS)));
  const command = verb.find((word) => word in GOES_ON)!;
  if (rng.int(3) > 0) steps.push(gitStep(command, rng.pick(GOES_ON[command]!)));
  if (rng.int(3) === 0) steps.push(gitStep('branch', '-D', 'away'));
  return steps;
};

/** A stash that meets other changes of the same lines. */
const stashConflict: WeightedAction['action'] = ({ rng, branch, operation, unmerged, tracked }: Scene) => {
  const path = tracked.find((one) => one.endsWith('.txt'));
  if (branch === undefined || operation !== undefined || unmerged.length > 0 || path === undefined)
    return undefined;
  return [
    write(path, text('stashed', ...STEADY)),
    gitStep('stash', ...rng.pick([[], ['push', '-m', 'aside'], ['push', '--', path], ['-u']])),
    write(path, text('instead', ...STEADY)),
    ...(rng.int(2) === 0 ? commitAll('instead') : []),
    gitStep('stash', ...rng.pick([['pop'], ['apply'], ['pop', '--index'], ['apply', '--index']])),
    gitStep(...rng.pick(LOOKS)),
    gitStep(
      ...rng.pick([
        ['add', '-A'],
        ['checkout', '--theirs', '--', path],
        ['reset', '--hard'],
        ['commit', '-am', 'both'],
      ]),
    ),
    gitStep('stash', rng.pick(['list', 'drop', 'show'])),
  ];
};

/** Conflicts of each kind. */
export const CONFLICT_ACTIONS: readonly WeightedAction[] = [
  { weight: 7, action: conflict },
  { weight: 3, command: 'stash', action: stashConflict },
];
