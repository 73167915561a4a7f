import { parseFlagBool } from '../../k8s/go-value';
import { cloudManagersOf } from '../../model/cloud-manager';
import { argumentOf } from '../../model/container-settings';
import { parseCidrListSloppy } from '../../net/parse-sloppy';
import { flagSide } from '../flag-side';
import { rangeSide } from '../range-side';
import { defineRule } from '../rule';
import { besideCloud, cloudManagerExample } from './cloud-example';

export const cloudClusterCidr = defineRule({
  code: 'NET783',
  name: 'cloud-cluster-cidr',
  severity: 'warning',
  reads: ['objects', 'plan'],
  docs: {
    summary: 'The pod range that the cloud-controller-manager is told is podSubnet.',
    why: 'It routes the node blocks that kube-controller-manager cuts from podSubnet, and holds only routes inside its own cluster-cidr for its own.',
    symptoms: ['pods-unreachable'],
    since: '0.1.0',
    source: 'k8s.io/cloud-provider controllers/route (isResponsibleForRoute)',
  },
  findings: {
    differs: ({ given, pods }: { given: string; pods: string }) => ({
      what: `the cloud-controller-manager is told cluster-cidr ${given}, and podSubnet is ${pods}`,
      fix: `--cluster-cidr=${pods}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'the same range',
        text: cloudManagerExample({ args: ['--cluster-cidr=10.244.0.0/16'] }),
        ...besideCloud(),
      },
      {
        title: 'a variable',
        text: cloudManagerExample({ args: ['--cluster-cidr=$(CLUSTER_CIDR)'] }),
        ...besideCloud(),
      },
      {
        title: 'no routes in the cloud',
        text: cloudManagerExample({
          args: ['--cluster-cidr=10.10.0.0/16', '--configure-cloud-routes=false'],
        }),
        ...besideCloud(),
      },
    ],
    invalid: [
      {
        title: 'another range',
        text: cloudManagerExample({ args: ['--cluster-cidr=10.10.0.0/16'] }),
        ...besideCloud(),
      },
    ],
  }),
  check({ objects, plan: { pods } }, report) {
    const [first] = pods;
    if (!first) return;
    for (const { container } of cloudManagersOf(objects)) {
      const flag = argumentOf(container, 'cluster-cidr');
      const routes = argumentOf(container, 'configure-cloud-routes');
      const given = flag && parseCidrListSloppy(flag.value.trim());
      if (!flag || !given || parseFlagBool(routes?.value ?? 'true') === false) continue;
      if (pods.every(({ value }) => given.some((prefix) => prefix.contains(value)))) continue;
      const facts = { given: flag.value, pods: pods.map(({ text }) => text).join(',') };
      report('differs', facts, {
        at: flagSide('cluster-cidr', flag),
        other: rangeSide(first),
        breaks: 'cloud-controller-manager: leaves routes to nodes that are gone',
        data: { clusterCidr: facts.given, podSubnet: facts.pods },
      });
    }
  },
});
