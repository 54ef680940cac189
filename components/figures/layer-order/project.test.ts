import { describe, expect, it } from 'vitest';
import { type LayerEdit, LayerProject, MOVABLE_LINES } from './project';

const [README, CODE, PACKAGES, INSTALL] = MOVABLE_LINES;
const BEST = [PACKAGES, INSTALL, CODE, README];

/** The lines that are built anew after an edit. */
async function built(order: readonly string[], edit: LayerEdit) {
  const project = new LayerProject();
  await project.build(order);
  project.edit(edit);
  const { lines } = await project.build(order);
  const texts = LayerProject.dockerfile(order);
  return texts.filter((_text, at) => lines.get(at)?.outcome === 'miss' && !texts[at]!.startsWith('CMD'));
}

describe('the project of the figure', () => {
  it.each<[string, readonly string[], LayerEdit, readonly string[]]>([
    ['a README above the installation', MOVABLE_LINES, 'readme', MOVABLE_LINES],
    ['code above the installation', MOVABLE_LINES, 'code', [CODE, PACKAGES, INSTALL]],
    ['code below the installation', BEST, 'code', [CODE, README]],
    ['a README at the end', BEST, 'readme', [README]],
    ['a package', BEST, 'packages', BEST],
  ])('builds from what changed on: %s', async (_what, order, edit, lines) => {
    expect(await built(order, edit)).toEqual(lines);
  });

  it('takes all from the cache when nothing changed, in no time', async () => {
    const project = new LayerProject();
    const first = await project.build(BEST);
    const { lines, seconds } = await project.build(BEST);
    expect(first.seconds).toBeGreaterThan(5);
    expect(seconds).toBe(0);
    expect([...lines.values()].every(({ outcome }) => outcome === 'hit')).toBe(true);
  });

  it('says in the words of npm why an order cannot be built', async () => {
    const { error } = await new LayerProject().build([INSTALL, PACKAGES, CODE, README]);
    expect(error).toContain('package.json');
  });
});
