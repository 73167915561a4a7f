import type { Json } from '../../model/document';
import { asNumber } from '../../model/type-meta';
import { below, field } from './field-check';
import { FINE, problemAt, type StructCheck, type StructChecks, when } from './struct-check';
import { isNil, notNegative, oneOf, type ValueCheck } from './value-check';

/** A number of pods, or a share of them: `25%`. */
function podCount(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^[0-9]+%$/.test(value)
    ? Number(value.slice(0, -1))
    : undefined;
}

/** Source: kube-apiserver ValidatePositiveIntOrPercent. */
export const numberOrPercent: ValueCheck = (value, name) => {
  if (typeof value !== 'string') return notNegative(value, name);
  return podCount(value) === undefined
    ? { what: `is "${value}", no percentage`, fix: `${name}: 25%` }
    : undefined;
};

/** Source: kube-apiserver IsNotMoreThan100Percent. */
export const notAboveAll: ValueCheck = (value, name) =>
  typeof value === 'string' && (podCount(value) ?? 0) > 100
    ? { what: `is ${value}, above 100%`, fix: `${name}: 100%` }
    : undefined;

const lonelyRollingUpdate: StructCheck = ({ type, rollingUpdate = null }) =>
  typeof type === 'string' && type !== '' && type !== 'RollingUpdate' && rollingUpdate !== null
    ? [problemAt(['rollingUpdate'], `is set beside type ${type}`, 'type: RollingUpdate')]
    : FINE;

/** How far pods may go below and above their number, with the defaults; both at 0 would change nothing. */
const someChange =
  (unavailable: Json, surge: Json, isExclusive: boolean): StructCheck =>
  (rollingUpdate) => {
    const less = rollingUpdate.maxUnavailable ?? unavailable;
    const isLess = podCount(less) !== 0;
    const isMore = podCount(rollingUpdate.maxSurge ?? surge) !== 0;
    if (!isLess && !isMore) {
      return [
        problemAt(
          ['maxUnavailable'],
          'is 0 like maxSurge, so that no pod can change',
          'maxUnavailable: 1',
        ),
      ];
    }
    return isExclusive && isLess && isMore
      ? [
          problemAt(
            ['maxSurge'],
            `is set beside maxUnavailable, which is ${String(less)}`,
            'maxUnavailable: 0',
          ),
        ]
      : FINE;
  };

/** Of another type, nobody looks at it. */
const rollingDaemons = below(
  'rollingUpdate',
  field('maxUnavailable', numberOrPercent, notAboveAll),
  field('maxSurge', numberOrPercent, notAboveAll),
  someChange(1, 0, true),
);

const PROGRESS_SECONDS = 600;

/** Source: kube-apiserver ValidateDeploymentSpec. */
const progress: StructCheck = ({ progressDeadlineSeconds: deadline, minReadySeconds }) => {
  const seconds = isNil(deadline) ? PROGRESS_SECONDS : asNumber(deadline);
  const ready = asNumber(minReadySeconds) ?? 0;
  if (seconds === undefined || seconds > ready) return FINE;
  const what = `leaves no time: a pod is ready after ${ready} s, and given up after ${seconds} s`;
  const name = isNil(deadline) ? 'minReadySeconds' : 'progressDeadlineSeconds';
  return [problemAt([name], what, `progressDeadlineSeconds: ${ready + PROGRESS_SECONDS}`)];
};

const counts = (...names: readonly string[]): StructCheck[] =>
  names.map((name) => field(name, notNegative));

const atLeastOne: ValueCheck = (value, name) =>
  podCount(value) === 0
    ? { what: 'is 0, so that no pod can change', fix: `${name}: 1` }
    : undefined;

const retention = oneOf('Retain', 'Delete');

/** Source: kube-apiserver validation of apps and of ReplicationControllers. */
export const WORKLOADS: StructChecks = {
  DeploymentSpec: [
    ...counts('replicas', 'minReadySeconds', 'revisionHistoryLimit', 'progressDeadlineSeconds'),
    progress,
  ],
  DeploymentStrategy: [field('type', oneOf('RollingUpdate', 'Recreate')), lonelyRollingUpdate],
  RollingUpdateDeployment: [
    field('maxUnavailable', numberOrPercent, notAboveAll),
    field('maxSurge', numberOrPercent),
    someChange('25%', '25%', false),
  ],
  ReplicaSetSpec: counts('replicas', 'minReadySeconds'),
  ReplicationControllerSpec: counts('replicas', 'minReadySeconds'),
  DaemonSetSpec: counts('minReadySeconds', 'revisionHistoryLimit'),
  DaemonSetUpdateStrategy: [
    field('type', oneOf('RollingUpdate', 'OnDelete')),
    (strategy, scope) => (strategy.type === 'OnDelete' ? FINE : rollingDaemons(strategy, scope)),
  ],
  StatefulSetSpec: [
    ...counts('replicas', 'minReadySeconds'),
    field('podManagementPolicy', oneOf('OrderedReady', 'Parallel')),
  ],
  StatefulSetOrdinals: counts('start'),
  StatefulSetPersistentVolumeClaimRetentionPolicy: [
    field('whenDeleted', retention),
    field('whenScaled', retention),
  ],
  StatefulSetUpdateStrategy: [
    field('type', oneOf('RollingUpdate', 'OnDelete')),
    lonelyRollingUpdate,
  ],
  RollingUpdateStatefulSetStrategy: [
    ...counts('partition'),
    when(
      ({ statefulSetsCountUnavailable }) => statefulSetsCountUnavailable,
      field('maxUnavailable', numberOrPercent, notAboveAll, atLeastOne),
    ),
  ],
};
