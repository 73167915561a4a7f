import { lastAsRead } from '../../model/component-flags';
import type { ControlPlane } from '../../model/control-plane';
import { primaryServiceRange } from '../../model/effective-service-range';
import type { Located } from '../../model/located';
import type { NodePlan } from '../../model/node-plan';
import type { Address } from '../../net/address';
import type { Family } from '../../net/family';
import { parseGoAddress } from '../../net/parse-go';
import { parseAddressSloppy } from '../../net/parse-sloppy';
import { flagSide } from '../flag-side';
import { addressSide, knowsCluster } from '../node-clash';
import { rangeSide } from '../range-side';
import { defineRule, type Side } from '../rule';

interface Advertised {
  readonly family: Family;
  readonly text: string;
  readonly side: Side;
}

export const serviceAdvertiseFamily = defineRule({
  code: 'NET212',
  name: 'service-advertise-family',
  severity: 'error',
  reads: ['plan', 'nodes', 'controlPlane', 'kubeadmFiles'],
  docs: {
    summary:
      'The first service range must have the IP family of the address kube-apiserver advertises.',
    why: 'The Service "kubernetes" takes its address from the first service range and has the advertised address as endpoint; kube-apiserver exits when the two families differ. kubeadm compares them nowhere, and kubeadm init times out after four minutes.',
    since: '0.1.0',
    source:
      'kube-apiserver cmd/kube-apiserver/app/options/validation.go (validatePublicIPServiceClusterIPRangeIPFamilies)',
  },
  findings: {
    differs: ({ services, address }: { services: string; address: string }) => ({
      what: `the first service range ${services} and the advertised address ${address} are of different families`,
      fix: address.includes(':')
        ? 'write the IPv6 range first in serviceSubnet, or advertise an IPv4 address'
        : 'write the IPv4 range first in serviceSubnet, or advertise an IPv6 address',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'IPv4 first, IPv4 advertised',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
localAPIEndpoint:
  advertiseAddress: 192.168.1.10
---
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
networking:
  podSubnet: 10.244.0.0/16,fd00:10:244::/56
  serviceSubnet: 10.96.0.0/16,fd00:10:96::/112
`,
      },
    ],
    invalid: [
      {
        title: 'IPv6 first, IPv4 advertised',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
localAPIEndpoint:
  advertiseAddress: 192.168.1.10
---
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
networking:
  podSubnet: fd00:10:244::/56,10.244.0.0/16
  serviceSubnet: fd00:10:96::/112,10.96.0.0/16
`,
      },
    ],
  }),
  check({ plan, nodes, controlPlane, kubeadmFiles }, report) {
    const services = primaryServiceRange(plan, controlPlane);
    if (!services || !knowsCluster(kubeadmFiles) || hasNoReconciler(controlPlane)) return;
    for (const { family, text, side } of advertisedBy(nodes, controlPlane)) {
      if (family === services.value.family) continue;
      report(
        'differs',
        { services: services.text, address: text },
        {
          at: rangeSide(services),
          other: side,
          refusedBy: ['apiserver-start'],
          data: { services: services.text, address: text },
        },
      );
    }
  },
});

const hasNoReconciler = ({ apiServer }: ControlPlane): boolean =>
  lastAsRead(apiServer, 'endpoint-reconciler-type')?.value === 'none';

/** The flag, when somebody overrides it, speaks for every control plane. */
function advertisedBy(nodes: readonly NodePlan[], { apiServer }: ControlPlane): Advertised[] {
  const flag = lastAsRead(apiServer, 'advertise-address');
  if (flag) {
    const reading = parseGoAddress(flag.value.trim());
    return reading.ok ? advertised(reading.value, flagSide('advertise-address', flag)) : [];
  }
  return nodes.flatMap(({ advertiseAddress }) => {
    const address = advertiseAddress && addressOf(advertiseAddress);
    return address ? advertised(address.value, addressSide(address)) : [];
  });
}

function addressOf(written: Located<string>): Located<Address> | undefined {
  const reading = parseAddressSloppy(written.value);
  return reading.ok ? { ...written, value: reading.value } : undefined;
}

/** An unspecified or loopback address is replaced by one of the host's own, of either family. */
function advertised(address: Address, side: Side): Advertised[] {
  const text = `${address}`;
  if (text === '0.0.0.0' || text === '::' || text === '::1' || text.startsWith('127.')) return [];
  return [{ family: address.family, text, side }];
}
