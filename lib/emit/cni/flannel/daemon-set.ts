import { FLANNEL_NAMESPACE, FLANNEL_RELEASE } from '../../../cni/flannel/release';
import { renderDaemon, renderInstallers } from './containers';
import type { FlannelInput } from './input';
import type { PlainObject } from './objects';

const POD_LABELS = { tier: 'node', app: 'flannel' } as const;

/** `kube-flannel-ds`: one flanneld on the network of every Linux node. */
export function renderDaemonSet(input: FlannelInput): PlainObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: {
      name: 'kube-flannel-ds',
      namespace: FLANNEL_NAMESPACE,
      labels: { ...POD_LABELS, 'k8s-app': 'flannel' },
    },
    spec: {
      selector: { matchLabels: { app: 'flannel' } },
      template: { metadata: { labels: POD_LABELS }, spec: podSpec(input) },
    },
  };
}

function podSpec(input: FlannelInput) {
  const daemonImage = input.daemonImage ?? FLANNEL_RELEASE.daemonImage;
  const pluginImage = input.pluginImage ?? FLANNEL_RELEASE.pluginImage;
  return {
    affinity: { nodeAffinity: onlyLinux() },
    hostNetwork: true,
    priorityClassName: 'system-node-critical',
    // A node without a network carries a NoSchedule taint until flanneld has run on it.
    tolerations: [{ operator: 'Exists', effect: 'NoSchedule' }],
    serviceAccountName: 'flannel',
    initContainers: renderInstallers({ daemonImage, pluginImage }),
    containers: [renderDaemon(daemonImage, input)],
    volumes: volumes(),
  };
}

const onlyLinux = () => ({
  requiredDuringSchedulingIgnoredDuringExecution: {
    nodeSelectorTerms: [
      { matchExpressions: [{ key: 'kubernetes.io/os', operator: 'In', values: ['linux'] }] },
    ],
  },
});

const volumes = () => [
  { name: 'run', hostPath: { path: '/run/flannel' } },
  { name: 'cni-plugin', hostPath: { path: '/opt/cni/bin' } },
  { name: 'cni', hostPath: { path: '/etc/cni/net.d' } },
  { name: 'flannel-cfg', configMap: { name: 'kube-flannel-cfg' } },
  { name: 'xtables-lock', hostPath: { path: '/run/xtables.lock', type: 'FileOrCreate' } },
];
