import { isObject, type JsonObject, valueAt } from '../../model/document';
import { entriesAt } from '../../model/network-policy';
import { asList, textField } from '../../model/type-meta';
import { each, field, presentOf, uniqueBy } from './field-check';
import {
  FINE,
  type FieldProblem,
  problemAt,
  type StructCheck,
  type StructChecks,
  when,
} from './struct-check';
import { relativePath } from './text-forms';
import { between, isNil, MOST_INT32, oneOf, oneOfIfGiven, required, textLike } from './value-check';

const id = between(0, MOST_INT32);
const IDS = [field('runAsUser', id), field('runAsGroup', id)];

const TYPES = ['RuntimeDefault', 'Unconfined', 'Localhost'];

/** A profile of the node has a name; the others have none. */
const profile: StructCheck = ({ type, localhostProfile = null }) => {
  if (type === 'Localhost' && localhostProfile === null) {
    return [problemAt(['localhostProfile'], 'is missing', 'localhostProfile: profiles/web.json')];
  }
  return localhostProfile !== null && type !== 'Localhost' && type
    ? [problemAt(['localhostProfile'], `is set beside type ${String(type)}`, 'type: Localhost')]
    : FINE;
};

const PROFILE = [field('type', required('RuntimeDefault'), oneOf(...TYPES)), profile];

const trimmed: StructCheck = ({ type, localhostProfile }) =>
  type === 'Localhost' &&
  typeof localhostProfile === 'string' &&
  (localhostProfile === '' || localhostProfile.trim() !== localhostProfile)
    ? [
        problemAt(
          ['localhostProfile'],
          'is empty or has blanks around it',
          'localhostProfile: the name of the profile',
        ),
      ]
    : FINE;

/** Source: kube-apiserver ValidateSecurityContext. */
const escalation: StructCheck = ({ allowPrivilegeEscalation, privileged, capabilities }) => {
  if (allowPrivilegeEscalation !== false) return FINE;
  const added = isObject(capabilities) ? asList(capabilities.add) : [];
  if (privileged === true || added.includes('CAP_SYS_ADMIN')) {
    const other = privileged === true ? 'privileged: true' : 'capability CAP_SYS_ADMIN';
    return [
      problemAt(['allowPrivilegeEscalation'], `is false beside ${other}`, 'remove one of the two'),
    ];
  }
  return FINE;
};

const procMount: StructCheck = ({ procMount: written }, { podSpec }) =>
  written === 'Unmasked' && podSpec.hostUsers !== false
    ? [
        problemAt(
          ['procMount'],
          'is Unmasked in a pod with the users of the host',
          'hostUsers: false',
        ),
      ]
    : FINE;

const SYSCTL = /^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$/;
const sysctlName = textLike(
  (text) => text.length <= 253 && SYSCTL.test(text),
  'net.core.somaxconn',
);

const IPC =
  /^(fs\.mqueue\..*|kernel\.(sem|shm|shmall|shmmax|shmmni|shm_rmid_forced|msg|msgmax|msgmnb|msgmni))$/;

/** Kernel settings of a network or IPC that is the node's. Source: kube-apiserver ValidateHostSysctl. */
const hostSysctls: StructCheck = (podSpec) =>
  entriesAt(podSpec, ['securityContext', 'sysctls']).flatMap(({ path, value }): FieldProblem[] => {
    const name = withDots(textField(value, 'name'));
    const field = name.startsWith('net.') ? 'hostNetwork' : IPC.test(name) ? 'hostIPC' : '';
    return field && podSpec[field] === true
      ? [
          problemAt(
            [...path, 'name'],
            `is "${name}", which is the node's with ${field}`,
            `remove it, or ${field}`,
          ),
        ]
      : [];
  });

/** As sysctl itself reads names: the first of the two signs separates. */
const withDots = (name: string): string =>
  /^[^./]*\//.test(name) ? name.replace(/[./]/g, (sign) => (sign === '/' ? '.' : '/')) : name;

const HOST_NAMESPACES = ['hostNetwork', 'hostPID', 'hostIPC'];
const CONTAINERS = ['containers', 'initContainers'];

/** Source: kube-apiserver validateHostUsers. */
const ownUsers: StructCheck = (podSpec, { contract }) => {
  if (podSpec.hostUsers !== false) return FINE;
  const shared = HOST_NAMESPACES.filter((name) => podSpec[name] === true);
  const devices = contract.ownUsersForbidDevices
    ? CONTAINERS.flatMap((list) => entriesAt(podSpec, [list])).filter(
        ({ value }) => asList(value.volumeDevices).length > 0,
      )
    : [];
  return [
    ...shared.map((name) =>
      problemAt([name], 'is true beside hostUsers: false', 'hostUsers: true'),
    ),
    ...devices.map(({ path }) =>
      problemAt([...path, 'volumeDevices'], 'is set beside hostUsers: false', 'hostUsers: true'),
    ),
  ];
};

