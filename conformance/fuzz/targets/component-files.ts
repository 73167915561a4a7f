import fc from 'fast-check';
import {
  apiserverLimitsEvents,
  apiserverReadsFile,
  apiserverReviewsImages,
} from '../../judges/apiserver-start';
import { EVENT_RATE_CLUSTER, IMAGE_POLICY_CLUSTER } from '../../judges/component-file';
import type { JudgeRunner } from '../../judges/judge';
import { schedulerReadsFile } from '../../judges/scheduler-start';
import { changes } from '../component-files/changes';
import { corpusWords } from '../component-files/corpus-words';
import type { FuzzTarget } from '../target';
import { renderYaml } from '../yaml/render';

/** Files of the corpus that a component takes, changed in one to three places. */
const filesOf = (
  name: string,
  judge: JudgeRunner,
  beside: Pick<FuzzTarget, 'cluster'> = {},
): FuzzTarget => ({
  name,
  ...beside,
  judges: [judge],
  minors: [30, 33, 36, 37],
  extension: 'yaml',
  texts: (minor) => {
    const words = corpusWords(name, judge.word, minor);
    return fc
      .tuple(
        fc.constantFrom(...words.taken),
        fc.array(changes, { minLength: 1, maxLength: 3, size: 'max' }),
      )
      .map(([file, list]) => list.reduce((tree, change) => change(tree, words), file))
      .map(renderYaml);
  },
  isMeantFor: (_, text) => /^kind: \w+$/m.test(text) && !/^---/m.test(text),
});

/** The files that kube-apiserver and kube-scheduler read when they start. */
export const componentFiles: readonly FuzzTarget[] = [
  filesOf('api-server-files', apiserverReadsFile),
  filesOf('scheduler-files', schedulerReadsFile),
  filesOf('event-rate-limit', apiserverLimitsEvents, { cluster: EVENT_RATE_CLUSTER }),
  filesOf('image-policy', apiserverReviewsImages, { cluster: IMAGE_POLICY_CLUSTER }),
];
