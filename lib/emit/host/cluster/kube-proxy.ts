import type { JsonObject } from '../../../model/document';
import { serializeGoYaml } from '../../yaml/go-yaml';
import type { Endpoint } from '../endpoint';
import { joinHostPort } from '../endpoint';
import { fillIn, section } from '../fill-in';
import { rewriteWithGo } from '../go/rewrite-object';
import type { HostSettings } from '../settings';
import type { ConfigMap } from './config-map';

const NOTHING: JsonObject = {
  apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
  kind: 'KubeProxyConfiguration',
};

/** `phases/addons/proxy` createKubeProxyConfigMap. */
export function predictKubeProxy(settings: HostSettings, endpoint: Endpoint): ConfigMap {
  const configuration = rewriteWithGo(withDefaults(settings, endpoint), settings.kubeadm.minor);
  const server = settings.controlPlaneEndpoint || joinHostPort(endpoint.address, endpoint.port);
  return {
    name: 'kube-proxy',
    labels: { app: 'kube-proxy' },
    data: {
      'config.conf': serializeGoYaml(configuration).trimEnd(),
      'kubeconfig.conf': renderKubeconfig(server),
    },
    isSigned: settings.documents.kubeProxy === undefined,
  };
}

/** `componentconfigs/kubeproxy.go` Default. */
function withDefaults({ contract, documents, podSubnet }: HostSettings, { family }: Endpoint) {
  const given = documents.kubeProxy ?? NOTHING;
  return {
    ...fillIn(given, {
      bindAddress: family === 'IPv6' ? '::' : '0.0.0.0',
      clusterCIDR: podSubnet,
      mode: contract.kubeadmWritesKubeProxyMode ? 'iptables' : undefined,
    }),
    clientConnection: fillIn(section(given, 'clientConnection'), {
      kubeconfig: '/var/lib/kube-proxy/kubeconfig.conf',
    }),
  };
}

/** `phases/addons/proxy/manifests.go` KubeProxyConfigMap19. */
const renderKubeconfig = (server: string): string => `apiVersion: v1
kind: Config
clusters:
- cluster:
    certificate-authority: /var/run/secrets/kubernetes.io/serviceaccount/ca.crt
    server: https://${server}
  name: default
contexts:
- context:
    cluster: default
    namespace: default
    user: default
  name: default
current-context: default
users:
- name: default
  user:
    tokenFile: /var/run/secrets/kubernetes.io/serviceaccount/token`;
