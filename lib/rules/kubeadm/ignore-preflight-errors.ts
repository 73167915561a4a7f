import { registrationsOf } from '../../model/kubeadm-endpoint';
import {
  entriesOf,
  fieldOf,
  INIT,
  type JudgedField,
  judgedFields,
} from '../../model/kubeadm-reading';
import { defineRule } from '../rule';
import { initText } from './example-texts';

export const ignorePreflightErrors = defineRule({
  code: 'NET623',
  name: 'ignore-preflight-errors',
  severity: 'error',
  reads: ['kubeadmFiles', 'versions'],
  docs: {
    summary: 'ignorePreflightErrors holds `all`, or single checks.',
    why: 'init, join, reset and upgrade refuse `all` beside other names, in any case of letters; `config validate` does not look.',
    since: '0.1.0',
    source: 'kubeadm validation.ValidateIgnorePreflightErrors',
  },
  findings: {
    allAndMore: ({ others }: { others: string[] }) => ({
      what: `ignorePreflightErrors holds all and ${others.join(', ')}`,
      fix: 'ignorePreflightErrors: [all], or better only the single checks',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'single checks',
        text: initText('nodeRegistration:\n  ignorePreflightErrors: [NumCPU, Mem]\n'),
      },
    ],
    invalid: [
      {
        title: 'all and one more',
        text: initText('nodeRegistration:\n  ignorePreflightErrors: [all, NumCPU]\n'),
      },
    ],
  }),
  check({ kubeadmFiles, versions }, report) {
    const { kubeadm } = versions;
    const field = 'ignorePreflightErrors';
    for (const list of registrationsOf(kubeadmFiles, kubeadm).map((r) => fieldOf(r, field))) {
      const others = besideAll(list);
      if (others.length > 0) report('allAndMore', { others }, { at: list.at, refusedBy: INIT });
    }
    const elsewhere = [
      ...judgedFields(kubeadmFiles, 'reset', [field], kubeadm),
      ...['apply', 'node', 'plan'].flatMap((part) =>
        judgedFields(kubeadmFiles, 'upgrade', [part, field], kubeadm),
      ),
    ];
    for (const list of elsewhere) {
      const others = besideAll(list);
      const breaks = 'kubeadm reset or upgrade: refuses the list when it runs';
      if (others.length > 0) report('allAndMore', { others }, { at: list.at, breaks });
    }
  },
});

function besideAll(list: JudgedField): string[] {
  const names = new Set(entriesOf([list]).map(({ value }) => value.toLowerCase()));
  return names.delete('all') ? [...names].map((name) => name || '""') : [];
}
