import { nameOfMinor, parseKubernetesVersion } from '../../k8s/version';
import { valueAt } from '../../model/document';
import { at } from '../../model/located';
import { asText } from '../../model/type-meta';
import { defineRule } from '../rule';
import { clusterAt } from './endpoint-example';

interface Step {
  readonly from: string;
  readonly to: string;
}

const upgradeTo = (version: string) => ({
  text: clusterAt(),
  beside: [
    {
      file: 'upgrade.yaml',
      text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: UpgradeConfiguration
apply: { kubernetesVersion: v${version} }
`,
    },
  ],
});

export const upgradeTarget = defineRule({
  code: 'NET415',
  name: 'upgrade-target',
  severity: 'error',
  reads: ['kubeadmFiles', 'versions'],
  docs: {
    summary: 'An upgrade goes to the next minor of what ClusterConfiguration says.',
    why: 'kubeadm upgrade apply compares its target with the API server that runs. It refuses to leave out a minor, and an older version may not read what the newer one has stored.',
    symptoms: ['upgrade-stops'],
    since: '0.1.0',
    source: 'kubeadm app/phases/upgrade/policy.go EnforceVersionPolicies',
    whenToIgnore: 'when ClusterConfiguration is older than the cluster',
  },
  findings: {
    tooFar: ({ from, to, between }: Step & { between: string }) => ({
      what: `the upgrade goes from ${from} to ${to} and leaves out ${between}`,
      fix: `upgrade to ${between} first`,
    }),
    backwards: ({ from, to }: Step) => ({
      what: `the upgrade goes to ${to}, and the cluster has ${from} already`,
      fix: `apply: { kubernetesVersion: ${from} }, or a later one`,
    }),
  },
  examples: () => ({
    valid: [
      { title: 'the next minor', ...upgradeTo('1.37.1') },
      { title: 'ClusterConfiguration has the target already', ...upgradeTo('1.36.4') },
    ],
    invalid: [
      { title: 'back to an older minor', ...upgradeTo('1.35.4') },
      {
        title: 'a minor is left out',
        ...upgradeTo('1.37.1'),
        text: clusterAt().replace('v1.36.4', 'v1.35.4'),
      },
    ],
  }),
  check({ kubeadmFiles, versions: { written } }, report) {
    if (!written) return;
    for (const { upgrade } of kubeadmFiles) {
      const path = ['apply', 'kubernetesVersion'];
      const text = upgrade && asText(valueAt(upgrade.value, path));
      const target = text === undefined ? undefined : parseKubernetesVersion(text);
      if (!upgrade || !target) continue;
      const jump = target.minor - written.value.minor;
      const facts = { from: written.value.text, to: target.text };
      const sides = {
        at: { at: at(upgrade.source, ...path), value: target.text },
        other: { at: written.at, value: written.value.text },
        data: { ...facts },
      };
      if (jump > 1) {
        const between = nameOfMinor(written.value.minor + 1);
        report('tooFar', { ...facts, between }, { ...sides, breaks: TOO_HIGH });
      } else if (jump < 0) {
        report('backwards', facts, { ...sides, severity: 'warning', breaks: BACKWARDS });
      }
    }
  },
});

const TOO_HIGH = 'kubeadm: upgrade apply stops before it changes anything: the version is too high';

const BACKWARDS = 'kube-apiserver: the older one meets objects that only the newer one can read';
