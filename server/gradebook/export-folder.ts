/** Longer names are cut: some systems take paths of 260 characters in all. */
const LONGEST = 40;

/**
 * The name of a folder for something that people have named. Only letters, digits, marks, spaces and `._-` stay, since archives are unpacked on
 * systems with many rules; a part of the id keeps two of one name apart.
 */
export function folderOf(name: string, id: string): string {
  const safe = name
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N} ._-]/gu, '_')
    .slice(0, LONGEST)
    .replaceAll(/^[ .]+|[ .]+$/g, '');
  return `${safe} ${id.slice(0, 8)}`.trim();
}
