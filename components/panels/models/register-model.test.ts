import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { LabState } from '@/stores/lab-contract';
import { registerLines, registerModel } from './register-model';
import { refusalIn } from './rest-line';

const MODEL = { runId: 'ab', artifactUri: 'mlruns/1/ab/artifacts', path: 'model' };

function labThatAnswers(...answers: readonly object[]) {
  const lines: string[] = [];
  const runCommand = async (line: string) => {
    lines.push(line);
    return { stdout: JSON.stringify(answers[lines.length - 1]), stderr: '', exitCode: 0 };
  };
  return { lines, lab: createStore(() => ({ runCommand }) as unknown as LabState) };
}

describe('registering a model', () => {
  it('makes the registered model, then its version', async () => {
    const { lab, lines } = labThatAnswers({ registered_model: {} }, { model_version: { version: '1' } });
    expect(await registerModel(lab, 'price', MODEL)).toBe('1');
    expect(lines).toEqual(registerLines('price', MODEL));
    expect(lines[1]).toContain('{"name":"price","source":"mlruns/1/ab/artifacts/model","run_id":"ab"}');
  });

  it('adds a version to one that is there', async () => {
    const { lab } = labThatAnswers(
      { error_code: 'RESOURCE_ALREADY_EXISTS', message: 'Registered Model (name=price) already exists.' },
      { model_version: { version: '4' } },
    );
    expect(await registerModel(lab, 'price', MODEL)).toBe('4');
  });

  it('says what MLflow says where it refuses', async () => {
    const refusal = { error_code: 'INVALID_PARAMETER_VALUE', message: 'Invalid model name.' };
    await expect(registerModel(labThatAnswers(refusal).lab, '/', MODEL)).rejects.toThrow(
      'Invalid model name.',
    );
    await expect(
      registerModel(labThatAnswers({ registered_model: {} }, refusal).lab, 'a', MODEL),
    ).rejects.toThrow('Invalid model name.');
    expect(refusalIn('')).toBeNull();
    expect(refusalIn('{}')).toBeNull();
  });
});
