import type { LostField } from '../../model/input-file';
import { defineRule } from '../rule';

export const fieldLost = defineRule({
  code: 'NET901',
  name: 'field-lost',
  severity: 'error',
  reads: ['inputs'],
  docs: {
    summary:
      'What a program declares must fit into the API version that the cluster’s kubeadm reads.',
    why: 'kubeadm never sees what its API version has no field for: the cluster comes up without it, and nobody says so.',
    symptoms: ['setting-without-effect'],
    since: '0.1.0',
    source: 'kubeadm apis/kubeadm/{v1beta3,v1beta4}/types.go',
  },
  findings: {
    lost: ({ field, why, version }: LostField) => ({
      what: `${version} cannot carry ${field}: ${why}`,
      fix: `remove ${field}, or use a Kubernetes version whose kubeadm reads it`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'v1beta4 carries environment variables of a component',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
apiServer:
  extraEnvs:
    - name: TZ
      value: UTC
`,
      },
    ],
    invalid: [
      {
        title: 'a program that gives the API server an environment variable, at Kubernetes 1.30',
        text: `apiVersion: kubeadm.k8s.io/v1beta3
kind: ClusterConfiguration
kubernetesVersion: v1.30.4
`,
        lostFields: [
          {
            field: 'apiServer.extraEnvs',
            why: 'it has no environment variables',
            version: 'v1beta3',
          },
        ],
      },
    ],
  }),
  check({ inputs }, report) {
    for (const { lostFields = [] } of inputs) {
      for (const lost of lostFields) {
        report('lost', lost, {
          at: { source: { locate: () => lost.location }, path: [lost.field] },
          breaks: `kubeadm: never sees ${lost.field}, so the cluster runs without it`,
          data: { field: lost.field, version: lost.version },
        });
      }
    }
  },
});
