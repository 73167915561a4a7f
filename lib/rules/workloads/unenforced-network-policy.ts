import { kindOfPlugin } from '../../cni/plugin-kinds';
import type { ApiObjectView } from '../../model/api-object';
import type { ConflistView } from '../../model/cni-config';
import { at } from '../../model/located';
import { objectsOf } from '../../model/object-index';
import { workloadsOf } from '../../model/workload-index';
import { conflistText } from '../cni/conflist-example';
import { defineRule } from '../rule';
import { workloadExample } from './workload-example';
import { objectSide } from './workload-side';

interface Facts {
  readonly policies: number;
  readonly plugins: string;
}

const DENY_ALL = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: deny-all }
spec: { podSelector: {}, policyTypes: [Ingress] }
`;

const BRIDGE = { file: 'net.d/10-pods.conflist', text: conflistText({}) };

export const unenforcedNetworkPolicy = defineRule({
  code: 'NET808',
  name: 'unenforced-network-policy',
  severity: 'warning',
  reads: ['conflists', 'objects'],
  docs: {
    summary: 'NetworkPolicies need a network add-on that applies them.',
    why: 'kube-apiserver stores them for every cluster. flannel and the plain CNI plugins do not look at them, so all traffic stays allowed.',
    symptoms: ['policy-surprises'],
    since: '0.1.0',
    source:
      'https://kubernetes.io/docs/concepts/services-networking/network-policies/#prerequisites',
    whenToIgnore: 'when something that applies them is installed beside the network add-on',
  },
  findings: {
    unenforced: ({ policies, plugins }: Facts) => ({
      what: `${policies === 1 ? 'a NetworkPolicy' : `${policies} NetworkPolicies`} and a pod network of ${plugins}, which applies none`,
      fix: 'install kube-network-policies or another engine, or choose an add-on with policies',
    }),
  },
  examples: () => ({
    valid: [
      { title: 'the pod network is not known', text: DENY_ALL },
      {
        title: 'an engine beside the bridge',
        text: DENY_ALL,
        beside: [
          BRIDGE,
          {
            file: 'engine.yaml',
            text: workloadExample({ kind: 'DaemonSet', name: 'kube-network-policies' }),
          },
        ],
      },
    ],
    invalid: [{ title: 'a bridge alone', text: DENY_ALL, beside: [BRIDGE] }],
  }),
  check({ conflists, objects }, report) {
    const policies = objectsOf(objects, 'networking.k8s.io', 'NetworkPolicy');
    const [first] = policies;
    const [network] = conflists;
    if (!first || !network || !conflists.every(appliesNone) || hasEngine(objects)) return;
    const plugins = network.plugins.map(({ type }) => type).join(', ');
    const data = { policies: policies.length, plugins };
    report('unenforced', data, {
      at: objectSide(first, ['metadata', 'name'], first.name),
      other: {
        at: at(network.source, ...(network.isList ? ['plugins'] : [])),
        value: plugins,
        label: 'plugins',
      },
      breaks: 'the network add-on: lets through what the policies forbid',
      data,
    });
  },
});

/** Nobody knows what plugins of others do. */
const appliesNone = ({ plugins }: ConflistView): boolean =>
  plugins.every(({ type }) => type === 'flannel' || kindOfPlugin(type) !== undefined);

const ENGINES = /antrea|calico|canal|cilium|kube-ovn|kube-router|network-polic|romana|tigera|weave/;

const hasEngine = (objects: readonly ApiObjectView[]): boolean =>
  workloadsOf(objects).some(({ object }) => ENGINES.test(object.name));
