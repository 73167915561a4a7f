import { parseVersionText, type Release } from '../../k8s/kubeadm-version-text';
import { nameOfMinor } from '../../k8s/version';
import { besidePlan, clusterExample } from '../cluster-example';
import { defineRule } from '../rule';

interface Step {
  readonly from: string;
  readonly to: string;
}

export const upgradeSkew = defineRule({
  code: 'NET627',
  name: 'upgrade-skew',
  severity: 'error',
  reads: ['upgradeFrom', 'versions'],
  docs: {
    summary: 'kubeadm upgrades a cluster by one minor at a time, and only forward.',
    why: 'kubeadm upgrade apply compares the version that runs, the one in its file and its own. It refuses to leave out a minor, to go back by more than one, to install a pre-release unasked, and any minor that is not its own. Going back by less it allows, although the newer API server may have stored what the older one cannot read.',
    symptoms: ['upgrade-stops'],
    since: '0.1.0',
    source: 'kubeadm app/phases/upgrade/policy.go EnforceVersionPolicies',
  },
  findings: {
    unreadable: ({ from }: { from: string }) => ({
      what: `upgradeFrom ${JSON.stringify(from)} is not a full version`,
      fix: 'name what kubectl version says of the server, such as 1.35.4',
    }),
    tooHigh: ({ from, to, between }: Step & { between: string }) => ({
      what: `an upgrade from ${from} to ${to} leaves out ${between}`,
      fix: `upgrade to ${between} first`,
    }),
    backwards: ({ from, to }: Step) => ({
      what: `${to} is older than ${from}, which runs`,
      fix: 'stay with the newer version, or restore the etcd snapshot from before its upgrade',
    }),
    preRelease: ({ to }: Pick<Step, 'to'>) => ({
      what: `${to} is a pre-release, and upgrade.yaml does not allow one`,
      fix: 'choose a release',
    }),
    otherKubeadm: ({ to, kubeadm }: Pick<Step, 'to'> & { kubeadm: string }) => ({
      what: `kubeadm ${kubeadm} does not upgrade to ${to}`,
      fix: `use the kubeadm of ${to}`,
    }),
  },
  examples: () => ({
    valid: [{ title: 'the next minor', ...upgrade('1.35.4') }],
    invalid: [
      { title: 'a minor is left out', ...upgrade('1.34.9') },
      { title: 'back to an older minor', ...upgrade('1.37.1') },
      { title: 'no version', ...upgrade('1.35') },
      { title: 'the kubeadm of the old cluster', ...upgrade('1.35.4'), kubeadmVersion: '1.35' },
    ],
  }),
  check({ upgradeFrom, versions }, report) {
    const target = versions.written;
    if (!upgradeFrom || !target) return;
    const at = { at: upgradeFrom.at, value: upgradeFrom.value };
    const other = { at: target.at, value: target.value.text };
    const from = parseVersionText(upgradeFrom.value);
    const to = parseVersionText(target.value.text);
    const facts = {
      from: upgradeFrom.value,
      to: target.value.text,
      kubeadm: nameOfMinor(versions.kubeadmMinor),
    };
    if (to.kind !== 'version') return;
    if (from.kind !== 'version') {
      report('unreadable', facts, { at, breaks: UNKNOWN });
      return;
    }
    const jump = to.release.minor - from.release.minor;
    if (jump > 1) {
      const between = nameOfMinor(from.release.minor + 1);
      report('tooHigh', { ...facts, between }, { at, other, breaks: refusal('is too high') });
    }
    if (isOlder(to.release, from.release)) {
      const verdict = jump < -1 ? { breaks: refusal('is too low') } : BACKWARDS;
      report('backwards', facts, { at, other, ...verdict });
    }
    if (to.release.isPreRelease) {
      report('preRelease', facts, { at: other, breaks: refusal('is an unstable version') });
    }
    if (versions.kubeadmMinor !== to.release.minor) {
      report('otherKubeadm', facts, { at: other, breaks: refusal('is not of its own minor') });
    }
  },
});

const UNKNOWN = 'cdk8s-kubeadm: cannot tell whether kubeadm will take this step';

const refusal = (says: string): string =>
  `kubeadm: upgrade apply stops before it changes anything: the version ${says}`;

const BACKWARDS = {
  severity: 'warning',
  breaks:
    'kube-apiserver: kubeadm goes on, and the older server meets objects that only the newer one can read',
} as const;

const isOlder = (a: Release, b: Release): boolean =>
  a.minor < b.minor || (a.minor === b.minor && a.patch < b.patch);

/** A cluster of 1.36.4, and what runs until now. */
function upgrade(from: string) {
  return { text: clusterExample(), ...besidePlan(`upgradeFrom: "${from}"`) };
}
