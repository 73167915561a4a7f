import type { Judge } from '../../diag/judge';
import { parseGoUrl } from '../../k8s/go-url';
import { parseFlagInt } from '../../k8s/go-value';
import { serviceRangeProblem, sizeProblemForServices } from '../../model/apiserver-service-range';
import type { ClusterModel } from '../../model/cluster-model';
import { lastAsRead } from '../../model/component-flags';
import { isObject, valueAt } from '../../model/document';
import type { FlagSet } from '../../model/flags';
import { bringsKubeProxy } from '../../model/kube-proxy-addon';
import type { KubeadmDocument } from '../../model/kubeadm-file';
import type { JudgedField } from '../../model/kubeadm-reading';
import type { SubnetField } from '../../model/kubeadm-subnet';
import { allocatesNodeBlocks, parseClusterCidrs, parseNodeIpam } from '../../model/node-ipam';
import type { Address } from '../../net/address';
import { parseGoAddress } from '../../net/parse-go';
import type { Cidr } from '../../net/parse-sloppy';
import { isRefusedAsEndpoint } from '../components/apiserver-address';
import { kubeProxyRefusals } from '../components/kube-proxy-checks';
import { blockProblem } from '../components/node-ipam-complaints';

/**
 * Who else refuses the values kubeadm hands on as they stand. An extra argument of the same name
 * takes their place, and then nobody else sees them.
 */
export type Heirs = Pick<ClusterModel, 'controlPlane' | 'kubeadmFiles' | 'versions'>;

const when = (judge: Judge, isRefused: boolean): Judge[] => (isRefused ? [judge] : []);

/** Everybody who refuses a subnet field as a whole. */
export function refusersOfSubnet(
  name: SubnetField,
  { value, document, refusedBy }: JudgedField<string>,
  heirs: Heirs,
): Judge[] {
  const others = name === 'podSubnet' ? podSubnetRefusers : serviceSubnetRefusers;
  return [...refusedBy, ...others(value, document, heirs)];
}

/** One range of serviceSubnet, too small or too large for kubeadm: kube-apiserver has limits of its own. */
export function serviceSizeRefusers(
  cidr: Cidr,
  index: number,
  { controlPlane: { apiServer }, versions }: Heirs,
): Judge[] {
  const problem = sizeProblemForServices(cidr, index, apiServer, versions.cluster);
  return when('apiserver-start', !lastAsRead(apiServer, SERVICE_RANGE) && problem !== undefined);
}

/** `serviceSubnet`: --service-cluster-ip-range of kube-apiserver and, beside a podSubnet, of kube-controller-manager. */
function serviceSubnetRefusers(
  text: string,
  document: KubeadmDocument,
  { controlPlane, versions }: Heirs,
): Judge[] {
  const { apiServer } = controlPlane;
  const isHandedOn = !lastAsRead(apiServer, SERVICE_RANGE);
  const problem = serviceRangeProblem(text, apiServer, versions.cluster);
  return [
    ...when('apiserver-start', isHandedOn && problem !== undefined),
    ...when('controller-manager-start', isServiceRangeOfKcmRefused(text, document, controlPlane)),
  ];
}

const SERVICE_RANGE = 'service-cluster-ip-range';

/** It only logs what it cannot read; three entries stop it, and a pair of one family where it cuts node blocks. */
function isServiceRangeOfKcmRefused(
  text: string,
  document: KubeadmDocument,
  { controllerManager: kcm }: Heirs['controlPlane'],
): boolean {
  const pods = valueAt(document.value, ['networking', 'podSubnet']);
  if (lastAsRead(kcm, SERVICE_RANGE) || typeof pods !== 'string' || pods === '') return false;
  if (text.split(',').length > 2) return true;
  const [first, second] = parseClusterCidrs(text) ?? [];
  return (
    allocatesNodeBlocks(kcm, true) &&
    first !== undefined &&
    first.prefix.family === second?.prefix.family
  );
}

