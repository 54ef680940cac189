// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are texts of Dockerfiles.
import { describe, expect, it } from 'vitest';
import { parseDockerfile, parseInstructions } from './parse';
import { neededStages } from './sources';
import { assignments, splitWords, substitute } from './variables';

const only = (text: string) => parseInstructions(text)[0]!;

describe('instructions', () => {
  it('joins lines, leaves comments out, and keeps the lines they stand on', () => {
    const one = only('RUN apt-get update && \\\n  # why\n\n  apt-get install -y curl\n');
    expect(one).toMatchObject({
      keyword: 'RUN',
      text: 'apt-get update &&   apt-get install -y curl',
      line: 1,
      endLine: 4,
    });
  });

  it('takes flags apart from arguments', () => {
    expect(only('copy --from=build --chown=a:b ["a b", "c/"]')).toMatchObject({
      keyword: 'COPY',
      flags: [
        { name: 'from', value: 'build' },
        { name: 'chown', value: 'a:b' },
      ],
      json: ['a b', 'c/'],
    });
  });

  it('takes the bodies of heredocs apart', () => {
    const one = only('RUN --mount=type=cache,target=/x <<EOF\necho hi\n# kept\nEOF\n');
    expect(one).toMatchObject({
      text: '<<EOF',
      heredocs: [{ name: 'EOF', text: 'echo hi\n# kept\n', isQuoted: false }],
    });
    expect(only("COPY <<'a.txt' /a\n$X\na.txt\n").heredocs).toEqual([
      { name: 'a.txt', text: '$X\n', isQuoted: true },
    ]);
  });

  it('reads the escape directive', () => {
    expect(only('# escape=`\nRUN a `\n b').text).toBe('a  b');
  });
});

describe('stages', () => {
  it('reads names and bases', () => {
    const { stages, globals } = parseDockerfile(
      'ARG V=1\nFROM node:$V AS Build\nRUN x\nFROM scratch\nCOPY --from=build /a /b\n',
    );
    expect(globals).toHaveLength(1);
    expect(stages.map(({ name, base }) => [name, base])).toEqual([
      ['build', 'node:$V'],
      [null, 'scratch'],
    ]);
  });

  it('needs only what the target reaches', () => {
    const { stages } = parseDockerfile(
      'FROM a AS one\nFROM b AS two\nFROM c AS three\nRUN --mount=type=bind,from=two,target=/x true\nFROM one\nCOPY --from=three / /\n',
    );
    expect(neededStages(stages, stages[3]!).map(({ index }) => index)).toEqual([0, 1, 2, 3]);
    expect(neededStages(stages, stages[2]!).map(({ index }) => index)).toEqual([1, 2]);
  });

  it.each([
    ['', 'file with no instructions'],
    ['RUN x', 'no build stage in current context'],
    ['FROM a\nBOGUS x', 'unknown instruction: BOGUS'],
    ['FROM a AS', 'FROM requires either one or three arguments'],
    ['FROM a AS 1x', 'invalid name for build stage: "1x"'],
    ['FROM a\nRUN', 'RUN requires at least one argument'],
  ])('refuses %j', (text, message) => {
    expect(() => parseDockerfile(text)).toThrow(message);
  });

  it('refuses a text that is no Dockerfile for its length', () => {
    expect(() => parseDockerfile('RUN x\n'.repeat(100_000))).toThrow('at most');
  });
});

describe('variables', () => {
  it.each([
    ['$a', '1'],
    ['${a}b', '1b'],
    ['${no:-x$a}', 'x1'],
    ['${empty:-x}', 'x'],
    ['${empty-x}', ''],
    ['${a:+yes}', 'yes'],
    ['${no:+yes}', ''],
    ['\\$a', '$a'],
    ["'$a'", "'$a'"],
    ['$no', ''],
  ])('%s is %j', (text, value) => {
    expect(substitute(text, { a: '1', empty: '' })).toBe(value);
  });

  it('splits words and assignments', () => {
    expect(splitWords(`a "b c" 'd e' f\\ g`)).toEqual(['a', 'b c', 'd e', 'f g']);
    expect(assignments('A=1 B="x y"')).toEqual([
      ['A', '1'],
      ['B', 'x y'],
    ]);
    expect(assignments('OLD some text')).toEqual([['OLD', 'some text']]);
  });
});
