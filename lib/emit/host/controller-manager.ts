import { type Argument, argumentsFrom, lastValue, renderCommand } from './arguments';
import { certificateMounts } from './ca-mounts';
import { mergeEnvironment } from './environment';
import { joinPath } from './go/path';
import { imageOf } from './kubernetes-image';
import { type HostMount, mergeMounts, readOnlyFile, writableFolder } from './mounts';
import { probeHost, renderProbePort, renderProbes } from './probes';
import type { HostSettings } from './settings';
import type { StaticPod } from './static-pod';

const NAME = 'kube-controller-manager';
/** `constants.go` KubeControllerManagerPort: probed even when extraArgs move `secure-port`. */
const PORT = 10257;
const KUBECONFIG = '/etc/kubernetes/controller-manager.conf';
const FLEX_VOLUME_FOLDER = '/usr/libexec/kubernetes/kubelet-plugins/volume/exec';

/** `phases/controlplane/manifests.go` GetStaticPodSpecs, second entry. */
export function predictControllerManager(settings: HostSettings): StaticPod {
  const { controllerManager, dialect, host } = settings;
  const bindAddress = lastValue(controllerManager.extraArgs, 'bind-address') ?? '127.0.0.1';
  const target = { host: probeHost(bindAddress), port: PORT, scheme: 'HTTPS' } as const;
  const paths = { liveness: '/healthz', startup: '/healthz' };
  return {
    name: NAME,
    image: imageOf(NAME, settings.images),
    command: renderCommand(NAME, defaults(settings), controllerManager.extraArgs, dialect),
    env: mergeEnvironment(host.proxyEnvironment ?? {}, controllerManager.extraEnvs),
    requests: { cpu: '200m' },
    probes: {
      ...renderProbes(target, paths, settings.healthCheckSeconds, dialect),
      ...renderProbePort(PORT, dialect),
    },
    mounts: mergeMounts(defaultMounts(settings), controllerManager.extraVolumes),
  };
}

function defaultMounts(settings: HostSettings): HostMount[] {
  const { certificatesDir, controllerManager, dialect, host } = settings;
  const flexVolumes = lastValue(controllerManager.extraArgs, 'flex-volume-plugin-dir');
  return [
    ...certificateMounts(certificatesDir, host, dialect),
    readOnlyFile('kubeconfig', KUBECONFIG),
    ...(dialect.flexVolumeIsGone
      ? []
      : [writableFolder('flexvolume-dir', flexVolumes ?? FLEX_VOLUME_FOLDER)]),
  ];
}

/** getControllerManagerCommand. */
function defaults(settings: HostSettings): Argument[] {
  const pki = (file: string) => joinPath(settings.certificatesDir, file);
  return argumentsFrom({
    'authentication-kubeconfig': KUBECONFIG,
    'authorization-kubeconfig': KUBECONFIG,
    'bind-address': '127.0.0.1',
    'client-ca-file': pki('ca.crt'),
    'cluster-name': settings.clusterName,
    // Without the CA's key the signing controller must not start.
    'cluster-signing-cert-file': settings.host.hasExternalCa ? '' : pki('ca.crt'),
    'cluster-signing-key-file': settings.host.hasExternalCa ? '' : pki('ca.key'),
    controllers: '*,bootstrapsigner,tokencleaner',
    kubeconfig: KUBECONFIG,
    'leader-elect': 'true',
    'requestheader-client-ca-file': pki('front-proxy-ca.crt'),
    'root-ca-file': pki('ca.crt'),
    'service-account-private-key-file': pki('sa.key'),
    'use-service-account-credentials': 'true',
    ...nodeRangeDefaults(settings),
  });
}

/** Node ranges are handed out only when there is a podSubnet to take them from. */
function nodeRangeDefaults({ podSubnet, serviceSubnet }: HostSettings) {
  if (podSubnet === '') return {};
  return {
    'allocate-node-cidrs': 'true',
    'cluster-cidr': podSubnet,
    'service-cluster-ip-range': serviceSubnet,
  };
}
