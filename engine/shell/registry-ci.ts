import { CiError } from '../ci/errors';
import { withActions } from '../ci/gh/gh-actions';
import { LabCi, type LabCiPorts } from '../ci/lab-ci';
import type { FileSystem } from '../core/file-system';
import type { LabProgram, ProgramIo } from '../core/lab-program';
import { markAsRunner } from '../delivery/store/docker-store';
import { openCiForge } from '../versioning/forge/actions/ci-repository';
import { currentRepository } from '../versioning/forge/actions/current-repository';
import { gh as ghOfForge } from '../versioning/forge/gh/gh';
import { reported } from '../versioning/forge/gh/reported';

const known = new WeakMap<FileSystem, LabCi>();

/** The workflows of a lab: one for each file system, since runs at work live in it. */
export function labCi(place: Omit<LabCiPorts, 'openForge'>): LabCi {
  let ci = known.get(place.fs);
  if (ci === undefined) {
    // A job has a Docker of its own, which reaches the registry of the lab.
    const openMachine: typeof place.openMachine = (setting) => {
      markAsRunner(setting.fs);
      return place.openMachine(setting);
    };
    ci = new LabCi({ ...place, openMachine, openForge: () => openCiForge(place.fs, place.clock) });
    known.set(place.fs, ci);
  }
  return ci;
}

async function open({ fs, clock, rng, openMachine }: ProgramIo): Promise<LabCi> {
  if (openMachine === undefined)
    throw new CiError(
      'not-allowed',
      'Workflows cannot be run from within one: there is no machine to run them on.',
    );
  return labCi({ fs, clock, rng, openMachine });
}

const ghWithActions = withActions(ghOfForge, { place: currentRepository, open });

/** `gh` with all of its commands: those of the forge, and those about workflows. */
export const gh: LabProgram = (io) => reported(io, () => ghWithActions(io));
