import { flag, value } from '../../core/pflag';
import { resolveBase } from '../build/base';
import { BuildError } from '../build/errors';
import { humanBytes } from '../build/log';
import { BadReferenceError, fullName, parseReference, tagName } from '../catalog/reference';
import { readSizes } from '../catalog/sizes';
import { type DockerCall, type DockerCommand, refuse, shortId } from './command';
import { findImage, tagOf } from './find';
import { imageDetails } from './image-details';
import { cut, humanDuration, table } from './table';
import { fillTemplate } from './template';

const bytesOf = ({ store }: DockerCall, id: string) =>
  store.image(id)!.history.reduce((sum, entry) => sum + entry.bytes, 0);

const LIST: DockerCommand = {
  path: 'images',
  usage: '[OPTIONS] [REPOSITORY[:TAG]]',
  about: 'List images',
  options: [flag('all', 'a'), flag('quiet', 'q'), flag('no-trunc'), flag('digests'), value('filter', 'f')],
  words: [0, 1],
  run: (call) => {
    const { io, store, flags, words } = call;
    const { tags, created } = store.state;
    const wanted = words[0];
    const onlyDangling = call.values.filter?.[0] === 'dangling=true';
    const rows = store.imageIds
      .flatMap((id) => {
        const names = Object.keys(tags).filter((tag) => tags[tag] === id);
        return (names.length > 0 ? names : ['<none>:<none>']).map((name) => ({
          id,
          name,
          at: created[id] ?? 0,
        }));
      })
      .filter(
        ({ name }) =>
          wanted === undefined || name === wanted || name.slice(0, name.lastIndexOf(':')) === wanted,
      )
      .filter(({ name }) => !onlyDangling || name === '<none>:<none>')
      .sort((a, b) => b.at - a.at || (a.name < b.name ? -1 : 1));
    if (flags.has('quiet')) {
      io.stdout([...new Set(rows.map(({ id }) => `${shortId(id)}\n`))].join(''));
      return 0;
    }
    io.stdout(
      table([
        ['REPOSITORY', 'TAG', 'IMAGE ID', 'CREATED', 'SIZE'],
        ...rows.map(({ id, name, at }) => {
          const colon = name.lastIndexOf(':');
          return [
            name.slice(0, colon),
            name.slice(colon + 1),
            flags.has('no-trunc') ? id : shortId(id),
            `${humanDuration(io.clock.now() - at)} ago`,
            humanBytes(bytesOf(call, id)),
          ];
        }),
      ]),
    );
    return 0;
  },
};

const HISTORY: DockerCommand = {
  path: 'history',
  usage: '[OPTIONS] IMAGE',
  about: 'Show the history of an image',
  options: [flag('no-trunc'), flag('quiet', 'q'), flag('human', 'H')],
  words: [1, 1],
  run: ({ io, store, words, flags }) => {
    const id = findImage(store, words[0]!);
    if (id === undefined) return refuse(io, `No such image: ${withTag(words[0]!)}`);
    const at = store.state.created[id] ?? 0;
    const entries = [...store.image(id)!.history].reverse();
    io.stdout(
      table([
        ['IMAGE', 'CREATED', 'CREATED BY', 'SIZE', 'COMMENT'],
        ...entries.map(({ createdBy, bytes }, index) => [
          index === 0 ? shortId(id) : '<missing>',
          `${humanDuration(io.clock.now() - at)} ago`,
          flags.has('no-trunc') ? createdBy : cut(createdBy.replace(/\s+/g, ' '), 45),
          humanBytes(bytes),
          createdBy.endsWith('# buildkit') ? 'buildkit.dockerfile.v0' : '',
        ]),
      ]),
    );
    return 0;
  },
};

const withTag = (name: string) => (/:[^/]*$/.test(name) ? name : `${name}:latest`);

const TAG: DockerCommand = {
  path: 'tag',
  usage: 'SOURCE_IMAGE[:TAG] TARGET_IMAGE[:TAG]',
  about: 'Create a tag TARGET_IMAGE that refers to SOURCE_IMAGE',
  options: [],
  words: [2, 2],
  run: ({ io, store, words }) => {
    const id = findImage(store, words[0]!);
    if (id === undefined) return refuse(io, `No such image: ${withTag(words[0]!)}`);
    try {
      const { tag } = tagOf(words[1]!);
      store.update(({ tags }) => ({ tags: { ...tags, [tag]: id } }));
      return 0;
    } catch (error) {
      if (!(error instanceof BadReferenceError)) throw error;
      io.stderr(`Error parsing reference: "${words[1]}" is not a valid repository/tag: ${error.message}\n`);
      return 1;
    }
  },
};