/** `podSubnet`: --cluster-cidr of kube-controller-manager and clusterCIDR of kube-proxy. */
const podSubnetRefusers = (text: string, document: KubeadmDocument, heirs: Heirs): Judge[] => [
  ...when(
    'controller-manager-start',
    cutsPodSubnet(heirs.controlPlane.controllerManager) && isClusterCidrRefused(text),
  ),
  ...when('kube-proxy-start', isRefusedByKubeProxy(text, document, heirs)),
];

const cutsPodSubnet = (kcm: FlagSet): boolean =>
  allocatesNodeBlocks(kcm, true) && !lastAsRead(kcm, 'cluster-cidr');

/** One range of podSubnet against the node mask, as kube-controller-manager reads both. */
export const nodeMaskRefusers = (cidr: Cidr, count: number, kcm: FlagSet): Judge[] => {
  const { masks } = parseNodeIpam(kcm, undefined);
  const { problem } = blockProblem(masks, cidr, count);
  return when('controller-manager-start', cutsPodSubnet(kcm) && problem !== undefined);
};

/** Its flag parser reads a node mask whether it is used or not. */
export const maskTextRefusers = (text: string): Judge[] =>
  when('controller-manager-start', parseFlagInt(text, 32) === undefined);

function isClusterCidrRefused(text: string): boolean {
  const cidrs = parseClusterCidrs(text);
  if (!cidrs) return true;
  const [first, second] = cidrs;
  return cidrs.length > 2 || first?.prefix.family === second?.prefix.family;
}

/** kubeadm fills clusterCIDR in where nobody wrote one, and leaves kube-proxy out when told so. */
function isRefusedByKubeProxy(
  text: string,
  document: KubeadmDocument,
  { kubeadmFiles, versions }: Heirs,
): boolean {
  const file = kubeadmFiles.find(({ cluster }) => cluster === document);
  const config = file?.kubeProxy?.value ?? {};
  if (!file || !bringsKubeProxy(file) || config.clusterCIDR) return false;
  return kubeProxyRefusals({ ...config, clusterCIDR: text }, versions.cluster).some(
    ({ path }) => path[0] === 'clusterCIDR',
  );
}

/** `dnsDomain` is the end of --service-account-issuer, a URL. */
export function dnsDomainRefusers(domain: string, { controlPlane, versions }: Heirs): Judge[] {
  if (controlPlane.apiServer.last('service-account-issuer')) return [];
  const issuer = `https://kubernetes.default.svc.${domain}`;
  return when('apiserver-start', !parseGoUrl(issuer, versions.cluster).ok);
}

/** An advertiseAddress that is none: --advertise-address, and what etcd listens on [run]. */
export const advertiseTextRefusers = (text: string, heirs: Heirs): Judge[] => [
  ...when(
    'apiserver-start',
    !heirs.controlPlane.apiServer.last('advertise-address') && !parseGoAddress(text.trim()).ok,
  ),
  ...when('etcd-start', text !== 'localhost' && listensOnAdvertiseAddress(heirs)),
];

function listensOnAdvertiseAddress({ kubeadmFiles, controlPlane: { etcd } }: Heirs): boolean {
  const isExternal = kubeadmFiles.some(
    ({ cluster }) => cluster && isObject(valueAt(cluster.value, ['etcd', 'external'])),
  );
  return !isExternal && !(etcd.last('listen-client-urls') && etcd.last('listen-peer-urls'));
}

/** An advertiseAddress that no Endpoints object may hold. */
export function advertiseAddressRefusers(
  address: Address,
  { controlPlane: { apiServer }, versions }: Heirs,
): Judge[] {
  const isHandedOn = !lastAsRead(apiServer, 'advertise-address');
  const isRefused = isRefusedAsEndpoint(address, apiServer, versions.cluster);
  return when('apiserver-start', isHandedOn && isRefused);
}

/** A bindPort that is none: --secure-port. */
export const bindPortRefusers = ({ controlPlane: { apiServer } }: Heirs): Judge[] =>
  when('apiserver-start', !lastAsRead(apiServer, 'secure-port'));

/** External etcd without endpoints: an empty --etcd-servers. */
export const noEtcdRefusers = ({ controlPlane: { apiServer } }: Heirs): Judge[] =>
  when('apiserver-start', !lastAsRead(apiServer, 'etcd-servers')?.value);
