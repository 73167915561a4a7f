import { writtenKubeletFlags } from '../../model/component-arguments';
import { kubeletWords } from '../../model/kubelet-words';
import { defineRule } from '../rule';
import { withKubeletArgument } from './argument-example';

export const splitArgument = defineRule({
  code: 'NET720',
  name: 'split-argument',
  severity: 'error',
  reads: ['nodes'],
  docs: {
    summary: 'Extra arguments of the kubelet hold no blanks.',
    why: 'kubeadm joins the arguments with blanks in kubeadm-flags.env, and systemd splits them at blanks again. What comes after a blank reaches the kubelet as a word of its own, and it exits.',
    since: '0.1.0',
    source: 'kubeadm phases/kubelet/flags.go; systemd.service(5); cmd/kubelet/app/server.go [run]',
  },
  findings: {
    split: ({ name, word }: { name: string; word: string }) => ({
      what: `the kubelet is given "${word}" of ${name} as a word of its own`,
      fix: 'remove the blanks, or put quotes inside the value',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'no blank after the comma',
        text: withKubeletArgument('node-ip', '192.168.1.10,fd00:1::10'),
      },
    ],
    invalid: [
      {
        title: 'a blank after the comma',
        text: withKubeletArgument('node-ip', '192.168.1.10, fd00:1::10'),
      },
    ],
  }),
  check({ nodes }, report) {
    for (const { at, value } of nodes.flatMap((node) => writtenKubeletFlags(node).flags)) {
      const { name, value: text } = value;
      const [, word] = kubeletWords(value);
      // Another flag is judged by its own name.
      if (word === undefined || word.startsWith('-') || /\s/.test(name)) continue;
      const side = { at, value: text, label: name };
      const data = { name, value: text };
      report('split', { name, word }, { at: side, refusedBy: ['kubelet-start'], data });
    }
  },
});
