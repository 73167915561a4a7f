import type { KnownFlags } from '../../k8s/component-flags';
import { type FlagType, readsAs, wantedBy } from '../../k8s/flag-value/flag-type';
import { knownFlags } from '../../model/command-lines';
import { isObject, valueAt } from '../../model/document';
import { isForInit, type KubeadmDocument } from '../../model/kubeadm-file';
import { at } from '../../model/located';
import { asList, asText } from '../../model/type-meta';
import { defineRule } from '../rule';

interface Variable {
  readonly name: string;
  readonly value: string;
  /** The flag that the variable stands for. */
  readonly flag: string;
  readonly index: number;
}

interface Unread extends Variable {
  readonly type: FlagType;
}

const withVariable = (name: string, value: string): string => `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
networking:
  podSubnet: 10.244.0.0/16
etcd:
  local:
    extraEnvs:
      - name: ${name}
        value: "${value}"
`;

export const etcdEnvironment = defineRule({
  code: 'NET728',
  name: 'etcd-environment',
  severity: 'error',
  reads: ['controlPlane', 'kubeadmFiles', 'nodes', 'versions'],
  docs: {
    summary: 'An environment variable of etcd must be readable, and its flag must not be given.',
    why: 'etcd takes ETCD_NAME for --name, and so on. It exits when the flag is on its command line too, where kubeadm puts many, and when it cannot read the value.',
    since: '0.1.0',
    source:
      'etcd pkg/flags/flag.go (SetFlagsFromEnv, verifyEnv); kubeadm phases/etcd/local.go [run]',
  },
  findings: {
    shadowed: ({ name, flag }: Variable) => ({
      what: `${name} is set, and etcd is started with --${flag} as well`,
      fix: `give ${flag} in extraArgs instead`,
    }),
    unread: ({ name, value, type }: Unread) => ({
      what: `etcd cannot read ${name} "${value}"`,
      fix: `write ${wantedBy(type)}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a flag that nobody gives',
        text: withVariable('ETCD_QUOTA_BACKEND_BYTES', '8589934592'),
      },
    ],
    invalid: [
      { title: 'a flag of kubeadm', text: withVariable('ETCD_SNAPSHOT_COUNT', '5000') },
      { title: 'a number with a unit', text: withVariable('ETCD_QUOTA_BACKEND_BYTES', '8Gi') },
    ],
  }),
  check(model, report) {
    const { kubeadmFiles, controlPlane } = model;
    const cluster = kubeadmFiles.find((file) => isForInit(file) && file.cluster)?.cluster;
    const variables = cluster ? variablesOf(cluster) : [];
    const known = variables.length > 0 ? knownFlags('etcd', model) : undefined;
    if (!cluster || !known) return;
    const given = new Set([...flagsOfKubeadm(known), ...controlPlane.etcd.flags.map(nameOf)]);
    for (const variable of variables) {
      const { name, value, flag, index } = variable;
      const type = known.typeOf(flag);
      const place = at(cluster.source, 'etcd', 'local', 'extraEnvs', index, 'value');
      const sighting = {
        at: { at: place, value, label: name },
        refusedBy: ['etcd-start'] as const,
        data: { name, value },
      };
      if (!type) continue;
      if (given.has(flag)) report('shadowed', variable, sighting);
      else if (!readsAs(type, value)) report('unread', { ...variable, type }, sighting);
    }
  },
});

const nameOf = ({ value }: { readonly value: { readonly name: string } }): string => value.name;

/** etcd looks at its own variables that are not empty. */
function variablesOf(cluster: KubeadmDocument): Variable[] {
  const entries = asList(valueAt(cluster.value, ['etcd', 'local', 'extraEnvs']));
  return entries.flatMap((entry, index) => {
    const [name, value] = isObject(entry) ? [asText(entry.name), asText(entry.value)] : [];
    if (!name?.startsWith('ETCD_') || !value) return [];
    const flag = name.slice('ETCD_'.length).toLowerCase().replaceAll('_', '-');
    return [{ name, value, flag, index }];
  });
}

/** Source: kubeadm phases/etcd/local.go (getEtcdCommand). */
const ALWAYS = [
  'advertise-client-urls',
  'cert-file',
  'client-cert-auth',
  'data-dir',
  'initial-advertise-peer-urls',
  'initial-cluster',
  'key-file',
  'listen-client-urls',
  'listen-metrics-urls',
  'listen-peer-urls',
  'name',
  'peer-cert-file',
  'peer-client-cert-auth',
  'peer-key-file',
  'peer-trusted-ca-file',
  'snapshot-count',
  'trusted-ca-file',
];
const GRADUATED = ['feature-gates', 'watch-progress-notify-interval'];
const EXPERIMENTAL = [
  'experimental-initial-corrupt-check',
  'experimental-watch-progress-notify-interval',
];

/** kubeadm writes the graduated flags as soon as etcd has them. */
const flagsOfKubeadm = (known: KnownFlags): string[] => [
  ...ALWAYS,
  ...(known.typeOf('watch-progress-notify-interval') ? GRADUATED : EXPERIMENTAL),
];
