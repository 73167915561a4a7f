import { currentVersion, isKubeadmGroup, kindsOf, standingOf } from '../../k8s/kubeadm-apis';
import { nameOfMinor } from '../../k8s/version';
import { isTyped, refusersOf } from '../../model/kubeadm-documents';
import { defineRule, type Verdict } from '../rule';

interface Standing {
  readonly version: string;
  readonly kubeadm: string;
  readonly kind: string;
  /** The version to write; undefined where this kubeadm has the kind in none. */
  readonly current: string | undefined;
}

const rewritten = ({ current, kind, kubeadm }: Standing, how = ''): string =>
  current === undefined
    ? `take the ${kind} out: kubeadm ${kubeadm} takes no such kind`
    : `apiVersion: kubeadm.k8s.io/${current}${how}`;

const OF_VERSION = (version: string, release: string): string =>
  `apiVersion: kubeadm.k8s.io/${version}\nkind: ClusterConfiguration\nkubernetesVersion: ${release}\n`;

export const unsupportedKubeadmVersion = defineRule({
  code: 'NET008',
  name: 'unsupported-kubeadm-version',
  severity: 'error',
  reads: ['kubeadmFiles', 'versions'],
  docs: {
    summary:
      'The apiVersion must be one this kubeadm reads: v1beta3 up to 1.36, v1beta4 from 1.31.',
    why: 'kubeadm refuses versions it has dropped, versions it calls experimental (v1beta4 before 1.31, v1 in 1.37) and versions it does not know. It warns of v1beta3 from 1.31 on.',
    symptoms: ['upgrade-stops'],
    since: '0.1.0',
    source: 'kubeadm validateSupportedVersion; release notes 1.28 to 1.37',
  },
  findings: {
    old: (standing: Standing) => ({
      what: `kubeadm ${standing.kubeadm} no longer reads ${standing.version}`,
      fix: rewritten(standing, ' ("kubeadm config migrate" of an older kubeadm rewrites the file)'),
    }),
    experimental: (standing: Standing) => ({
      what: `${standing.version} is experimental in kubeadm ${standing.kubeadm}, which refuses it`,
      fix: rewritten(standing),
    }),
    unknown: (standing: Standing) => ({
      what: `kubeadm ${standing.kubeadm} knows no version ${standing.version}`,
      fix: rewritten(standing),
    }),
    deprecated: (standing: Standing) => ({
      what: `${standing.version} is deprecated in kubeadm ${standing.kubeadm} and gone in 1.37`,
      fix: rewritten(standing, '; "kubeadm config migrate" rewrites the file'),
    }),
  },
  examples: () => ({
    valid: [
      { title: 'v1beta4 with 1.36', text: OF_VERSION('v1beta4', 'v1.36.4') },
      { title: 'v1beta3 with 1.30', text: OF_VERSION('v1beta3', 'v1.30.4') },
    ],
    invalid: [
      { title: 'v1beta2', text: OF_VERSION('v1beta2', 'v1.36.4') },
      { title: 'v1beta3 with 1.37', text: OF_VERSION('v1beta3', 'v1.37.1') },
      { title: 'v1beta3 with 1.36', text: OF_VERSION('v1beta3', 'v1.36.4') },
      {
        title: 'a kind of v1beta4 with 1.30',
        text: 'apiVersion: kubeadm.k8s.io/v1beta4\nkind: ResetConfiguration\n',
        kubernetesVersion: '1.30',
      },
    ],
  }),
  check({ kubeadmFiles, versions }, report) {
    const { kubeadm } = versions;
    for (const file of kubeadmFiles) {
      for (const document of file.documents) {
        if (!isTyped(document) || !isKubeadmGroup(document.group)) continue;
        const { version, kind } = document;
        const standing = standingOf(version, kubeadm);
        if (standing === 'current') continue;
        const refusedBy = refusersOf(file, document, kubeadm);
        const current = currentVersion(kubeadm);
        const facts = {
          version,
          kind,
          kubeadm: nameOfMinor(versions.kubeadmMinor),
          current: kindsOf(current, kubeadm).includes(kind) ? current : undefined,
        };
        const at = { at: { source: document.source, path: ['apiVersion'] }, value: version };
        report(standing, facts, { at, data: { version }, ...verdictOf(standing, refusedBy) });
      }
    }
  },
});

function verdictOf(standing: string, refusedBy: NonNullable<Verdict['refusedBy']>): Verdict {
  if (standing === 'deprecated') {
    return { severity: 'warning', breaks: 'kubeadm: warns now, and refuses the file from 1.37 on' };
  }
  return refusedBy.length > 0
    ? { refusedBy }
    : { severity: 'warning', breaks: 'kubeadm: does not read the document' };
}
