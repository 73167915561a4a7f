import { addOnsIn } from '../../cni/add-ons';
import { besidePodRange, clusterExample } from '../cluster-example';
import { knowsCluster } from '../node-clash';
import { rangeSide } from '../range-side';
import { defineRule } from '../rule';
import { kubeRouterText } from './add-on-example';
import { addOnRangeSide } from './add-on-side';

interface Mismatch {
  readonly addOn: string;
  readonly label: string;
  readonly ranges: string;
  readonly services: string;
}

const SERVICES_ELSEWHERE = {
  beside: [
    {
      file: 'cluster.yaml',
      text: clusterExample(
        'networking:',
        '  podSubnet: 10.244.0.0/16',
        '  serviceSubnet: 172.20.0.0/16',
      ),
    },
  ],
};

export const addOnServiceRange = defineRule({
  code: 'NET573',
  name: 'add-on-service-range',
  severity: 'warning',
  reads: ['objects', 'plan', 'kubeadmFiles'],
  docs: {
    summary: 'An add-on that must be told the service range is told the one of the cluster.',
    why: 'kube-router lets traffic to Services past its network policies by that range, and Antrea without its proxy routes it. The default of kube-router is that of kubeadm, 10.96.0.0/12, and stays when serviceSubnet changes.',
    symptoms: ['policy-surprises'],
    since: '0.1.0',
    source:
      'kube-router pkg/options service-cluster-ip-range; Antrea antrea-agent.conf serviceCIDR',
  },
  findings: {
    lacks: ({ addOn, label, ranges, services }: Mismatch) => ({
      what: `${label} ${ranges} of ${addOn} does not hold the service range ${services}`,
      fix: `${label}: "${services}"`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'the default on both sides',
        text: kubeRouterText('--run-service-proxy=false'),
        ...besidePodRange('10.244.0.0/16'),
      },
    ],
    invalid: [
      {
        title: 'another service range, and the default of kube-router',
        text: kubeRouterText('--run-service-proxy=false'),
        ...SERVICES_ELSEWHERE,
      },
    ],
  }),
  check({ objects, plan, kubeadmFiles }, report) {
    if (!knowsCluster(kubeadmFiles)) return;
    for (const { name: addOn, serviceRanges } of addOnsIn(objects)) {
      for (const services of plan.services) {
        const told = serviceRanges.filter(({ value }) => value.family === services.value.family);
        const [range] = told;
        if (!range || told.some(({ value }) => services.value.isInside(value))) continue;
        const { label } = range;
        const ranges = told.map(({ text }) => text).join(',');
        report(
          'lacks',
          { addOn, label, ranges, services: services.text },
          {
            at: addOnRangeSide(range),
            other: rangeSide(services),
            breaks: `${addOn}: takes the addresses of Services for others, and its network policies cut them off`,
            data: { range: ranges, serviceSubnet: services.text },
          },
        );
      }
    }
  },
});
