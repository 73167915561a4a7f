import { KUBEADM_GROUP, KUBEADM_READS } from '../k8s/kubeadm-apis';
import { nearestName } from '../k8s/schema/nearest-name';
import { isObject, type Json, type JsonObject } from './document';
import { groupOf, headField, textField } from './type-meta';

const KUBEADM_KINDS: ReadonlySet<string> = new Set([
  'InitConfiguration',
  'ClusterConfiguration',
  'JoinConfiguration',
  'ResetConfiguration',
  'UpgradeConfiguration',
]);

/** Its own group, or one of its kinds under a head that can only be a slip; also inside a list. */
export function isMeantForKubeadm(value: Json | undefined): boolean {
  if (Array.isArray(value)) return (value as readonly Json[]).some(isMeantForKubeadm);
  if (!isObject(value)) return false;
  const apiVersion = headField(value, 'apiVersion');
  if (apiVersion.startsWith(`${KUBEADM_GROUP}/`) || apiVersion === KUBEADM_GROUP) return true;
  if (KUBEADM_KINDS.has(headField(value, 'kind'))) return isSlip(groupOf(apiVersion));
  return textField(value, 'kind') === 'List' && isListForKubeadm(value);
}

/** Others have kinds of these names in groups of their own (Deckhouse, KubeSphere). */
const isSlip = (group: string): boolean =>
  group === '' ||
  KUBEADM_READS.includes(group) ||
  /kubeadm/i.test(group) ||
  nearestName(group, [KUBEADM_GROUP]) !== undefined;

const isListForKubeadm = ({ items }: JsonObject): boolean =>
  Array.isArray(items) && isMeantForKubeadm(items as readonly Json[]);

/** What is wrong with the head of such a document is its apiVersion. */
export const isKubeadmKind = (kind: string): boolean => KUBEADM_KINDS.has(kind);
