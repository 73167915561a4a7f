import type { Contract } from '../../k8s/contract';
import { parseGoUrl } from '../../k8s/go-url';
import { registrationsOf } from '../../model/kubeadm-endpoint';
import { fieldOf, judgedFields, textsOf } from '../../model/kubeadm-reading';
import { defineRule } from '../rule';
import { initText } from './example-texts';

export const criSocket = defineRule({
  code: 'NET611',
  name: 'cri-socket',
  severity: 'error',
  reads: ['kubeadmFiles', 'versions'],
  docs: {
    summary: 'criSocket must be a unix:// URL or a path.',
    why: 'kubeadm puts unix:// in front of every value that does not begin with "unix", then asks for the scheme unix and a URL that parses.',
    since: '0.1.0',
    source: 'kubeadm SetNodeRegistrationDynamicDefaults, validation.ValidateSocketPath',
  },
  findings: {
    notASocket: ({ text, problem }: { text: string; problem: string }) => ({
      what: `criSocket ${JSON.stringify(text)} is no unix:// URL: ${problem}`,
      fix: 'criSocket: unix:///run/containerd/containerd.sock',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'containerd',
        text: initText('nodeRegistration:\n  criSocket: unix:///run/containerd/containerd.sock\n'),
      },
    ],
    invalid: [
      {
        title: 'the colon is missing',
        text: initText('nodeRegistration:\n  criSocket: unix//run/containerd/containerd.sock\n'),
      },
    ],
  }),
  check({ kubeadmFiles, versions }, report) {
    const sockets = [
      ...registrationsOf(kubeadmFiles, versions.kubeadm).map((r) => fieldOf(r, 'criSocket')),
      ...judgedFields(kubeadmFiles, 'reset', ['criSocket'], versions.kubeadm),
    ];
    for (const { value, at, refusedBy } of textsOf(sockets)) {
      const problem = problemOf(value, versions.kubeadm);
      if (problem) report('notASocket', { text: value, problem }, { at: { at, value }, refusedBy });
    }
  },
});

function problemOf(text: string, kubeadm: Contract): string | undefined {
  const url = parseGoUrl(text.startsWith('unix') ? text : `unix://${text}`, kubeadm);
  if (!url.ok) return url.problem;
  return url.scheme === 'unix' ? undefined : `its scheme is ${JSON.stringify(url.scheme)}`;
}
