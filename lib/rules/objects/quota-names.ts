import { isQualifiedName } from '../../k8s/names';
import { isHugePages } from './resource-list';

/** Counted in whole pieces. Source: kube-apiserver helper.integerResources. */
export const COUNTED = [
  ...['pods', 'resourcequotas', 'services', 'replicationcontrollers', 'secrets', 'configmaps'],
  ...['persistentvolumeclaims', 'services.nodeports', 'services.loadbalancers'],
];
const MEASURED = ['cpu', 'memory', 'ephemeral-storage'];
export const OF_QUOTAS = [
  ...COUNTED,
  ...MEASURED,
  ...MEASURED.flatMap((name) => [`requests.${name}`, `limits.${name}`]),
  'requests.storage',
];

export const isHugePagesOfQuota = (name: string): boolean =>
  isHugePages(name.replace(/^requests\./, ''));

/** Source: kube-apiserver ValidateResourceQuotaResourceName. */
export const isQuotaResource = (name: string): boolean =>
  isQualifiedName(name) &&
  (name.includes('/') || OF_QUOTAS.includes(name) || isHugePagesOfQuota(name));

/** Of claims and other things that have a size. Source: kube-apiserver validateResourceName. */
export const isAnyResource = (name: string): boolean => name === 'storage' || isQuotaResource(name);
