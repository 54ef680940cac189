import { Adwin } from '../concept/adwin';
import { Ddm } from '../concept/ddm';
import type { ConceptDetector } from '../concept/detector';
import { PageHinkley } from '../concept/page-hinkley';
import type { DetectorChoice } from './drift-file';

/** The detector that a plan asks for. Options have river's names in camel case; what is absent is river's default. */
export function makeDetector({ detector, options }: DetectorChoice): ConceptDetector {
  switch (detector) {
    case 'ddm':
      return new Ddm(options);
    case 'page-hinkley':
      return new PageHinkley(options);
    case 'adwin':
      return new Adwin(options);
  }
}
