import { isDns1123Subdomain } from '../../k8s/names';
import { asList } from '../../model/type-meta';
import { field, oneSource, uniqueBy } from './field-check';
import { FINE, problemAt, type StructCheck, type StructChecks, when } from './struct-check';
import {
  between,
  dnsLabel,
  dnsName,
  dnsNameIfGiven,
  isNil,
  MOST_INT32,
  oneOf,
  oneOfIfGiven,
  required,
  textLikeIfGiven,
} from './value-check';

const CONTROLLERS = [
  'Deployment',
  'ReplicaSet',
  'DaemonSet',
  'StatefulSet',
  'ReplicationController',
];

/** Pods that are replaced have no end. */
const deadline: StructCheck = ({ activeDeadlineSeconds }, { object: { kind } }) =>
  !isNil(activeDeadlineSeconds) && CONTROLLERS.includes(kind)
    ? [
        problemAt(
          ['activeDeadlineSeconds'],
          `is set, which pods of a ${kind} cannot have`,
          'remove activeDeadlineSeconds',
        ),
      ]
    : FINE;

/** They come later, by kubectl debug. */
const debugging: StructCheck = ({ ephemeralContainers }) =>
  asList(ephemeralContainers).length > 0
    ? [problemAt(['ephemeralContainers'], 'cannot be there from the beginning', 'kubectl debug')]
    : FINE;

/** Source: kube-apiserver validatePodHostName. */
const hostName: StructCheck = ({ hostnameOverride = null, setHostnameAsFQDN, hostNetwork }) =>
  hostnameOverride !== null && (setHostnameAsFQDN === true || hostNetwork === true)
    ? [
        problemAt(
          ['hostnameOverride'],
          `stands beside ${hostNetwork === true ? 'hostNetwork' : 'setHostnameAsFQDN'}`,
          'remove one of the two',
        ),
      ]
    : FINE;

/** The plugin Priority computes both from the class. */
const priority: StructCheck = (
  { priority: number, preemptionPolicy, priorityClassName = '' },
  { object: { kind } },
) => {
  if (kind !== 'Pod' || priorityClassName) return FINE;
  if (typeof number === 'number' && number !== 0) {
    return [
      problemAt(
        ['priority'],
        `is ${number} without a priorityClassName, which means 0`,
        'priorityClassName: a PriorityClass',
      ),
    ];
  }
  return preemptionPolicy === 'Never'
    ? [
        problemAt(
          ['preemptionPolicy'],
          'is Never without a priorityClassName',
          'priorityClassName: a PriorityClass that says Never',
        ),
      ]
    : FINE;
};

const overridden = (check: StructCheck): StructCheck =>
  when(({ hostnameOverrideIsRead }) => hostnameOverrideIsRead, check);
const claimed = (check: StructCheck): StructCheck =>
  when(({ podsClaimResources }) => podsClaimResources, check);

const CLAIM_SOURCES = ['resourceClaimName', 'resourceClaimTemplateName'];

const CONTAINER: readonly StructCheck[] = [
  field('imagePullPolicy', oneOf('IfNotPresent', 'Always', 'Never')),
  field('terminationMessagePolicy', oneOf('File', 'FallbackToLogsOnError')),
];

/** Source: kube-apiserver ValidatePodSpec, validateContainerCommon, and the plugin Priority. */
export const POD_SETTINGS: StructChecks = {
  PodSpec: [
    field('activeDeadlineSeconds', between(1, MOST_INT32)),
    deadline,
    debugging,
    field('serviceAccountName', dnsName),
    field('priorityClassName', dnsName),
    field('runtimeClassName', dnsNameIfGiven),
    field('preemptionPolicy', oneOfIfGiven('PreemptLowerPriority', 'Never')),
    priority,
    overridden(
      field(
        'hostnameOverride',
        textLikeIfGiven(
          (text) => text.length <= 64 && isDns1123Subdomain(text),
          'a DNS name of at most 64 characters',
        ),
      ),
    ),
    overridden(hostName),
    claimed(uniqueBy('resourceClaims', 'name')),
  ],
  PodResourceClaim: [
    field('name', required('gpu'), dnsLabel),
    oneSource(CLAIM_SOURCES, true),
    ...CLAIM_SOURCES.map((name) => field(name, dnsNameIfGiven)),
  ].map(claimed),
  Container: CONTAINER,
  EphemeralContainer: CONTAINER,
};
