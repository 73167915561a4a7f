import { API_ADDRESS_INDEX, KUBEADM_DEFAULTS } from '../../k8s/defaults';
import type { ClusterModel } from '../../model/cluster-model';
import { valueAt } from '../../model/document';
import { isForInit } from '../../model/kubeadm-file';
import { asList, asText } from '../../model/type-meta';
import type { Address } from '../../net/address';
import { parseAddressSloppy } from '../../net/parse-sloppy';
import { controlPlaneEndpointOf } from './api-endpoint';

type Plan = Pick<ClusterModel, 'kubeadmFiles' | 'nodes' | 'plan'>;

/** What the certificates of the API servers are for. Source: kubeadm pkiutil.GetAPIServerAltNames [run]. */
export interface ServingCertificate {
  /** Lower case; some begin with `*.`. */
  readonly names: readonly string[];
  readonly addresses: readonly Address[];
  /** False when a host name decides, which no file tells. */
  readonly hasAllNames: boolean;
  readonly hasAllAddresses: boolean;
}

/** Undefined when no file makes a cluster. */
export function servingCertificate({
  kubeadmFiles,
  nodes,
  plan,
}: Plan): ServingCertificate | undefined {
  const file = kubeadmFiles.find((candidate) => isForInit(candidate) && candidate.cluster);
  if (!file?.cluster) return undefined;
  const { value } = file.cluster;
  const servers = nodes.filter(({ role }) => role === 'control-plane');
  const endpoint = controlPlaneEndpointOf(kubeadmFiles)?.host;
  const domain = asText(valueAt(value, ['networking', 'dnsDomain'])) || KUBEADM_DEFAULTS.dnsDomain;
  const written = [
    ...asList(valueAt(value, ['apiServer', 'certSANs'])).flatMap((san) => asText(san) ?? []),
    ...(endpoint === undefined ? [] : [endpoint]),
    ...servers.flatMap(({ advertiseAddress }) => advertiseAddress?.value ?? []),
  ].map((text) => text.toLowerCase());
  const readings = written.map((text) => ({ text, reading: parseAddressSloppy(text) }));
  const ofService = plan.services[0]?.value.nth(API_ADDRESS_INDEX);
  const hasInit = file.init !== undefined;
  return {
    names: [
      ...servers.flatMap(({ name }) => name?.value ?? []),
      ...OWN_NAMES,
      `kubernetes.default.svc.${domain}`,
      ...readings.flatMap(({ text, reading }) => (reading.ok ? [] : [text])),
    ],
    addresses: [
      ...(ofService ? [ofService] : []),
      ...readings.flatMap(({ reading }) => (reading.ok ? [reading.value] : [])),
    ],
    hasAllNames: hasInit && servers.every(({ name }) => name !== undefined),
    hasAllAddresses: hasInit && servers.every(({ advertiseAddress }) => advertiseAddress),
  };
}

const OWN_NAMES = ['kubernetes', 'kubernetes.default', 'kubernetes.default.svc'];

/** Go's x509 VerifyHostname: a wildcard stands for one label. */
export const isForName = ({ names }: ServingCertificate, host: string): boolean => {
  const name = host.toLowerCase();
  const wildcard = name.replace(/^[^.]+/, '*');
  return names.some((san) => san === name || san === wildcard);
};

export const isForAddress = ({ addresses }: ServingCertificate, host: Address): boolean =>
  addresses.some((address) => address.equals(host));
