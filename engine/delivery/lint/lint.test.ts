import { describe, expect, it } from 'vitest';
import { findingLine } from './finding';
import { LINT_RULES, lint } from './lint';

const NODE = 'FROM node:20.11-slim\n';

/** For each rule: what breaks it at which lines, and what does not. */
const CASES: Readonly<
  Record<string, { bad: readonly (readonly [text: string, ...lines: number[]])[]; good: readonly string[] }>
> = {
  DL3000: { bad: [[`${NODE}WORKDIR app`, 2]], good: [`${NODE}WORKDIR /app`, `${NODE}ENV D=/x\nWORKDIR $D`] },
  DL3002: {
    bad: [
      [`${NODE}USER node\nUSER root`, 3],
      [`${NODE}USER 0:0`, 2],
    ],
    good: [`${NODE}USER root\nRUN x\nUSER node`, `${NODE}USER rooty`],
  },
  DL3003: {
    bad: [[`${NODE}RUN cd /x && make`, 2]],
    good: [`${NODE}WORKDIR /x\nRUN make`, `${NODE}RUN echo cd`],
  },
  DL3004: {
    bad: [[`${NODE}RUN sudo make`, 2]],
    good: [`${NODE}RUN make`, `${NODE}RUN apt-get install sudo=1`],
  },
  DL3006: {
    bad: [
      ['FROM node', 1],
      ['FROM localhost:5000/node', 1],
    ],
    good: [NODE, 'FROM scratch', `${NODE.trim()} AS a\nFROM a`, 'ARG I\nFROM $I', 'FROM node@sha256:ab'],
  },
  DL3007: { bad: [['FROM node:latest', 1]], good: [NODE, 'FROM node:latest@sha256:ab'] },
  DL3008: {
    bad: [[`${NODE}RUN apt-get update && \\\n apt-get install -y curl`, 2]],
    good: [
      `${NODE}RUN apt-get install -y curl=7.88.1`,
      `${NODE}RUN apt-get install ./x.deb`,
      `${NODE}RUN echo apt-get`,
    ],
  },
  DL3009: {
    bad: [[`${NODE}RUN apt-get update && apt-get install -y curl=7`, 2]],
    good: [
      `${NODE}RUN apt-get update && apt-get install -y curl=7 && rm -rf /var/lib/apt/lists/*`,
      `FROM a:1 AS b\nRUN apt-get update\nFROM c:1\nCOPY --from=b /x /x`,
      `${NODE}RUN --mount=type=cache,target=/var/lib/apt apt-get update`,
    ],
  },
  DL3013: {
    bad: [
      [`${NODE}RUN pip install numpy`, 2],
      [`${NODE}RUN python3 -m pip install --no-cache-dir a==1 b`, 2],
    ],
    good: [
      `${NODE}RUN pip install numpy==1.26.4`,
      `${NODE}RUN pip install -r requirements.txt`,
      `${NODE}RUN pip install .`,
      `${NODE}RUN pip install -i https://x/simple a==1`,
      `${NODE}RUN pip install git+https://x/y@v1`,
    ],
  },
  DL3015: {
    bad: [[`${NODE}RUN apt-get install -y curl=7`, 2]],
    good: [`${NODE}RUN apt-get install -y --no-install-recommends curl=7`],
  },
  DL3018: {
    bad: [[`${NODE}RUN apk add --no-cache curl`, 2]],
    good: [`${NODE}RUN apk add --no-cache curl=8.5.0-r0`, `${NODE}RUN apk add --virtual deps a=1`],
  },
  DL3020: {
    bad: [[`${NODE}ADD a /a`, 2]],
    good: [`${NODE}COPY a /a`, `${NODE}ADD a.tar.gz /a`, `${NODE}ADD https://x/y /a`],
  },
  DL3021: { bad: [[`${NODE}COPY a b /c`, 2]], good: [`${NODE}COPY a b /c/`, `${NODE}COPY a /c`] },
  DL3022: {
    bad: [[`${NODE}COPY --from=build /a /b`, 2]],
    good: [
      'FROM a:1 AS build\nFROM b:1\nCOPY --from=build /a /b',
      `${NODE}COPY --from=nginx:1.25 /a /b`,
      'FROM a:1\nFROM b:1\nCOPY --from=0 /a /b',
    ],
  },
  DL3023: {
    bad: [['FROM a:1 AS x\nCOPY --from=x /a /b', 2]],
    good: ['FROM a:1 AS x\nFROM b:1\nCOPY --from=x /a /b'],
  },
  DL3024: { bad: [['FROM a:1 AS x\nFROM b:1 AS x', 2]], good: ['FROM a:1 AS x\nFROM b:1 AS y'] },
  DL3025: {
    bad: [
      [`${NODE}CMD node server.js`, 2],
      [`${NODE}ENTRYPOINT x`, 2],
    ],
    good: [`${NODE}CMD ["node", "server.js"]`],
  },
  DL3027: {
    bad: [[`${NODE}RUN apt install -y x=1`, 2]],
    good: [`${NODE}RUN apt-get install -y x=1`, `${NODE}RUN apt-cache show x`],
  },
  DL3042: {
    bad: [[`${NODE}RUN pip install a==1`, 2]],
    good: [
      `${NODE}RUN pip install --no-cache-dir a==1`,
      `${NODE}ENV PIP_NO_CACHE_DIR=1\nRUN pip install a==1`,
      `${NODE}RUN --mount=type=cache,target=/root/.cache/pip pip install a==1`,
    ],
  },
  DL3044: {
    bad: [[`${NODE}ENV A=1 B=$A`, 2]],
    good: [`${NODE}ENV A=1\nENV B=$A`, `${NODE}ENV PATH=/x:$PATH`],
  },
  DL3045: {
    bad: [[`${NODE}COPY a b`, 2]],
    good: [`${NODE}WORKDIR /x\nCOPY a b`, `${NODE}COPY a /b`, `FROM a:1 AS x\nWORKDIR /y\nFROM x\nCOPY a b`],
  },
  DL3059: {
    bad: [
      [`${NODE}RUN a\nRUN b\nRUN c`, 3, 4],
      [`${NODE}RUN a\n# why\nRUN b`, 4],
    ],
    good: [
      `${NODE}RUN a\nCOPY x /x\nRUN b`,
      `${NODE}RUN a && b && c\nRUN d`,
      `${NODE}RUN --mount=type=cache,target=/x a\nRUN b`,
    ],
  },
  DL4000: { bad: [[`${NODE}MAINTAINER me`, 2]], good: [`${NODE}LABEL maintainer=me`] },
  DL4003: { bad: [[`${NODE}CMD ["a"]\nCMD ["b"]`, 3]], good: [`FROM a:1\nCMD ["a"]\nFROM b:1\nCMD ["b"]`] },
  DL4004: { bad: [[`${NODE}ENTRYPOINT ["a"]\nENTRYPOINT ["b"]`, 3]], good: [`${NODE}ENTRYPOINT ["a"]`] },
  DL4006: {
    bad: [
      [`${NODE}RUN curl x | sh`, 2],
      [`${NODE}SHELL ["/bin/sh", "-c"]\nRUN a | b`, 3],
    ],
    good: [
      `${NODE}RUN a || b`,
      `${NODE}SHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN a | b`,
      `${NODE}RUN echo 'a | b'`,
    ],
  },
};

