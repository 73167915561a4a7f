import { registrationsOf } from '../../model/kubeadm-endpoint';
import { fieldOf, judgedFields, textsOf } from '../../model/kubeadm-reading';
import { respell } from '../respell';
import { defineRule } from '../rule';
import { initText } from './example-texts';

const POLICIES = ['Always', 'IfNotPresent', 'Never'];

export const imagePullPolicy = defineRule({
  code: 'NET612',
  name: 'image-pull-policy',
  severity: 'error',
  reads: ['kubeadmFiles', 'versions'],
  docs: {
    summary: 'imagePullPolicy is Always, IfNotPresent or Never.',
    why: 'kubeadm compares in exact case from 1.30 on; 1.28 and 1.29 take anything here and fail when they pull.',
    since: '0.1.0',
    source: 'kubeadm validation.ValidateImagePullPolicy; preflight ImagePullCheck',
  },
  findings: {
    unknown: ({ policy, proposal }: { policy: string; proposal: string }) => ({
      what: `imagePullPolicy ${JSON.stringify(policy)} is none of ${POLICIES.join(', ')}`,
      fix: `imagePullPolicy: ${proposal}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'exact case',
        text: initText('nodeRegistration:\n  imagePullPolicy: IfNotPresent\n'),
      },
    ],
    invalid: [
      { title: 'wrong case', text: initText('nodeRegistration:\n  imagePullPolicy: always\n') },
    ],
  }),
  check({ kubeadmFiles, versions }, report) {
    const { kubeadm } = versions;
    const inits = registrationsOf(kubeadmFiles, kubeadm).map((r) => fieldOf(r, 'imagePullPolicy'));
    const upgrades = ['apply', 'node'].flatMap((part) =>
      judgedFields(kubeadmFiles, 'upgrade', [part, 'imagePullPolicy'], kubeadm),
    );
    for (const { value, at, refusedBy } of textsOf([...inits, ...upgrades])) {
      if (POLICIES.includes(value)) continue;
      const proposal = POLICIES.find((p) => p.toLowerCase() === value.trim().toLowerCase());
      const facts = { policy: value, proposal: proposal ?? 'IfNotPresent' };
      const refusal = kubeadm.kubeadmChecksImagePullPolicy ? refusedBy : [];
      report('unknown', facts, {
        at: { at, value },
        refusedBy: refusal,
        ...respell(at, value, POLICIES),
        ...(refusal.length > 0
          ? {}
          : { breaks: `kubeadm: does not pull images under the policy ${JSON.stringify(value)}` }),
      });
    }
  },
});
