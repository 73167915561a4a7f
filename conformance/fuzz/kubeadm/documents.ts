import fc from 'fast-check';
import { type TreeMap, withValue } from '../yaml/tree';
import type { Dialect } from './arguments';
import { clusterFields } from './cluster-fields';
import type { Field } from './field';
import { initFields, joinFields, PLAIN_DISCOVERY } from './node-fields';
import { resetFields, upgradeFields } from './other-fields';

/** A kind of document: the least it needs, and the fields that kubeadm looks at. */
export interface DocumentKind {
  readonly base: TreeMap;
  readonly fields: readonly Field[];
}

const localAPIEndpoint = { advertiseAddress: '192.0.2.10' };

const kubeadm = (kind: string, base: TreeMap, fields: readonly Field[]): DocumentKind => ({
  base: { apiVersion: `kubeadm.k8s.io/\${API}`, kind, ...base },
  fields,
});

const component = (group: string, kind: string): DocumentKind => ({
  base: { apiVersion: group, kind },
  fields: [],
});

const KUBELET = component('kubelet.config.k8s.io/v1beta1', 'KubeletConfiguration');
const PROXY = component('kubeproxy.config.k8s.io/v1alpha1', 'KubeProxyConfiguration');

/** What files hold, the usual ones more than once. */
export function fileKinds(dialect: Dialect): fc.Arbitrary<readonly DocumentKind[]> {
  const base = { discovery: PLAIN_DISCOVERY, nodeRegistration: { name: 'w1' } };
  const init = kubeadm(
    'InitConfiguration',
    { localAPIEndpoint, nodeRegistration: { name: 'cp1' } },
    initFields(dialect),
  );
  const cluster = kubeadm(
    'ClusterConfiguration',
    { kubernetesVersion: `v\${VERSION}` },
    clusterFields(dialect),
  );
  const join = kubeadm('JoinConfiguration', base, joinFields(dialect));
  const joinControlPlane = kubeadm(
    'JoinConfiguration',
    { ...base, controlPlane: { localAPIEndpoint } },
    joinFields(dialect),
  );
  const reset = kubeadm('ResetConfiguration', {}, resetFields);
  const upgrade = kubeadm('UpgradeConfiguration', {}, upgradeFields);
  const usual = fc.constantFrom([init, cluster], [join], [joinControlPlane], [cluster, init]);
  const withComponents = fc.constantFrom([init, cluster, KUBELET, PROXY], [KUBELET, cluster]);
  const rare = fc.constantFrom(
    ...[[cluster], [init], [init, cluster, join], [PROXY], [join, KUBELET], [cluster, PROXY]],
    ...(dialect === 'v1beta4' ? [[reset], [upgrade], [init, reset, upgrade], [upgrade]] : []),
  );
  return fc.oneof(
    { weight: 6, arbitrary: usual },
    { weight: 2, arbitrary: withComponents },
    { weight: 2, arbitrary: rare },
  );
}

/** The least document and up to three more fields, all as kubeadm takes them. */
export function plainDocument({ base, fields }: DocumentKind): fc.Arbitrary<TreeMap> {
  const settings = fields.map(({ path, plain }) => plain.map((value) => ({ path, value })));
  if (settings.length === 0) return fc.constant(base);
  return fc
    .array(fc.oneof(...settings), { maxLength: 3 })
    .map((set) => set.reduce((tree, { path, value }) => withValue(tree, path, value), base));
}
