import type { ApiObjectView } from '../../model/api-object';
import {
  containersNamed,
  environmentOf,
  type NamedContainer,
} from '../../model/container-settings';
import { valueAt } from '../../model/document';
import { at, type Located } from '../../model/located';
import { objectsOf } from '../../model/object-index';
import type { AddOn } from '../add-on';
import { installationPools, poolObjects, poolsOfNode } from './pools';

/** Calico by its operator, by its manifest, or shown by its pools alone. */
export function calicoAddOn(objects: readonly ApiObjectView[]): AddOn | undefined {
  const [installation] = objectsOf(objects, 'operator.tigera.io', 'Installation');
  const [node] = containersNamed(objects, 'calico-node');
  const pools = poolObjects(objects);
  const place = installation ? at(installation.source, 'kind') : (node?.at ?? pools[0]?.at);
  if (!place || (installation && !isOwnNetwork(installation))) return undefined;
  const usesNodeBlocks = takesNodeBlocks(objects, installation);
  const own = [
    ...(installation ? installationPools(installation) : []),
    ...(node ? poolsOfNode(node) : []),
    ...pools,
  ];
  const bpf = bpfSetting(installation, node);
  return {
    name: 'Calico',
    at: place,
    addressesComeFrom: usesNodeBlocks ? 'kube-controller-manager' : 'the-add-on',
    ...(installation && { withoutPodRange: NO_POD_SUBNET }),
    ...(!installation && usesNodeBlocks ? { withoutPodRange: NO_NODE_BLOCK } : {}),
    pools: usesNodeBlocks ? [] : own,
    // calico-node makes pools of what nobody said; the operator only when nobody said anything.
    hasOtherPools: usesNodeBlocks || !installation || own.length === 0,
    serviceRanges: [],
    ...(bpf && { kubeProxyReplacement: bpf }),
  };
}

/** Source: tigera/operator pkg/controller/installation, `kubeadm configuration is missing required podSubnet field`. */
const NO_POD_SUBNET =
  'tigera-operator: "kubeadm configuration is missing required podSubnet field", and Calico is never installed';

const NO_NODE_BLOCK =
  'calico-node: finds no podCIDR on its node, and pods stay in ContainerCreating';

/** The operator also runs policy beside the networks of clouds. */
const isOwnNetwork = ({ value }: ApiObjectView): boolean =>
  (valueAt(value, ['spec', 'cni', 'type']) ?? 'Calico') === 'Calico';

function takesNodeBlocks(
  objects: readonly ApiObjectView[],
  installation: ApiObjectView | undefined,
): boolean {
  if (installation) {
    return valueAt(installation.value, ['spec', 'cni', 'ipam', 'type']) === 'HostLocal';
  }
  return objectsOf(objects, '', 'ConfigMap').some(({ value }) => {
    const list = valueAt(value, ['data', 'cni_network_config']);
    return typeof list === 'string' && /"host-local"/.test(list);
  });
}

function bpfSetting(
  installation: ApiObjectView | undefined,
  node: NamedContainer | undefined,
): (Located<string> & { label: string }) | undefined {
  const path = ['spec', 'calicoNetwork', 'linuxDataplane'];
  if (installation && valueAt(installation.value, path) === 'BPF') {
    const place = at(installation.source, ...path);
    return { value: 'BPF', at: place, origin: 'given', label: 'linuxDataplane' };
  }
  const [byVariable] = node ? environmentOf(node, 'FELIX_BPFENABLED') : [];
  return byVariable?.value === 'true' ? { ...byVariable, label: 'FELIX_BPFENABLED' } : undefined;
}
