import { KUBEADM_DEFAULTS } from '../../../k8s/defaults';
import { toLower } from '../../../k8s/go-value';
import { isObject, type Json, type JsonObject } from '../../../model/document';
import { asList } from '../../../model/type-meta';
import { parseArguments } from '../arguments';
import { overrideAuthorizationMode } from '../authorization-mode';
import { isV1beta3 } from '../documents';
import { withFieldVersion } from '../environment';
import { fillIn, section } from '../fill-in';
import { rewriteWithGo } from '../go/rewrite-object';
import type { HostSettings } from '../settings';

/** What kubeadm keeps of the cluster, in the newest version it reads (`uploadconfig.go`). */
export function predictClusterConfiguration(settings: HostSettings): JsonObject {
  const { contract, documents, kubeadm } = settings;
  const given = documents.cluster ?? {};
  const version = contract.kubeadmReadsV1beta4 ? 'v1beta4' : 'v1beta3';
  const isConverted = isV1beta3(given) && version === 'v1beta4';
  const document = {
    ...withDefaults(isConverted ? withArgumentLists(given) : given, settings),
    apiVersion: `kubeadm.k8s.io/${version}`,
    kind: 'ClusterConfiguration',
  };
  return rewriteWithGo(document, kubeadm.minor);
}

/** `v1beta4/defaults.go`, `initconfiguration.go`; the version written decides which fields stay. */
function withDefaults(given: JsonObject, settings: HostSettings): JsonObject {
  const { controlPlaneEndpoint, images } = settings;
  const cluster = mapComponents(given, withFieldVersions);
  return {
    ...fillIn(cluster, {
      ...KEPT_AS_WRITTEN,
      encryptionAlgorithm: 'RSA-2048',
      certificateValidityPeriod: '8760h0m0s',
      caCertificateValidityPeriod: '87600h0m0s',
    }),
    controlPlaneEndpoint,
    kubernetesVersion: images.isFromCi ? `ci/${images.version}` : images.version,
    networking: fillIn(section(given, 'networking'), NETWORKING),
    apiServer: apiServerOf(section(cluster, 'apiServer'), settings),
    etcd: etcdOf(section(cluster, 'etcd'), settings),
  };
}

const { certificatesDir, clusterName, imageRepository } = KUBEADM_DEFAULTS;
const KEPT_AS_WRITTEN = { certificatesDir, clusterName, imageRepository };
const { dnsDomain, serviceSubnet } = KUBEADM_DEFAULTS;
const NETWORKING = { dnsDomain, serviceSubnet };

function apiServerOf(apiServer: JsonObject, { contract, dialect }: HostSettings): JsonObject {
  const { certSANs, extraArgs } = apiServer;
  const stored = overrideAuthorizationMode(parseArguments(extraArgs), dialect);
  return {
    ...fillIn(apiServer, { timeoutForControlPlane: '4m0s' }),
    ...(!contract.kubeadmReadsV1beta4 && {
      extraArgs: Object.fromEntries(stored.map(({ name, value }) => [name, value])),
    }),
    certSANs: asList(certSANs).map((name) => (typeof name === 'string' ? toLower(name) : name)),
  };
}

function etcdOf(etcd: JsonObject, { contract }: HostSettings): JsonObject {
  if (!isObject(etcd.external)) {
    return { local: fillIn(section(etcd, 'local'), { dataDir: KUBEADM_DEFAULTS.etcdDataDir }) };
  }
  const { endpoints, httpEndpoints } = etcd.external;
  const isDefaulted = contract.kubeadmKnowsEtcdHttpEndpoints && asList(httpEndpoints).length === 0;
  return {
    external: isDefaulted ? { ...etcd.external, httpEndpoints: asList(endpoints) } : etcd.external,
  };
}

/** `v1beta3/conversion.go` convertToArgs. */
const withArgumentLists = (cluster: JsonObject): JsonObject =>
  mapComponents(cluster, (component) => ({
    ...component,
    extraArgs: parseArguments(component.extraArgs).map(({ name, value }) => ({ name, value })),
  }));

const withFieldVersions = (component: JsonObject): JsonObject => ({
  ...component,
  extraEnvs: asList(component.extraEnvs).map(withFieldVersion),
});

/** Everything with arguments and variables of its own. */
function mapComponents(
  cluster: JsonObject,
  change: (component: JsonObject) => JsonObject,
): JsonObject {
  const changed = (name: string): Json => change(section(cluster, name));
  const etcd = section(cluster, 'etcd');
  return {
    ...cluster,
    apiServer: changed('apiServer'),
    controllerManager: changed('controllerManager'),
    scheduler: changed('scheduler'),
    etcd: isObject(etcd.local) ? { ...etcd, local: change(etcd.local) } : etcd,
  };
}
