import type { Chart } from 'cdk8s';
import { ClusterIPService, IpFamilyPolicy } from '../../../lib';
import { expectSuccess } from '../../rig/command';
import type { RunningCluster } from '../../rig/running-cluster';
import { eventually } from '../checks/eventually';
import { familyOf, hostOf, type IpVersion } from '../checks/families';
import { UNREACHABLE } from '../checks/http';
import {
  type ApiObject,
  addressesOf,
  list,
  type PodObject,
  type ServiceObject,
} from '../checks/objects';
import { nodeOf } from './forcing';
import { applyEmitted, withOwnCluster } from './own-cluster';
import type { BrokenVariant } from './variant';

/** In front of CoreDNS, whose pods a cluster has by itself. */
const SERVICE = 'names';
const PORT = 9153;
const IN_SYSTEM = ['-n', 'kube-system'];
const DNS_PODS = ['-l', 'k8s-app=kube-dns'];
const PATIENCE = { seconds: 180 };

const nodeCidrs = ['172.18.0.0/24', 'fd00:10::/64'];

const addService = (chart: Chart) =>
  new ClusterIPService(chart, SERVICE, {
    metadata: { name: SERVICE, namespace: 'kube-system' },
    selector: { 'k8s-app': 'kube-dns' },
    ipFamilyPolicy: IpFamilyPolicy.PREFER_DUAL_STACK,
    ports: [{ port: PORT }],
  });

export const servicesOfTwoFamilies: BrokenVariant = {
  name: 'dual-stack Services in front of IPv4 pods',
  change: {
    isAlone: true,
    network: { serviceCidrs: ['10.96.0.0/16', 'fd00:10:96::/112'], nodeCidrs },
    controlPlane: { secondaryAddress: 'fd00:10::10' },
    add: addService,
  },
  code: 'NET211',
  verdict: /^kube-controller-manager: .*half of them has no endpoints/,
  stage: 'own cluster',
  force: (_, files) =>
    withOwnCluster('two-families', files, async (cluster) => {
      expectSuccess(['kubectl', 'apply'], await applyEmitted(cluster, files));
      return eventually(() => differs(cluster, { IPv4: true, IPv6: false }), PATIENCE);
    }),
};

export const servicesOfAnotherFamily: BrokenVariant = {
  name: 'IPv6 Services in front of IPv4 pods',
  change: {
    isAlone: true,
    network: { serviceCidrs: ['fd00:10:96::/112'], nodeCidrs },
    controlPlane: { address: 'fd00:10::10', secondaryAddress: '172.18.0.10' },
    add: addService,
  },
  code: 'NET211',
  verdict: /^kube-controller-manager: .*EndpointSlices stay empty/,
  stage: 'own cluster',
  force: (_, files) =>
    withOwnCluster('other-family', files, async (cluster) => {
      expectSuccess(['kubectl', 'apply'], await applyEmitted(cluster, files));
      return eventually(() => differs(cluster, { IPv6: false }), PATIENCE);
    }),
};

/** Families of the Service's addresses, and whether there is anybody behind them. */
type Answering = Readonly<Partial<Record<IpVersion, boolean>>>;

async function differs(cluster: RunningCluster, wanted: Answering): Promise<string | undefined> {
  const pods = await list<PodObject>(cluster, 'pods', ...IN_SYSTEM, ...DNS_PODS);
  if (!pods.some((pod) => addressesOf(pod).length > 0)) return 'no pod has an address yet';
  const [service] = await list<ServiceObject>(cluster, 'services', ...IN_SYSTEM, ...NAMED);
  const addresses = service?.spec.clusterIPs ?? [];
  const families = addresses.map(familyOf).join();
  if (families !== Object.keys(wanted).join()) return `the Service has ${families}`;
  for (const address of addresses) {
    const isAnswering = wanted[familyOf(address)] === true;
    const complaint = await differsAt(cluster, address, isAnswering);
    if (complaint) return complaint;
  }
  return undefined;
}

async function differsAt(cluster: RunningCluster, address: string, isAnswering: boolean) {
  const family = familyOf(address);
  const slices = await list<SliceObject>(cluster, 'endpointslices', ...IN_SYSTEM, ...SLICES);
  const endpoints = slices
    .filter(({ addressType }) => addressType === family)
    .flatMap((slice) => slice.endpoints ?? []);
  if (endpoints.length > 0 !== isAnswering) return `${family} has ${endpoints.length} endpoints`;
  const url = `http://${hostOf(address)}:${PORT}/metrics`;
  const curl = ['curl', '-sg', '--max-time', '5', '-o', '/dev/null', url];
  const { exitCode } = await nodeOf(cluster, 'cp1').run(curl);
  const isFine = isAnswering ? exitCode === 0 : UNREACHABLE.includes(exitCode);
  return isFine ? undefined : `curl ${url} ends with ${exitCode}`;
}

const NAMED = ['--field-selector', `metadata.name=${SERVICE}`];
const SLICES = ['-l', `kubernetes.io/service-name=${SERVICE}`];

interface SliceObject extends ApiObject {
  readonly addressType: string;
  readonly endpoints?: readonly unknown[] | null;
}
