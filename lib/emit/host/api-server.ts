import { KUBEADM_DEFAULTS } from '../../k8s/defaults';
import { type Argument, argumentsFrom, lastValue, renderCommand } from './arguments';
import { chooseAuthorizationMode, overrideAuthorizationMode } from './authorization-mode';
import { certificateMounts, externalEtcdMounts } from './ca-mounts';
import { type Endpoint, etcdClientUrl, joinHostPort, loopbackOf } from './endpoint';
import { mergeEnvironment } from './environment';
import type { ExternalEtcd, LocalEtcd } from './etcd-settings';
import { joinPath } from './go/path';
import { imageOf } from './kubernetes-image';
import { mergeMounts } from './mounts';
import { probeHost, renderProbePort, renderProbes } from './probes';
import type { HostSettings } from './settings';
import type { StaticPod } from './static-pod';

const NAME = 'kube-apiserver';
const ENDPOINT_ANNOTATION = 'kubeadm.kubernetes.io/kube-apiserver.advertise-address.endpoint';

/** `phases/controlplane/manifests.go` GetStaticPodSpecs, first entry. */
export function predictApiServer(settings: HostSettings, endpoint: Endpoint): StaticPod {
  const { apiServer, certificatesDir, dialect, host } = settings;
  const target = {
    host: probeHost(endpoint.address),
    port: endpoint.port,
    scheme: 'HTTPS',
  } as const;
  const paths = { liveness: '/livez', readiness: '/readyz', startup: '/livez' };
  return {
    name: NAME,
    image: imageOf(NAME, settings.images),
    command: predictCommand(settings, endpoint),
    env: mergeEnvironment(host.proxyEnvironment ?? {}, apiServer.extraEnvs),
    requests: { cpu: '250m' },
    probes: {
      ...renderProbes(target, paths, settings.healthCheckSeconds, dialect),
      ...renderProbePort(endpoint.port, dialect),
    },
    mounts: mergeMounts(
      [...certificateMounts(certificatesDir, host, dialect), ...etcdMounts(settings)],
      apiServer.extraVolumes,
    ),
    annotations: { [ENDPOINT_ANNOTATION]: joinHostPort(endpoint.address, endpoint.port) },
  };
}

function etcdMounts({ etcd, certificatesDir, dialect }: HostSettings) {
  return etcd.kind === 'external' ? externalEtcdMounts(etcd, certificatesDir, dialect) : [];
}

function predictCommand(settings: HostSettings, endpoint: Endpoint): string[] {
  const { apiServer, dialect } = settings;
  const overrides = overrideAuthorizationMode(apiServer.extraArgs, dialect);
  const defaults = [
    ...ownDefaults(settings, endpoint),
    ...etcdDefaults(settings, endpoint),
    ...argumentsFrom({
      'authorization-mode': chooseAuthorizationMode(apiServer.extraArgs, dialect),
    }),
  ];
  return renderCommand(NAME, defaults, overrides, dialect);
}

/** getAPIServerCommand, defaultArguments. */
function ownDefaults(settings: HostSettings, endpoint: Endpoint): Argument[] {
  const pki = (file: string) => joinPath(settings.certificatesDir, file);
  return argumentsFrom({
    'advertise-address': endpoint.address,
    'allow-privileged': 'true',
    'client-ca-file': pki('ca.crt'),
    'enable-admission-plugins': KUBEADM_DEFAULTS.admissionPlugins.join(','),
    'enable-bootstrap-token-auth': 'true',
    'kubelet-client-certificate': pki('apiserver-kubelet-client.crt'),
    'kubelet-client-key': pki('apiserver-kubelet-client.key'),
    'kubelet-preferred-address-types': 'InternalIP,ExternalIP,Hostname',
    'proxy-client-cert-file': pki('front-proxy-client.crt'),
    'proxy-client-key-file': pki('front-proxy-client.key'),
    'requestheader-allowed-names': 'front-proxy-client',
    'requestheader-client-ca-file': pki('front-proxy-ca.crt'),
    'requestheader-extra-headers-prefix': 'X-Remote-Extra-',
    'requestheader-group-headers': 'X-Remote-Group',
    'requestheader-username-headers': 'X-Remote-User',
    'secure-port': String(endpoint.port),
    'service-account-issuer': `https://kubernetes.default.svc.${settings.dnsDomain}`,
    'service-account-key-file': pki('sa.pub'),
    'service-account-signing-key-file': pki('sa.key'),
    'service-cluster-ip-range': settings.serviceSubnet,
    'tls-cert-file': pki('apiserver.crt'),
    'tls-private-key-file': pki('apiserver.key'),
  });
}

function etcdDefaults({ etcd, certificatesDir }: HostSettings, endpoint: Endpoint): Argument[] {
  return etcd.kind === 'external'
    ? externalEtcdDefaults(etcd)
    : localEtcdDefaults(etcd, certificatesDir, endpoint);
}

function externalEtcdDefaults(etcd: ExternalEtcd): Argument[] {
  const hasClientCertificate = etcd.certFile !== '' && etcd.keyFile !== '';
  return argumentsFrom({
    'etcd-servers': etcd.endpoints.join(','),
    'etcd-cafile': etcd.caFile || undefined,
    'etcd-certfile': hasClientCertificate ? etcd.certFile : undefined,
    'etcd-keyfile': hasClientCertificate ? etcd.keyFile : undefined,
  });
}

function localEtcdDefaults(etcd: LocalEtcd, certificatesDir: string, { family }: Endpoint) {
  const advertised = lastValue(etcd.extraArgs, 'advertise-client-urls');
  return argumentsFrom({
    'etcd-servers': advertised ?? etcdClientUrl(loopbackOf(family)),
    'etcd-cafile': joinPath(certificatesDir, 'etcd/ca.crt'),
    'etcd-certfile': joinPath(certificatesDir, 'apiserver-etcd-client.crt'),
    'etcd-keyfile': joinPath(certificatesDir, 'apiserver-etcd-client.key'),
  });
}