const REMOVE: DockerCommand = {
  path: 'rmi',
  usage: '[OPTIONS] IMAGE [IMAGE...]',
  about: 'Remove one or more images',
  options: [flag('force', 'f')],
  words: [1, Number.POSITIVE_INFINITY],
  run: (call) => Math.max(...call.words.map((name) => removeOne(call, name))),
};

function removeOne({ io, store, flags }: DockerCall, name: string): number {
  const id = findImage(store, name);
  if (id === undefined) return refuse(io, `No such image: ${withTag(name)}`);
  const { tags, containers } = store.state;
  const names = Object.keys(tags).filter((tag) => tags[tag] === id);
  const byId = !names.includes(withTag(name));
  const user = containers.find((one) => one.imageId === id);
  if (user && names.length <= 1 && !(flags.has('force') && user.status === 'exited'))
    return refuse(
      io,
      `conflict: unable to remove repository reference "${name}" (${user.status === 'running' ? 'cannot be forced' : 'must force'}) - container ${shortId(user.id)} is using its referenced image ${shortId(id)}`,
    );
  const gone = byId ? names : [withTag(name)];
  store.update(({ tags: known }) => ({
    tags: Object.fromEntries(Object.entries(known).filter(([tag]) => !gone.includes(tag))),
  }));
  for (const tag of gone) io.stdout(`Untagged: ${tag}\n`);
  if (names.length <= gone.length) {
    store.removeImage(id);
    store.collect();
    io.stdout(`Deleted: ${id}\n`);
  }
  return 0;
}

const INSPECT: DockerCommand = {
  path: 'image inspect',
  usage: '[OPTIONS] IMAGE [IMAGE...]',
  about: 'Display detailed information on one or more images',
  options: [value('format', 'f')],
  words: [1, Number.POSITIVE_INFINITY],
  run: ({ io, store, words, values }) => {
    const found = words.map((name) => findImage(store, name));
    const details = found.flatMap((id) => (id === undefined ? [] : [imageDetails(store, id)]));
    const template = values.format?.[0];
    if (template === undefined) io.stdout(`${JSON.stringify(details, null, 4)}\n`);
    for (const one of template === undefined ? [] : details) {
      const text = fillTemplate(template!, one);
      if (text === null) {
        io.stderr(`template parsing error: template: :1: map has no entry for a key of ${template}\n`);
        return 1;
      }
      io.stdout(`${text}\n`);
    }
    const missing = words.filter((_name, at) => found[at] === undefined);
    for (const name of missing) io.stderr(`Error response from daemon: No such image: ${withTag(name)}\n`);
    return missing.length > 0 ? 1 : 0;
  },
};

const PRUNE: DockerCommand = {
  path: 'image prune',
  usage: '[OPTIONS]',
  about: 'Remove unused images',
  options: [flag('all', 'a'), flag('force', 'f')],
  words: [0, 0],
  run: ({ io, store, flags }) => {
    const all = flags.has('all');
    if (!flags.has('force')) {
      io.stdout(
        `WARNING! This will remove all ${all ? 'images without at least one container associated to them' : 'dangling images'}.\nAre you sure you want to continue? [y/N] `,
      );
      if (!/^y/i.test(io.stdin)) {
        io.stdout('\n');
        return 0;
      }
    }
    const { tags, containers } = store.state;
    const kept = new Set([...(all ? [] : Object.values(tags)), ...containers.map(({ imageId }) => imageId)]);
    const gone = store.imageIds.filter((id) => !kept.has(id));
    for (const id of gone) store.removeImage(id);
    store.update(({ tags: known }) => ({
      tags: Object.fromEntries(Object.entries(known).filter(([, id]) => !gone.includes(id))),
    }));
    const bytes = store.collect();
    if (gone.length > 0) io.stdout(`Deleted Images:\n${gone.map((id) => `deleted: ${id}\n`).join('')}\n`);
    io.stdout(`Total reclaimed space: ${humanBytes(bytes)}\n`);
    return 0;
  },
};

