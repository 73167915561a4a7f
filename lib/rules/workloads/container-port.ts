import { isPortName } from '../../k8s/names';
import { type Json, valueAt } from '../../model/document';
import {
  type ContainerPortView,
  declaredPortsOf,
  type Workload,
  workloadName,
} from '../../model/workload';
import { builtInWorkloadsOf } from '../../model/workload-index';
import { isPort } from '../../net/port';
import { defineRule, type Side } from '../rule';
import { NO_PODS, podVerdict } from './pod-verdict';
import { workloadExample } from './workload-example';
import { writtenSide } from './workload-side';

interface Value {
  readonly field: string;
  readonly value: string;
}

interface Again extends Value {
  readonly workload: string;
}

interface Mismatch {
  readonly containerPort: number;
  readonly hostPort: number;
}

const withPorts = (ports: string, ...podSpec: readonly string[]): string =>
  workloadExample({ ports, podSpec });

export const containerPort = defineRule({
  code: 'NET811',
  name: 'container-port',
  severity: 'error',
  reads: ['objects', 'versions'],
  docs: {
    summary:
      'Ports of a container are numbers from 1 to 65535, with names and host ports of their own.',
    why: 'kube-apiserver refuses the object; up to 1.33 it does not look into a StatefulSet, and refuses its pods. A container port may be there twice, save on the host network, where it is a host port, too; its name may not be in one container, nor its hostPort in one pod.',
    symptoms: ['object-missing'],
    since: '0.1.0',
    source: 'kube-apiserver validateContainerPorts, validateHostNetwork, checkHostPortConflicts',
  },
  findings: {
    required: () => ({
      what: 'an entry of ports has no containerPort',
      fix: 'containerPort: the port on which the container listens',
    }),
    outOfRange: ({ field, value }: Value) => ({
      what: `${field} ${value} is not in 1-65535`,
      fix: `${field}: a port from 1 to 65535`,
    }),
    protocol: ({ value }: Value) => ({
      what: `protocol "${value}" is none of TCP, UDP and SCTP`,
      fix: `protocol: ${['UDP', 'SCTP'].find((one) => one === value.toUpperCase()) ?? 'TCP'}`,
    }),
    badName: ({ value }: Value) => ({
      what: `"${value}" is not a port name: 1-15 of a-z, 0-9 and single "-", one letter`,
      fix: 'name: a shorter one, such as http or metrics',
    }),
    again: ({ field, value, workload }: Again) => ({
      what: `${field} ${value} is there twice in ${workload}`,
      fix: `give one of the two another ${field}, or none`,
    }),
    mismatch: ({ containerPort: own, hostPort }: Mismatch) => ({
      what: `hostPort ${hostPort} is not containerPort ${own}, and the pod is on the network of its host`,
      fix: `hostPort: ${own}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a container port twice, which nobody minds',
        text: withPorts('{ containerPort: 80 }, { containerPort: 80 }'),
      },
      {
        title: 'one host port of two protocols',
        text: withPorts(
          '{ containerPort: 53, hostPort: 53 }, { containerPort: 53, hostPort: 53, protocol: UDP }',
        ),
      },
      {
        title: 'one host port, once for every address and once for 0.0.0.0',
        text: withPorts(
          '{ containerPort: 1, hostPort: 80 }, { containerPort: 2, hostPort: 80, hostIP: 0.0.0.0 }',
        ),
      },
    ],
    invalid: [
      {
        title: 'a name that is too long',
        text: withPorts('{ name: prometheus-metrics, containerPort: 80 }'),
      },
      { title: 'no port at all', text: withPorts('{ hostPort: 80 }') },
      { title: 'too large', text: withPorts('{ containerPort: 80, hostPort: 70000 }') },
      { title: 'a protocol above TCP', text: withPorts('{ containerPort: 80, protocol: HTTP }') },
      {
        title: 'one host port twice',
        text: withPorts('{ containerPort: 80, hostPort: 80 }, { containerPort: 81, hostPort: 80 }'),
      },
      {
        title: 'one port twice, in a pod of the host network, where it is a host port, too',
        text: withPorts('{ containerPort: 80 }, { containerPort: 80 }', 'hostNetwork: true'),
      },
      {
        title: 'another port of the host network',
        text: withPorts('{ containerPort: 80, hostPort: 81 }', 'hostNetwork: true'),
      },
    ],
  }),
  check({ objects, versions }, report) {
    for (const workload of builtInWorkloadsOf(objects)) {
      const seen = new Map<string, Seen>();
      const verdict = podVerdict(workload, versions.cluster);
      for (const port of declaredPortsOf(workload)) {
        const sideOf = (field: string): Side => writtenSide(workload.object, [...port.path, field]);
        const refuse = (field: string) => ({ at: sideOf(field), ...verdict });
        const written = fieldOf(workload, port, 'containerPort');
        if ((written ?? 0) === 0) report('required', {}, refuse('containerPort'));
        for (const [field, value] of [
          ['containerPort', port.containerPort],
          ['hostPort', port.hostPort],
        ] as const) {
          if (value === 0 || isPort(value) || !Number.isInteger(value)) continue;
          const data = { field, value: `${value}` };
          report('outOfRange', data, { ...refuse(field), data });
        }
        if (!PROTOCOLS.includes(port.protocol)) {
          const data = { field: 'protocol', value: port.protocol };
          report('protocol', data, { ...refuse('protocol'), data });
        }
        if (port.name !== '' && !isPortName(port.name)) {
          const data = { field: 'name', value: port.name };
          report('badName', data, { ...refuse('name'), data });
        }
        const { containerPort: own, hostPort } = port;
        if (isMismatch(workload, port)) {
          const data = { containerPort: own, hostPort };
          const other = sideOf('containerPort');
          report('mismatch', data, { ...refuse('hostPort'), other, data });
        }
        for (const { field, value, key, isOfPods } of onceOf(workload, port)) {
          const first = seen.get(key);
          if (first) {
            const data = { field, value, workload: workloadName(workload) };
            const ofPods = isOfPods || first.isOfPods ? NO_PODS : verdict;
            report('again', data, { at: sideOf(field), other: first.side, ...ofPods, data });
          } else seen.set(key, { side: sideOf(field), isOfPods });
        }
      }
    }
  },
});

const PROTOCOLS = ['TCP', 'UDP', 'SCTP'];

/** Only in `containers`. Source: kube-apiserver validatePodHostNetworkDeps. */
const isMismatch = (
  { isOnHostNetwork }: Workload,
  { path, hostPort, containerPort: own }: ContainerPortView,
): boolean =>
  isOnHostNetwork && hostPort !== 0 && hostPort !== own && !path.includes('initContainers');

interface Seen {
  readonly side: Side;
  /** Of the pods that a template makes, not of the template. */
  readonly isOfPods: boolean;
}

interface Once extends Omit<Seen, 'side'> {
  readonly field: string;
  readonly value: string;
  readonly key: string;
}

/**
 * What may be there once: a name in a container, a host port in a pod; init containers count alone.
 * On the host network a Pod, not a template, gets its container ports as host ports (SetDefaults_Pod).
 */
function onceOf({ object, isOnHostNetwork }: Workload, port: ContainerPortView): Once[] {
  const { path, name, protocol, hostIp, hostPort, containerPort: own } = port;
  const container = path.slice(0, -2).join('.');
  const pod = path.includes('initContainers') ? container : '';
  const byName = { field: 'name', value: name, key: JSON.stringify([container, name]) };
  const taken = hostPort === 0 && isOnHostNetwork ? own : hostPort;
  const byHostPort = {
    field: hostPort === 0 ? 'containerPort' : 'hostPort',
    value: `${taken}`,
    key: JSON.stringify([pod, protocol, hostIp, taken]),
    isOfPods: hostPort === 0 && object.kind !== 'Pod',
  };
  return [
    ...(name === '' ? [] : [{ ...byName, isOfPods: false }]),
    ...(taken === 0 ? [] : [byHostPort]),
  ];
}

const fieldOf = (
  { object }: Workload,
  { path }: ContainerPortView,
  field: string,
): Json | undefined => valueAt(object.value, [...path, field]);
