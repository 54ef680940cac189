import type { Measurement } from '../../../types';
import { firstComplaint } from '../../seeded-team/make-commit';
import type { TeamChange } from '../changes';
import { dataChange } from '../data-change';
import type { AcrossDesk, Night } from '../desk';
import { changeWords } from '../kinds';
import { harmOfList, type ListHarm } from '../list-harm';
import { onDesk, type Scene } from '../scene';

export const NIGHT_FACTS = {
  consumer: 'whether the server has your repository',
  started: 'whether the night could be run',
  calmList: 'whether an ordinary night makes a list',
  calmWrong: 'wrong names on the list of an ordinary night',
  calmBy: 'what stopped an ordinary night',
  hotfix: 'what was wrong with the export that came around all rules',
  served: 'whether a list was made of it',
  wrong: 'wrong names on that list',
  length: 'names on that list',
  stoppedBy: 'what stopped it',
} as const;

/** What the call centre meets after a night; null where there is no list. */
export async function harmOfNight(scene: Scene, desk: AcrossDesk, { list }: Night): Promise<ListHarm | null> {
  if (list === null) return null;
  const model = (await desk.filesOf(scene.consumer))['model.json'];
  return harmOfList(scene.context, scene.probe, {
    warehouse: await desk.filesOf(scene.producer),
    model: typeof model === 'string' ? model : '{}',
    list,
  });
}

/** An ordinary night, and one after a change that came to main of the other team past its rules. */
export function measureNight(scene: Scene, hotfix: TeamChange): Promise<Measurement> {
  return onDesk(scene, 'both', ['night', hotfix], async (desk): Promise<Measurement> => {
    const { consumer, producer, workflow, context } = scene;
    if ((await desk.server(consumer)) === null || (await desk.server(producer)) === null)
      return { facts: { consumer: false }, unknownReads: 'nothing', runIds: [] };
    const calm = await desk.night(consumer, workflow);
    const calmHarm = await harmOfNight(scene, desk, calm);
    const problem = await desk.force(dataChange(producer, hotfix, context.support));
    const stormy = await desk.night(consumer, workflow);
    const harm = await harmOfNight(scene, desk, stormy);
    const by = (night: Night) => {
      const said = night.run && firstComplaint([night.run]);
      return said ? `${said.step}: ${said.says ?? 'it failed'}` : null;
    };
    return {
      facts: {
        consumer: true,
        started: calm.run !== null,
        calmList: calm.list !== null,
        calmWrong: calmHarm?.wrong ?? null,
        calmBy: by(calm),
        hotfix: problem ?? changeWords(hotfix.kind),
        served: harm !== null && harm.wrong > 0,
        wrong: harm?.wrong ?? null,
        length: harm?.length ?? null,
        stoppedBy: by(stormy),
      },
      evidence: [
        {
          label: 'An ordinary night',
          outcome: calmHarm?.wrong === 0 ? 'good' : 'bad',
          detail: calmHarm
            ? `${calmHarm.length} names, ${calmHarm.wrong} of them wrong`
            : `no list. ${by(calm) ?? ''}`,
        },
        {
          label: `The night after “${hotfix.says}” (${changeWords(hotfix.kind)})`,
          outcome: harm !== null && harm.wrong > 0 ? 'bad' : 'good',
          detail: harm ? `${harm.length} names, ${harm.wrong} of them wrong` : `no list. ${by(stormy) ?? ''}`,
        },
      ],
      unknownReads: 'nothing',
      runIds: [],
    };
  });
}
