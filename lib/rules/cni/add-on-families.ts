import { addOnsIn } from '../../cni/add-ons';
import { besidePodRange, clusterExample } from '../cluster-example';
import { rangeSide } from '../range-side';
import { defineRule } from '../rule';
import { installationText } from './add-on-example';
import { addOnSide } from './add-on-side';

interface Missing {
  readonly addOn: string;
  readonly family: string;
  readonly pods: string;
}

const dualStack = {
  beside: [
    {
      file: 'cluster.yaml',
      text: clusterExample(
        'networking:',
        '  podSubnet: 10.244.0.0/16,fd00:10:244::/56',
        '  serviceSubnet: 10.96.0.0/16,fd00:10:96::/112',
      ),
    },
  ],
};

export const addOnFamilies = defineRule({
  code: 'NET574',
  name: 'add-on-families',
  severity: 'error',
  reads: ['objects', 'plan'],
  docs: {
    summary: 'An add-on has a pool of each family that podSubnet has.',
    why: 'Add-ons with pools of their own give pods addresses of these pools only. A family of podSubnet without a pool is one that no pod has, and Services of that family have no endpoints.',
    symptoms: ['service-without-endpoints'],
    since: '0.1.0',
    source: 'Calico Installation ipPools; cilium-config enable-ipv6; Weave Net is IPv4 only',
  },
  findings: {
    missing: ({ addOn, family, pods }: Missing) => ({
      what: `podSubnet has the ${family} range ${pods}, and ${addOn} has no ${family} pool`,
      fix: `give ${addOn} a pool in ${pods}, or take that range out of podSubnet`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'one family on both sides',
        text: installationText('10.244.0.0/16'),
        ...besidePodRange('10.244.0.0/16'),
      },
      {
        title: 'two families on both sides',
        text: `${installationText('10.244.0.0/16')}      - cidr: fd00:10:244::/56\n`,
        ...dualStack,
      },
    ],
    invalid: [
      {
        title: 'a dual-stack cluster, and a pool of IPv4 only',
        text: installationText('10.244.0.0/16'),
        ...dualStack,
      },
    ],
  }),
  check({ objects, plan }, report) {
    for (const addOn of addOnsIn(objects)) {
      if (addOn.hasOtherPools) continue;
      for (const pods of plan.pods) {
        const { family } = pods.value;
        if (addOn.pools.some(({ value }) => value.family === family)) continue;
        const facts = { addOn: addOn.name, family, pods: pods.text };
        report('missing', facts, {
          at: addOnSide(addOn),
          other: rangeSide(pods),
          breaks: `${addOn.name}: gives pods no ${family} address, so Services of that family have no endpoints`,
          data: facts,
        });
      }
    }
  },
});
