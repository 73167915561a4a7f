import { isKnownWord } from '../../k8s/component-words';
import type { Contract } from '../../k8s/contract';
import type { FlagSet } from '../../model/flags';
import { electionRefusals } from './election-flags';
import {
  type FlagBounds,
  type FlagRefusal,
  noneOf,
  outOfBounds,
  unknownEntries,
} from './flag-check';
import { portRefusals } from './serving-flags';

/** Source: cmd/kube-controller-manager/app/options/*controller.go (`Validate`). */
const BOUNDS: readonly FlagBounds[] = [
  { flag: 'attach-detach-reconcile-sync-period', min: 1, isDuration: true },
  { flag: 'concurrent-cron-job-syncs', min: 1 },
  { flag: 'concurrent-ephemeralvolume-syncs', min: 1 },
  { flag: 'concurrent-horizontal-pod-autoscaler-syncs', min: 1 },
  { flag: 'concurrent-job-syncs', min: 1 },
  { flag: 'concurrent-service-endpoint-syncs', min: 1, max: 50 },
  { flag: 'concurrent-statefulset-syncs', min: 1 },
  { flag: 'max-endpoints-per-slice', min: 1, max: 1000 },
  { flag: 'mirroring-concurrent-service-endpoint-syncs', min: 1, max: 50 },
  { flag: 'mirroring-max-endpoints-per-subset', min: 1, max: 1000 },
];

const LATER_BOUNDS: readonly FlagBounds[] = [{ flag: 'concurrent-daemonset-syncs', min: 1 }];

/** What kube-controller-manager refuses of what it could read; node blocks have a rule of their own. */
export const controllerManagerRefusals = (
  flags: FlagSet,
  contract: Contract,
  minor: number,
): FlagRefusal[] => [
  ...electionRefusals(flags),
  ...portRefusals(flags),
  ...outOfBounds(flags, BOUNDS),
  ...(contract.controllerManagerChecksDaemonSetWorkers ? outOfBounds(flags, LATER_BOUNDS) : []),
  ...unknownEntries(
    flags,
    'controllers',
    (word) => word === '*' || isKnownWord('controllers', word.replace(/^-/, ''), minor),
    'names of this release',
  ),
  ...noneOf(flags, 'cloud-provider', ['', 'external']),
];
