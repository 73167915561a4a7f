import { rangeSide } from '../range-side';
import { defineRule } from '../rule';
import { flannelExample, SHIPPED_FLANNEL } from './flannel-example';
import { placeIn, stacksOf } from './flannel-stack';

interface Stack {
  readonly family: string;
  readonly key: string;
}

export const flannelFamily = defineRule({
  code: 'NET555',
  name: 'flannel-family',
  severity: 'error',
  reads: ['flannels', 'plan'],
  docs: {
    summary: 'The families flannel carries must be those of the pod ranges.',
    why: 'IPv4 is on by default, IPv6 is not. A family without a block makes flanneld exit; a block without its family gives pods no address of it.',
    symptoms: ['service-without-endpoints'],
    since: '0.1.0',
    source: 'flannel v0.28.9 pkg/subnet/kube/kube.go',
  },
  findings: {
    off: ({ family, key }: Stack) => ({
      what: `pods have an ${family} range, but ${key} is off in flannel`,
      fix: `"${key}": true, and the range as ${family === 'IPv6' ? 'IPv6Network' : 'Network'}`,
    }),
    on: ({ family, key }: Stack) => ({
      what: `${key} is on in flannel, but pods have no ${family} range`,
      fix: `"${key}": false, or add an ${family} range to podSubnet`,
    }),
  },
  examples: () => ({
    valid: [
      SHIPPED_FLANNEL,
      flannelExample({
        title: 'both families',
        podSubnet: '10.244.0.0/16,fd00:10:244::/56',
        netConf: {
          Network: '10.244.0.0/16',
          EnableIPv6: true,
          IPv6Network: 'fd00:10:244::/56',
          Backend: { Type: 'vxlan' },
        },
      }),
    ],
    invalid: [
      flannelExample({
        title: 'a dual-stack cluster and the stock manifest',
        podSubnet: '10.244.0.0/16,fd00:10:244::/56',
      }),
    ],
  }),
  check({ flannels, plan }, report) {
    if (plan.pods.length === 0) return;
    for (const flannel of flannels) {
      for (const { family, isEnabled, switchKey: key } of stacksOf(flannel)) {
        const pods = plan.pods.find(({ value }) => value.family === family);
        const facts = { family, key };
        const at = placeIn(flannel, key);
        if (pods && !isEnabled) {
          const breaks = `flannel: gives pods no ${family} address, so ${family} Services have no endpoints`;
          report('off', facts, { at, other: rangeSide(pods), breaks, data: { ...facts } });
        } else if (!pods && isEnabled) {
          const breaks = `flanneld: missing ${family} address on n.Spec.PodCIDRs, and exits`;
          report('on', facts, { at, breaks, data: { ...facts } });
        }
      }
    }
  },
});
