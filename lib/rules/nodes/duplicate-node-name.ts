import type { NodePlan } from '../../model/node-plan';
import { valueSide } from '../flag-side';
import { shareFile } from '../node-files';
import { defineRule } from '../rule';

export const duplicateNodeName = defineRule({
  code: 'NET401',
  name: 'duplicate-node-name',
  severity: 'error',
  reads: ['nodes', 'kubeadmFiles'],
  docs: {
    summary: 'Every node has a name of its own.',
    why: 'The second machine of a name cannot join: kubeadm join refuses while a Ready node has the name. kubeadm lower-cases names and cuts blanks off before it compares.',
    symptoms: ['join-fails'],
    since: '0.1.0',
    source: 'kubeadm cmd/kubeadm/app/cmd/phases/join/kubelet.go (already exists in the cluster)',
  },
  findings: {
    twice: ({ name }: { name: string }) => ({
      what: `two nodes are called ${name}`,
      fix: `give one of them another name than ${name}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a name of its own',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
nodeRegistration:
  name: cp1
localAPIEndpoint:
  advertiseAddress: 192.168.1.10
`,
      },
    ],
    invalid: [
      {
        title: 'two workers copied from one template',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: JoinConfiguration
nodeRegistration:
  name: w1
discovery:
  bootstrapToken:
    apiServerEndpoint: 192.168.1.10:6443
    token: abcdef.0123456789abcdef
    unsafeSkipCAVerification: true
`,
        file: 'w1.yaml',
        beside: [
          {
            file: 'w2.yaml',
            text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: JoinConfiguration
nodeRegistration:
  name: W1
discovery:
  bootstrapToken:
    apiServerEndpoint: 192.168.1.10:6443
    token: abcdef.0123456789abcdef
    unsafeSkipCAVerification: true
`,
          },
        ],
      },
    ],
  }),
  check({ nodes, kubeadmFiles }, report) {
    const owners = new Map<string, NodePlan>();
    for (const node of nodes) {
      const { name } = node;
      if (!name) continue;
      const owner = owners.get(name.value);
      if (!owner) owners.set(name.value, node);
      else if (!shareFile(owner, node, kubeadmFiles)) {
        report(
          'twice',
          { name: name.value },
          {
            at: valueSide(name),
            ...(owner.name ? { other: valueSide(owner.name) } : {}),
            breaks: `kubeadm join: refuses the second machine, "a Node with name ${name.value} and status Ready already exists"`,
            data: { name: name.value, roles: rolesOf(owner, node) },
          },
        );
      }
    }
  },
});

const rolesOf = (...nodes: readonly NodePlan[]): string[] => nodes.map(({ role }) => role);
