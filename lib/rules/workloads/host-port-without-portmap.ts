import { kindOfPlugin } from '../../cni/plugin-kinds';
import type { ConflistView } from '../../model/cni-config';
import { at } from '../../model/located';
import { workloadName } from '../../model/workload';
import { workloadsOf } from '../../model/workload-index';
import { conflistText } from '../cni/conflist-example';
import { defineRule, type Side } from '../rule';
import { workloadExample } from './workload-example';
import { portSide } from './workload-side';

interface Facts {
  readonly hostPort: number;
  readonly workload: string;
}

const POOL = { type: 'host-local', ranges: [[{ subnet: '10.244.1.0/24' }]] };
const BRIDGE = { type: 'bridge', bridge: 'cni0', isDefaultGateway: true, ipam: POOL };

const beside = (...meta: readonly string[]) => ({
  beside: [
    {
      file: 'net.d/10-pods.conflist',
      text: conflistText({
        plugins: [BRIDGE, ...meta.map((type) => ({ type, capabilities: { portMappings: true } }))],
      }),
    },
  ],
});

const ON_8080 = workloadExample({ ports: '{ containerPort: 80, hostPort: 8080 }' });

export const hostPortWithoutPortmap = defineRule({
  code: 'NET804',
  name: 'host-port-without-portmap',
  severity: 'error',
  reads: ['conflists', 'objects'],
  docs: {
    summary: 'A hostPort needs portmap among the plugins of the pod network.',
    why: 'The runtime hands port mappings to the plugins that have the capability. Without one of them the pod runs, the port counts as taken, and nothing forwards it.',
    symptoms: ['service-does-not-answer'],
    since: '0.1.0',
    source: 'containernetworking/cni CONVENTIONS.md; libcni injectRuntimeConfig',
    whenToIgnore: 'when something else on the nodes maps host ports',
  },
  findings: {
    unmapped: ({ hostPort, workload }: Facts) => ({
      what: `hostPort ${hostPort} of ${workload} has no effect: no plugin of the pod network maps ports`,
      fix: 'add {"type": "portmap", "capabilities": {"portMappings": true}} to its plugins',
    }),
  },
  examples: () => ({
    valid: [
      { title: 'portmap in the list', text: ON_8080, ...beside('portmap') },
      { title: 'the pod network is not known', text: ON_8080 },
      {
        title: 'the host network needs no mapping',
        text: workloadExample({
          ports: '{ containerPort: 80, hostPort: 80 }',
          podSpec: ['hostNetwork: true'],
        }),
        ...beside(),
      },
    ],
    invalid: [{ title: 'a bridge alone', text: ON_8080, ...beside() }],
  }),
  check({ conflists, objects }, report) {
    const networks = conflists.filter(bringsPods);
    const [network] = networks;
    if (!network || networks.some(mayMapPorts)) return;
    for (const workload of workloadsOf(objects)) {
      if (workload.isOnHostNetwork) continue;
      for (const port of workload.ports) {
        if (port.hostPort <= 0) continue;
        const data = { hostPort: port.hostPort, workload: workloadName(workload) };
        report('unmapped', data, {
          at: portSide(workload, port, 'hostPort', port.hostPort),
          other: pluginsSide(network),
          breaks: `portmap: is not in the list, so nothing forwards port ${port.hostPort} of the node`,
          data,
        });
      }
    }
  },
});

/** A list of loopback alone is not the network of pods. */
const bringsPods = ({ plugins }: ConflistView): boolean =>
  plugins.some(({ type }) => kindOfPlugin(type) !== 'loopback');

/** Plugins of others may map ports themselves, as Cilium does. */
const mayMapPorts = ({ plugins }: ConflistView): boolean =>
  plugins.some(
    ({ type }) => type === 'portmap' || (type !== 'flannel' && kindOfPlugin(type) === undefined),
  );

const pluginsSide = ({ source, plugins, isList }: ConflistView): Side => ({
  at: at(source, ...(isList ? ['plugins'] : [])),
  value: plugins.map(({ type }) => type).join(', '),
  label: 'plugins',
});
