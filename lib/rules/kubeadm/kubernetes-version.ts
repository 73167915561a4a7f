import { isBeforeMinor, parseVersionText, type Release } from '../../k8s/kubeadm-version-text';
import { FIRST_MINOR, NEWEST_MINOR, nameOfMinor } from '../../k8s/version';
import { judgedFields, textsOf } from '../../model/kubeadm-reading';
import type { Versions } from '../../model/versions';
import { defineRule } from '../rule';
import { clusterText } from './example-texts';

interface Skew {
  readonly text: string;
  readonly kubeadm: string;
  readonly oldest: string;
}

export const kubernetesVersion = defineRule({
  code: 'NET618',
  name: 'kubernetes-version',
  severity: 'error',
  reads: ['kubeadmFiles', 'versions'],
  docs: {
    summary: 'kubernetesVersion must be a full version that this kubeadm can deploy.',
    why: 'kubeadm reads a semantic version with an optional v, or a label such as stable-1.36. It refuses a version older than its own minor less one. A newer one only gets a preflight warning, although kubeadm writes the flags and images of its own minor.',
    since: '0.1.0',
    source: 'kubeadm util/version.go, config.NormalizeKubernetesVersion',
  },
  findings: {
    unreadable: ({ text, proposal }: { text: string; proposal: string }) => ({
      what: `kubernetesVersion ${JSON.stringify(text)} is neither a semantic version nor a label`,
      fix: `kubernetesVersion: ${proposal}`,
    }),
    tooOld: ({ text, kubeadm, oldest }: Skew) => ({
      what: `kubeadm ${kubeadm} deploys ${oldest} and newer, not ${text}`,
      fix: `kubernetesVersion: v${oldest}.0, or the kubeadm of that version`,
    }),
    newer: ({ text, kubeadm }: Skew) => ({
      what: `kubernetesVersion ${text} is newer than kubeadm ${kubeadm}, which reads the file`,
      fix: `install the kubeadm of ${text}`,
    }),
    beyond: ({ text }: { text: string }) => ({
      what: `kubernetesVersion ${text} is outside ${nameOfMinor(FIRST_MINOR)} to ${nameOfMinor(NEWEST_MINOR)}, which these checks know`,
      fix: `kubernetesVersion: v${nameOfMinor(NEWEST_MINOR)}.0`,
    }),
  },
  examples: () => ({
    valid: [{ title: 'a full version', text: clusterText('clusterName: lab\n') }],
    invalid: [
      {
        title: 'the patch is missing',
        text: 'apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\nkubernetesVersion: v1.36\n',
      },
      {
        title: 'two minors behind kubeadm',
        text: 'apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\nkubernetesVersion: v1.34.1\n',
        kubeadmVersion: '1.36',
      },
    ],
  }),
  check({ kubeadmFiles, versions }, report) {
    const fields = judgedFields(kubeadmFiles, 'cluster', ['kubernetesVersion'], versions.kubeadm);
    for (const { value: text, at: place, refusedBy } of textsOf(fields)) {
      const version = parseVersionText(text);
      const at = { at: place, value: text };
      if (version.kind === 'label') continue;
      if (version.kind === 'unreadable') {
        const proposal = repaired(text) ?? `v${nameOfMinor(versions.kubeadmMinor)}.0`;
        report('unreadable', { text, proposal }, { at, refusedBy });
        continue;
      }
      const skew = skewOf(version.release, versions);
      const facts = {
        text,
        kubeadm: nameOfMinor(versions.kubeadmMinor),
        oldest: nameOfMinor(versions.kubeadmMinor - 1),
      };
      if (skew === 'tooOld') report(skew, facts, { at, refusedBy });
      if (skew === 'newer') report(skew, facts, { at, severity: 'warning', breaks: NEWER_BREAKS });
      if (isBeyond(version.release)) {
        report('beyond', { text }, { at, severity: 'warning', breaks: BEYOND_BREAKS });
      }
    }
  },
});

const NEWER_BREAKS =
  'kubeadm: only warns, then writes the flags and image tags of its own minor for a newer control plane';
const BEYOND_BREAKS = 'cdk8s-kubeadm: judges by the nearest minor it knows';

function skewOf(release: Release, { kubeadmMinor }: Versions): 'tooOld' | 'newer' | undefined {
  if (isBeforeMinor(release, kubeadmMinor - 1)) return 'tooOld';
  return release.major > 1 || release.minor > kubeadmMinor ? 'newer' : undefined;
}

/** Said once: a version that kubeadm refuses needs no second word. */
const isBeyond = ({ major, minor }: Release): boolean => major > 1 || minor > NEWEST_MINOR;

function repaired(text: string): string | undefined {
  const minor = /^\s*[vV]?1\.(\d+)\s*$/.exec(text)?.[1];
  const proposal = minor === undefined ? text.trim().toLowerCase() : `v1.${minor}.0`;
  return parseVersionText(proposal).kind === 'version' ? proposal : undefined;
}
