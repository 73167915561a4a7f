import { DNS_ADDRESS_INDEX } from '../../../k8s/defaults';
import type { JsonObject } from '../../../model/document';
import { parseCidrSloppy } from '../../../net/parse-sloppy';
import { fillIn, section } from '../fill-in';
import { joinPath } from '../go/path';
import { rewriteWithGo } from '../go/rewrite-object';
import type { HostSettings } from '../settings';

const NOTHING: JsonObject = {
  apiVersion: 'kubelet.config.k8s.io/v1beta1',
  kind: 'KubeletConfiguration',
};
/** `kubeadmapiv1.DefaultClusterDNSIP`. */
const DEFAULT_DNS_ADDRESS = '10.96.0.10';
const SYSTEMD_RESOLVER = '/run/systemd/resolve/resolv.conf';

/** The user's document with kubeadm's defaults (`componentconfigs/kubelet.go` Default). */
export function predictKubeletConfiguration(settings: HostSettings): JsonObject {
  const given = settings.documents.kubelet ?? NOTHING;
  return rewriteWithGo(withDefaults(given, settings), settings.kubeadm.minor);
}

function withDefaults(given: JsonObject, settings: HostSettings): JsonObject {
  const authentication = section(given, 'authentication');
  const clientCAFile = joinPath(settings.certificatesDir, 'ca.crt');
  return {
    ...fillIn(given, {
      staticPodPath: '/etc/kubernetes/manifests',
      clusterDNS: [dnsAddressOf(settings)],
      clusterDomain: settings.dnsDomain,
      healthzBindAddress: '127.0.0.1',
      healthzPort: 10248,
      cgroupDriver: 'systemd',
    }),
    authentication: {
      x509: fillIn(section(authentication, 'x509'), { clientCAFile }),
      anonymous: fillIn(section(authentication, 'anonymous'), { enabled: false }),
      webhook: fillIn(section(authentication, 'webhook'), { enabled: true }),
    },
    authorization: fillIn(section(given, 'authorization'), { mode: 'Webhook' }),
    rotateCertificates: true,
  };
}

/** `constants.go` GetDNSIP. */
function dnsAddressOf({ serviceSubnet }: HostSettings): string {
  const [first = ''] = serviceSubnet.split(',');
  const range = parseCidrSloppy(first);
  const address = range.ok ? range.value.prefix.nth(DNS_ADDRESS_INDEX) : undefined;
  return address?.toString() ?? DEFAULT_DNS_ADDRESS;
}

/** What kubeadm finds out on the machine (`componentconfigs/kubelet_unix.go` Mutate). */
export function withResolver(configuration: JsonObject, { host }: HostSettings): JsonObject {
  if (!host.runsSystemdResolved || configuration.resolvConf !== undefined) return configuration;
  return { ...configuration, resolvConf: SYSTEMD_RESOLVER };
}