const linesOf = (code: string, text: string) =>
  lint(text)
    .filter((one) => one.code === code)
    .map(({ line }) => line);

it('has cases for every rule', () => {
  expect(LINT_RULES.map(({ code }) => code)).toEqual(Object.keys(CASES).sort());
});

describe.each(Object.entries(CASES))('%s', (code, { bad, good }) => {
  it.each(bad.map(([text, ...lines]) => ({ text, lines })))('finds $text', ({ text, lines }) => {
    expect(linesOf(code, text)).toEqual(lines);
  });

  it.each(good.map((text) => ({ text })))('lets $text be', ({ text }) => {
    expect(linesOf(code, text)).toEqual([]);
  });
});

it('has a file that cannot be built as a finding, beside the others', () => {
  expect(lint('FROM node\nBOGUS x\nRUN cd /x').map((one) => [one.line, one.code])).toEqual([
    [2, 'DL1000'],
    [3, 'DL3003'],
  ]);
});

it('leaves out what is ignored by a comment', () => {
  expect(lint('# hadolint ignore=DL3006\nFROM node\n# hadolint global ignore=DL3025\nCMD x')).toEqual([]);
});

it('prints findings as hadolint does', () => {
  expect(findingLine('Dockerfile', lint('FROM node')[0]!)).toBe(
    'Dockerfile:1 DL3006 warning: Always tag the version of an image explicitly',
  );
});
