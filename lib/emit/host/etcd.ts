import { parseKubernetesVersion } from '../../k8s/version';
import { type Argument, argumentsFrom, renderCommand } from './arguments';
import type { Dialect } from './dialect';
import { type Endpoint, etcdClientUrl, etcdMetricsUrl, etcdPeerUrl, loopbackOf } from './endpoint';
import { mergeEnvironment } from './environment';
import { etcdTag } from './etcd-images';
import { parseMetricsTarget } from './etcd-metrics';
import type { LocalEtcd } from './etcd-settings';
import { hasGraduatedFlags } from './etcd-version';
import { joinPath } from './go/path';
import { type HostMount, writableFolder } from './mounts';
import { type ProbePaths, renderProbePort, renderProbes } from './probes';
import type { HostSettings } from './settings';
import type { StaticPod } from './static-pod';

const NAME = 'etcd';
const CLIENT_URLS_ANNOTATION = 'kubeadm.kubernetes.io/etcd.advertise-client-urls';

/** One member of the etcd cluster that a joining node meets, itself included. */
export interface EtcdMember {
  readonly name: string;
  readonly address: string;
}

/** The local member of this node. */
export interface OwnMember {
  readonly name: string;
  readonly endpoint: Endpoint;
  /** Empty for the first node; the real order is that of etcd's own member list. */
  readonly members: readonly EtcdMember[];
}

/** `phases/etcd/local.go` GetEtcdPodSpec. */
export function predictEtcd(settings: HostSettings, etcd: LocalEtcd, own: OwnMember): StaticPod {
  const { dialect } = settings;
  const { endpoint } = own;
  const target = parseMetricsTarget(etcd.extraArgs, endpoint.family);
  const tag = etcd.imageTag || defaultTag(settings);
  return {
    name: NAME,
    image: `${etcd.imageRepository || settings.imageRepository}/${NAME}:${tag}`,
    command: renderCommand(NAME, defaults(settings, etcd, own, tag), etcd.extraArgs, dialect),
    env: mergeEnvironment({}, etcd.extraEnvs),
    requests: { cpu: '100m', memory: '100Mi' },
    probes: {
      ...renderProbes(target, pathsOf(dialect), settings.healthCheckSeconds, dialect),
      ...renderProbePort(target.port, dialect),
    },
    mounts: mountsOf(settings, etcd),
    annotations: { [CLIENT_URLS_ANNOTATION]: etcdClientUrl(endpoint.address) },
  };
}

const defaultTag = ({ kubeadm, images }: HostSettings): string =>
  etcdTag(kubeadm, parseKubernetesVersion(images.version) ?? kubeadm);

/** The mounts keep this order, the volumes are sorted. */
const mountsOf = (settings: HostSettings, etcd: LocalEtcd): HostMount[] => [
  writableFolder('etcd-data', etcd.dataDir),
  writableFolder('etcd-certs', `${settings.certificatesDir}/etcd`),
];

const pathsOf = (dialect: Dialect): ProbePaths =>
  dialect.etcdHasReadinessProbe
    ? { liveness: '/livez', readiness: '/readyz', startup: '/readyz' }
    : {
        liveness: '/health?exclude=NOSPACE&serializable=true',
        startup: '/health?serializable=false',
      };

/** getEtcdCommand. */
function defaults(
  { certificatesDir, dialect }: HostSettings,
  etcd: LocalEtcd,
  own: OwnMember,
  tag: string,
): Argument[] {
  const pki = (file: string) => joinPath(certificatesDir, `etcd/${file}`);
  const { address, family } = own.endpoint;
  const loopback = loopbackOf(family);
  return argumentsFrom({
    'advertise-client-urls': etcdClientUrl(address),
    'cert-file': pki('server.crt'),
    'client-cert-auth': 'true',
    'data-dir': etcd.dataDir,
    'initial-advertise-peer-urls': etcdPeerUrl(address),
    'key-file': pki('server.key'),
    'listen-client-urls': `${etcdClientUrl(loopback)},${etcdClientUrl(address)}`,
    'listen-metrics-urls': etcdMetricsUrl(loopback),
    'listen-peer-urls': etcdPeerUrl(address),
    name: own.name,
    'peer-cert-file': pki('peer.crt'),
    'peer-client-cert-auth': 'true',
    'peer-key-file': pki('peer.key'),
    'peer-trusted-ca-file': pki('ca.crt'),
    'snapshot-count': '10000',
    'trusted-ca-file': pki('ca.crt'),
    ...membershipDefaults(own),
    ...(hasGraduatedFlags(tag, dialect) ? GRADUATED_FLAGS : EXPERIMENTAL_FLAGS),
  });
}

const GRADUATED_FLAGS = {
  'feature-gates': 'InitialCorruptCheck=true',
  'watch-progress-notify-interval': '5s',
};

const EXPERIMENTAL_FLAGS = {
  'experimental-initial-corrupt-check': 'true',
  'experimental-watch-progress-notify-interval': '5s',
};

function membershipDefaults({ name, endpoint, members }: OwnMember) {
  const memberUrl = (member: EtcdMember) => `${member.name}=${etcdPeerUrl(member.address)}`;
  if (members.length === 0) {
    return { 'initial-cluster': memberUrl({ name, address: endpoint.address }) };
  }
  return {
    'initial-cluster': members.map(memberUrl).join(','),
    'initial-cluster-state': 'existing',
  };
}