const BUILDER_PRUNE: DockerCommand = {
  path: 'builder prune',
  usage: '[OPTIONS]',
  about: 'Remove build cache',
  options: [flag('all', 'a'), flag('force', 'f')],
  words: [0, 0],
  run: ({ io, store }) => {
    store.update(() => ({ cache: {} }));
    io.stdout(`Total:\t${humanBytes(store.collect())}\n`);
    return 0;
  },
};

/** The registry of the lab. */
export const LAB_REGISTRY = 'registry.lab';

const PUSH: DockerCommand = {
  path: 'push',
  usage: '[OPTIONS] NAME[:TAG]',
  about: 'Upload an image to a registry',
  options: [flag('quiet', 'q'), flag('all-tags', 'a')],
  words: [1, 1],
  run: ({ io, store, words }) => {
    const id = findImage(store, words[0]!);
    const reference = parseReference(words[0]!);
    const { registry, repository, tag } = reference;
    if (!/:[^/]*$/.test(words[0]!)) io.stdout('Using default tag: latest\n');
    io.stdout(`The push refers to repository [${registry}/${repository}]\n`);
    if (id === undefined || store.state.tags[tagName(reference)] !== id) {
      io.stderr(`An image does not exist locally with the tag: ${words[0]!.replace(/:[^/]*$/, '')}\n`);
      return 1;
    }
    if (registry !== LAB_REGISTRY) {
      io.stderr(
        registry === 'docker.io'
          ? `denied: requested access to the resource is denied\n[the lab] Its registry is ${LAB_REGISTRY}: docker tag ${words[0]} ${LAB_REGISTRY}/${repository.replace('library/', '')}:${tag}\n`
          : `Get "https://${registry}/v2/": dial tcp: lookup ${registry.split(':')[0]}: no such host\n`,
      );
      return 1;
    }
    const { pushed } = store.state;
    const there = new Set(Object.values(pushed).flatMap((one) => store.image(one)?.layers ?? []));
    for (const layer of [...store.image(id)!.layers].reverse())
      io.stdout(`${shortId(layer)}: ${there.has(layer) ? 'Layer already exists' : 'Pushed'}\n`);
    store.update(({ pushed: known }) => ({ pushed: { ...known, [fullName(reference)]: id } }));
    io.stdout(`${tag}: digest: ${id} size: ${JSON.stringify(store.image(id)).length}\n`);
    return 0;
  },
};

const PULL: DockerCommand = {
  path: 'pull',
  usage: '[OPTIONS] NAME[:TAG|@DIGEST]',
  about: 'Download an image from a registry',
  options: [flag('quiet', 'q'), value('platform')],
  words: [1, 1],
  run: ({ io, store, words }) => {
    try {
      const reference = parseReference(words[0]!);
      const tag = tagName(reference);
      if (reference.tag === 'latest' && !words[0]!.includes(':latest'))
        io.stdout('Using default tag: latest\n');
      const before = store.state.tags[tag];
      const pushed = store.state.pushed[fullName(reference)];
      const now = io.clock.now();
      const manifest =
        (pushed === undefined ? undefined : store.image(pushed)) ??
        resolveBase({ store, sizes: readSizes(io.fs), now }, words[0]!, 1).manifest;
      const id = store.putImage(manifest, now);
      store.update(({ tags }) => ({ tags: { ...tags, [tag]: id } }));
      io.stdout(`${reference.tag}: Pulling from ${reference.repository}\n`);
      io.stdout(
        store
          .image(id)!
          .layers.map((layer) => `${shortId(layer)}: ${before === id ? 'Already exists' : 'Pull complete'}\n`)
          .join(''),
      );
      io.stdout(
        `Digest: ${id}\nStatus: ${before === id ? `Image is up to date for ${tag}` : `Downloaded newer image for ${tag}`}\n${fullName(reference)}\n`,
      );
      return 0;
    } catch (error) {
      if (!(error instanceof BuildError || error instanceof BadReferenceError)) throw error;
      return refuse(
        io,
        error instanceof BadReferenceError
          ? error.message
          : `pull access denied for ${words[0]!.replace(/:[^/]*$/, '')}, repository does not exist or may require 'docker login': denied: requested access to the resource is denied`,
      );
    }
  },
};

/** Commands about images. */
export const IMAGE_COMMANDS: readonly DockerCommand[] = [
  LIST,
  HISTORY,
  TAG,
  REMOVE,
  INSPECT,
  PRUNE,
  BUILDER_PRUNE,
  PUSH,
  PULL,
];
