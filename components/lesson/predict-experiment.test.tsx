// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { openFakeSession } from '@/stores/testing/fake-session';
import { ExperimentIsland } from './experiment-island';
import { PredictIsland } from './predict-island';
import { RecallIsland } from './recall-island';
import { type Mounted, mountLesson } from './testing/mount';

async function openLesson() {
  const { session, time } = await openFakeSession();
  const { predictions, experiments, metrics, recall } = session.bundle.definition;
  const prediction = predictions[0]!;
  const fast = experiments.find((experiment) => experiment.id === 'fast')!;
  const mounted = await mountLesson(
    session,
    <>
      <PredictIsland
        {...prediction}
        experiment={fast}
        options={prediction.options.map((option) => ({ ...option, text: option.label }))}
      />
      <ExperimentIsland
        {...fast}
        changes={[]}
        setsParams={true}
        predictionId={prediction.id}
        metrics={metrics}
        experiments={experiments}
      />
      <RecallIsland questions={recall} />
    </>,
  );
  return { session, mounted, time };
}

const radio = (mounted: Mounted, value: string) =>
  mounted.root.querySelector<HTMLInputElement>(`input[type=radio][value=${value}]`)!;

describe('a prediction and its experiment', () => {
  let mounted: Mounted | undefined;
  afterEach(async () => {
    await mounted?.unmount();
    mounted = undefined;
    document.body.replaceChildren();
  });

  it('keeps the run from starting until the prediction is locked, and says why', async () => {
    const opened = await openLesson();
    mounted = opened.mounted;
    const run = mounted.button('Run the experiment');
    expect(run.getAttribute('aria-disabled')).toBe('true');
    expect(document.getElementById(run.getAttribute('aria-describedby')!)?.textContent).toContain(
      'Lock your prediction first.',
    );
    await mounted.click(run);
    expect(opened.session.runs.getState().current).toBeNull();
  });

  it('reveals, after the run, what was said and what happened', async () => {
    const opened = await openLesson();
    mounted = opened.mounted;
    await mounted.click(radio(mounted, 'diverges'));
    await mounted.click(mounted.button('Lock the prediction'));
    expect(opened.session.learning.getState().predictions['what-happens']).toMatchObject({
      optionId: 'diverges',
      confidence: 70,
    });
    expect(mounted.root.contains(document.activeElement)).toBe(true);

    await mounted.click(mounted.button('Run the experiment'));
    await act(async () => {
      opened.time.advance(1_000);
    });
    expect(mounted.has('What happened')).toBe(true);
    expect(mounted.has('Not what you said')).toBe(true);
    expect(mounted.announced().some((said) => said.startsWith('Your prediction is answered.'))).toBe(true);
    expect(mounted.announced().some((said) => said.startsWith('Learning rate 0.5: Completed'))).toBe(true);
  });

  it('asks before it tells: reasons only after an answer, and only the first answer counts', async () => {
    const opened = await openLesson();
    mounted = opened.mounted;
    expect(mounted.has('It is not so.')).toBe(false);
    await mounted.click(radio(mounted, 'no'));
    await mounted.click(mounted.button('Answer'));
    expect(mounted.has('It is not so.')).toBe(true);
    expect(mounted.has('✗ Not this time')).toBe(true);
    expect(opened.session.learning.getState().recall.one).toMatchObject({ optionId: 'no', right: false });
  });
});
