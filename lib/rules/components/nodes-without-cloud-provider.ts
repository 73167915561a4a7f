import { cloudManagersOf } from '../../model/cloud-manager';
import { writtenKubeletFlags } from '../../model/component-arguments';
import { lastAsRead } from '../../model/component-flags';
import { argumentOf } from '../../model/container-settings';
import { below } from '../../model/located';
import { workloadName } from '../../model/workload';
import { defineRule } from '../rule';
import { besideCloud, cloudManagerExample, ON_PREMISES } from './cloud-example';

export const nodesWithoutCloudProvider = defineRule({
  code: 'NET785',
  name: 'nodes-without-cloud-provider',
  severity: 'warning',
  reads: ['nodes', 'objects'],
  docs: {
    summary:
      'A cloud-controller-manager looks after nodes whose kubelet has cloud-provider external.',
    why: 'It initializes nodes that carry the taint of an external provider, and the kubelet gives itself this taint only when it is told of one. Other nodes get no providerID and no labels of their zone; they cannot get a providerID of another kind later.',
    symptoms: ['service-does-not-answer'],
    since: '0.1.0',
    source: 'k8s.io/cloud-provider controllers/node (syncNode, getCloudTaint)',
    whenToIgnore:
      'when the argument stands in /etc/default/kubelet, or providerID is set otherwise',
  },
  findings: {
    notTold: ({ workload }: { workload: string }) => ({
      what: `${workload} is to look after the nodes, and no kubelet has cloud-provider external`,
      fix: 'kubeletExtraArgs of every node: name: cloud-provider, value: external',
    }),
  },
  examples: () => ({
    valid: [
      { title: 'told', text: cloudManagerExample(), ...besideCloud() },
      {
        title: 'for Services alone',
        text: cloudManagerExample({ args: ['--controllers=service'] }),
        ...besideCloud(ON_PREMISES),
      },
    ],
    invalid: [{ title: 'not told', text: cloudManagerExample(), ...besideCloud(ON_PREMISES) }],
  }),
  check({ nodes, objects }, report) {
    const [first] = nodes;
    const isTold = nodes.some((node) => lastAsRead(writtenKubeletFlags(node), 'cloud-provider'));
    if (!first || isTold) return;
    for (const { workload, container } of cloudManagersOf(objects)) {
      if (argumentOf(container, 'controllers')) continue;
      const facts = { workload: workloadName(workload) };
      report('notTold', facts, {
        at: below(container.at, 'image'),
        other: { at: { source: first.document.source, path: ['nodeRegistration'] } },
        breaks: 'cloud-controller-manager: passes over nodes without the taint',
        data: facts,
      });
    }
  },
});
