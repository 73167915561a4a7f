import { API_ADDRESS_INDEX } from '../../k8s/defaults';
import type { NeighbourRange } from '../../model/address-plan';
import type { ClusterModel } from '../../model/cluster-model';
import type { NeighbourUse } from '../../model/declared-plan';
import { isForInit } from '../../model/kubeadm-file';
import { clusterIpsOf, goText } from '../../model/service-addresses';
import { servicesWithAny } from '../../model/service-index';
import { parseAddressSloppy } from '../../net/parse-sloppy';
import type { MapMark } from './address-map';

/** Single addresses with an owner: nodes, the API, DNS, Services that chose theirs. */
export function marksOf({
  plan,
  services,
  kubeadmFiles,
}: Pick<ClusterModel, 'plan' | 'services' | 'kubeadmFiles'>): MapMark[] {
  const nodes = plan.nodeAddresses.map(
    ({ node, value }): MapMark => ({
      kind: 'node',
      name: node.name?.value ?? 'node',
      address: value,
    }),
  );
  const chosen = [...servicesWithAny(services, ['clusterIP', 'clusterIPs'])].flatMap((service) =>
    clusterIpsOf(service).flatMap((ip): MapMark[] => {
      const reading = parseAddressSloppy(goText(ip) ?? '');
      const name = `${service.namespace}/${service.name}`;
      return reading.ok ? [{ kind: 'service', name, address: reading.value }] : [];
    }),
  );
  return [
    ...nodes,
    ...plan.neighbours.flatMap(neighbourMark),
    ...(kubeadmFiles.some(isForInit) ? ownServices(plan) : []),
    ...chosen,
  ];
}

function neighbourMark({ use, name, value }: NeighbourRange): MapMark[] {
  const kind = KINDS[use];
  return kind === undefined ? [] : [{ kind, name, address: value.first }];
}

const KINDS: Partial<Record<NeighbourUse, MapMark['kind']>> = {
  virtual: 'virtual',
  endpoint: 'virtual',
  gateway: 'gateway',
  dns: 'resolver',
};

/** What every kubeadm cluster has: the `kubernetes` Service and kube-dns. */
function ownServices({ services, dnsAddress }: ClusterModel['plan']): MapMark[] {
  const api = services[0]?.value.nth(API_ADDRESS_INDEX);
  return [
    ...(api ? [{ kind: 'api' as const, name: 'default/kubernetes', address: api }] : []),
    ...(dnsAddress
      ? [{ kind: 'dns' as const, name: 'kube-system/kube-dns', address: dnsAddress }]
      : []),
  ];
}
