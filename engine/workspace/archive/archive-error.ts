import { StagecraftError } from '../../core/errors';

/** Why an archive is not imported. Codes are stable; each stands for one kind of defect or attack. */
export type ArchiveErrorCode =
  // The file as a zip.
  | 'archive-empty-file'
  | 'archive-not-a-zip'
  | 'archive-truncated'
  | 'archive-damaged-directory'
  | 'archive-several-disks'
  | 'archive-zip64'
  | 'archive-encrypted'
  | 'archive-method'
  | 'archive-header-mismatch'
  | 'archive-descriptor-mismatch'
  | 'archive-overlap'
  | 'archive-bad-data'
  | 'archive-bad-checksum'
  | 'archive-size-mismatch'
  | 'archive-empty'
  // How much is in it.
  | 'archive-too-large'
  | 'archive-too-many-files'
  | 'archive-file-too-large'
  | 'archive-contents-too-large'
  | 'archive-bomb'
  | 'archive-too-deep'
  // The names in it.
  | 'archive-name-encoding'
  | 'archive-name-characters'
  | 'archive-name-too-long'
  | 'archive-path-absolute'
  | 'archive-path-climbs'
  | 'archive-path-backslash'
  | 'archive-path-not-normal'
  | 'archive-name-reserved'
  | 'archive-name-device'
  | 'archive-name-git-lookalike'
  | 'archive-name-twice'
  | 'archive-name-case'
  | 'archive-file-and-folder'
  // What it is made of.
  | 'archive-special-file'
  | 'archive-folder-with-content'
  | 'archive-link-target'
  | 'archive-through-link'
  | 'archive-link-in-repository'
  | 'archive-nested-repository'
  // The repository in it.
  | 'repository-is-a-file'
  | 'repository-incomplete'
  | 'repository-format'
  | 'repository-config'
  | 'repository-head'
  | 'repository-alternates'
  | 'repository-worktree'
  | 'repository-submodule'
  | 'repository-shallow'
  | 'repository-partial'
  | 'repository-busy'
  | 'repository-object'
  | 'repository-missing-object'
  | 'repository-pack'
  | 'repository-pack-index'
  | 'repository-too-large'
  | 'repository-ref-name'
  | 'repository-ref-value'
  | 'repository-ref-broken'
  | 'repository-ref-size'
  | 'repository-index';

/** An archive was refused. The message says what was found, where, and what to do; nothing was changed. */
export class ArchiveError extends StagecraftError<ArchiveErrorCode> {
  constructor(code: ArchiveErrorCode, reason: string, data?: unknown) {
    super(code, `This archive was not imported: ${reason}. Nothing was changed.`, data);
  }
}

/** A name for messages: quoted, cut when it is long, without characters that would change how the message reads. */
export function quoted(name: string): string {
  const shown = name.length > 80 ? `${name.slice(0, 60)}…` : name;
  return JSON.stringify(shown).replace(
    /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    '\u00b7',
  );
}