const processes: StructCheck = ({ shareProcessNamespace, hostPID }) =>
  shareProcessNamespace === true && hostPID === true
    ? [problemAt(['shareProcessNamespace'], 'is true beside hostPID', 'remove one of the two')]
    : FINE;

const OF_LINUX_PODS = [
  ...[
    'appArmorProfile',
    'seLinuxOptions',
    'seccompProfile',
    'fsGroup',
    'fsGroupChangePolicy',
    'sysctls',
  ],
  ...[
    'runAsUser',
    'runAsGroup',
    'supplementalGroups',
    'supplementalGroupsPolicy',
    'seLinuxChangePolicy',
  ],
];
const OF_LINUX_CONTAINERS = [
  ...[
    'appArmorProfile',
    'seLinuxOptions',
    'seccompProfile',
    'capabilities',
    'readOnlyRootFilesystem',
  ],
  ...['privileged', 'allowPrivilegeEscalation', 'procMount', 'runAsUser', 'runAsGroup'],
];
const OF_LINUX = ['hostUsers', 'hostPID', 'hostIPC', 'shareProcessNamespace'];

/** Source: kube-apiserver validateOS, validateLinux, validateWindows. */
const operatingSystem: StructCheck = (podSpec) => {
  if (!isObject(podSpec.os)) return FINE;
  const name = textField(podSpec.os, 'name');
  if (name !== 'linux' && name !== 'windows') {
    return [problemAt(['os', 'name'], `is "${name}", neither linux nor windows`, 'name: linux')];
  }
  const places = [
    { path: ['securityContext'], names: name === 'linux' ? ['windowsOptions'] : OF_LINUX_PODS },
    ...CONTAINERS.flatMap((list) => entriesAt(podSpec, [list])).map(({ path }) => ({
      path: [...path, 'securityContext'],
      names: name === 'linux' ? ['windowsOptions'] : OF_LINUX_CONTAINERS,
    })),
  ];
  const foreign = places.flatMap(({ path, names }) => {
    const context = valueAt(podSpec, path);
    return isObject(context)
      ? presentOf(context, names)
          .filter((one) => isSet(context, one))
          .map((one) => [...path, one])
      : [];
  });
  const own =
    name === 'linux' ? [] : OF_LINUX.filter((one) => isSet(podSpec, one)).map((one) => [one]);
  return [...own, ...foreign].map((path) =>
    problemAt(path, `is none of ${name}`, `remove ${path.at(-1)}`),
  );
};

/** Empty lists and plain false of fields that are no pointers say nothing. */
const isSet = (struct: JsonObject, name: string): boolean => {
  const value = struct[name];
  if (isNil(value)) return false;
  if (name === 'sysctls') return asList(value).length > 0;
  return !['hostPID', 'hostIPC'].includes(name) || value === true;
};

const isRead = (check: StructCheck): StructCheck =>
  when(({ groupsPolicyIsRead }) => groupsPolicyIsRead, check);
const hasUsers = (check: StructCheck): StructCheck =>
  when(({ podsHaveOwnUsers }) => podsHaveOwnUsers, check);

/** Source: kube-apiserver validatePodSpecSecurityContext, ValidateSecurityContext. */
export const SECURITY: StructChecks = {
  PodSpec: [
    processes,
    hasUsers(ownUsers),
    operatingSystem,
    when(({ hostSysctlsAreJudged }) => hostSysctlsAreJudged, hostSysctls),
  ],
  PodSecurityContext: [
    ...IDS,
    field('fsGroup', id),
    each('supplementalGroups', id),
    uniqueBy('sysctls', 'name'),
    field('fsGroupChangePolicy', oneOfIfGiven('OnRootMismatch', 'Always')),
    isRead(field('supplementalGroupsPolicy', oneOfIfGiven('Merge', 'Strict'))),
    isRead(field('seLinuxChangePolicy', oneOfIfGiven('MountOption', 'Recursive'))),
  ],
  SecurityContext: [
    ...IDS,
    hasUsers(field('procMount', oneOfIfGiven('Default', 'Unmasked'))),
    hasUsers(procMount),
    escalation,
  ],
  SeccompProfile: [...PROFILE, field('localhostProfile', relativePath)],
  AppArmorProfile: [...PROFILE, trimmed],
  Sysctl: [field('name', required('net.core.somaxconn'), sysctlName)],
};
