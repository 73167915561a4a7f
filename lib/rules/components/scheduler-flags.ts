import type { FlagSet } from '../../model/flags';
import { electionRefusals } from './election-flags';
import { emptyText, type FlagRefusal, outOfBounds } from './flag-check';
import { portRefusals } from './serving-flags';

/** What kube-scheduler refuses of what it could read. */
export const schedulerRefusals = (flags: FlagSet): FlagRefusal[] => [
  ...electionRefusals(flags),
  ...portRefusals(flags),
  ...emptyText(flags, 'leader-elect-resource-name', 'a name'),
  ...emptyText(flags, 'leader-elect-resource-namespace', 'a name'),
  ...emptyText(flags, 'kubeconfig', 'the path of a kubeconfig'),
  ...outOfBounds(flags, [{ flag: 'kube-api-burst', min: 1 }]),
];
