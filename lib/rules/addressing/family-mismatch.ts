import type { PlanRange } from '../../model/address-plan';
import type { Family } from '../../net/family';
import { clusterExample } from '../cluster-example';
import { knowsCluster } from '../node-clash';
import { rangeSide } from '../range-side';
import { defineRule } from '../rule';

interface Families {
  readonly pods: string;
  readonly services: string;
  readonly family: Family;
}

export const familyMismatch = defineRule({
  code: 'NET211',
  name: 'family-mismatch',
  severity: 'error',
  reads: ['plan', 'kubeadmFiles'],
  docs: {
    summary: 'Pods and Services should have the same IP families, in the same order.',
    why: 'A Service reaches only pods that have an address of its own family. kubeadm compares neither the families of the two ranges nor their order.',
    symptoms: ['service-without-endpoints'],
    since: '0.1.0',
    source: 'kubernetes.io/docs/concepts/services-networking/dual-stack',
  },
  findings: {
    disjoint: ({ pods, services, family }: Families) => ({
      what: `Services in ${services} are ${family} and no pod in ${pods} has an address of that family`,
      fix: `give podSubnet a range of family ${family}, or serviceSubnet one of the family of ${pods}`,
    }),
    podsLack: ({ pods, services, family }: Families) => ({
      what: `Services may get ${family} addresses of ${services}, pods in ${pods} have none`,
      fix: `add a range of family ${family} to podSubnet, or drop ${services} from serviceSubnet`,
    }),
    servicesLack: ({ pods, services, family }: Families) => ({
      what: `pods have ${family} addresses of ${pods}, Services in ${services} never do`,
      fix: `add a range of family ${family} to serviceSubnet when Services are to be dual-stack`,
    }),
    order: ({ pods, services, family }: Families) => ({
      what: `the first family of Services is ${family} (${services}), pods begin with ${pods}`,
      fix: `write the ${family} range first in podSubnet as well`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'dual-stack, both in the same order',
        text: clusterExample(
          'networking:',
          '  podSubnet: 10.244.0.0/16,fd00:10:244::/56',
          '  serviceSubnet: 10.96.0.0/16,fd00:10:96::/112',
        ),
      },
    ],
    invalid: [
      {
        title: 'IPv4 pods and IPv6 Services',
        text: clusterExample(
          'networking:',
          '  podSubnet: 10.244.0.0/16',
          '  serviceSubnet: fd00:10:96::/112',
        ),
      },
      {
        title: 'dual-stack Services, IPv4 pods',
        text: clusterExample(
          'networking:',
          '  podSubnet: 10.244.0.0/16',
          '  serviceSubnet: 10.96.0.0/16,fd00:10:96::/112',
        ),
      },
      {
        title: 'the order differs',
        text: clusterExample(
          'networking:',
          '  podSubnet: fd00:10:244::/56,10.244.0.0/16',
          '  serviceSubnet: 10.96.0.0/16,fd00:10:96::/112',
        ),
      },
    ],
  }),
  check({ plan: { pods, services }, kubeadmFiles }, report) {
    const [firstPods, secondPods] = pods;
    const [firstServices, secondServices] = services;
    if (!firstPods || !firstServices || !knowsCluster(kubeadmFiles)) return;
    const say = (
      finding: 'disjoint' | 'podsLack' | 'servicesLack' | 'order',
      podRange: PlanRange,
      serviceRange: PlanRange,
    ): void => {
      const { severity, ...voice } = VOICES[finding];
      const family = finding === 'servicesLack' ? podRange.value.family : serviceRange.value.family;
      const facts = { pods: podRange.text, services: serviceRange.text, family };
      report(finding, facts, {
        at: rangeSide(podRange),
        other: rangeSide(serviceRange),
        severity,
        ...voice,
        data: { kind: finding, ...facts },
      });
    };
    const lackingPods = services.find((range) => !hasFamily(pods, range));
    const lackingServices = pods.find((range) => !hasFamily(services, range));
    if (!services.some((range) => hasFamily(pods, range)))
      say('disjoint', firstPods, firstServices);
    else if (lackingPods) say('podsLack', firstPods, lackingPods);
    else if (lackingServices) say('servicesLack', lackingServices, firstServices);
    else if (secondPods && secondServices && !hasFamily([firstServices], firstPods)) {
      say('order', firstPods, firstServices);
    }
  },
});

const hasFamily = (ranges: readonly PlanRange[], { value }: PlanRange): boolean =>
  ranges.some((range) => range.value.family === value.family);

const VOICES = {
  disjoint: {
    severity: 'error',
    breaks:
      'kube-controller-manager: finds no pod address of the family of a Service, so its EndpointSlices stay empty',
  },
  podsLack: {
    severity: 'warning',
    breaks:
      'kube-controller-manager: finds no pod address for the second family of dual-stack Services, so half of them has no endpoints',
  },
  servicesLack: { severity: 'info' },
  order: { severity: 'info' },
} as const;
