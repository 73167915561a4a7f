import { nameOfMinor } from '../../k8s/version';
import { valueAt } from '../../model/document';
import { hasOnlyLocalEtcd } from '../../model/kubeadm-etcd';
import { at } from '../../model/located';
import { asText } from '../../model/type-meta';
import type { Versions } from '../../model/versions';
import { clusterText } from '../kubeadm/example-texts';
import { defineRule } from '../rule';

interface Misfit {
  readonly breaks: string;
  readonly what: string;
  /** The releases of etcd that this kubeadm can run. */
  readonly wants: string;
}

export const etcdImage = defineRule({
  code: 'NET417',
  name: 'etcd-image',
  severity: 'error',
  reads: ['kubeadmFiles', 'versions'],
  docs: {
    summary: 'imageTag of etcd is a release that knows what this kubeadm tells it.',
    why: 'kubeadm starts the image with flags and probes of its own time: experimental ones that etcd 3.7 has no more, from 1.36 on those of etcd 3.6, and from 1.31 on it asks for /livez and /readyz.',
    symptoms: ['init-times-out', 'upgrade-stops'],
    since: '0.1.0',
    source:
      'kubeadm phases/etcd/local.go getEtcdCommand and GetEtcdPodSpec; etcd 3.5.24 and 3.7.0 [run]; etcd CHANGELOG 3.5.11 and 3.4.29 (livez, readyz)',
  },
  findings: {
    misfit: ({ tag, kubeadm, what, wants }: Misfit & { tag: string; kubeadm: string }) => ({
      what: `etcd ${tag} ${what} kubeadm ${kubeadm}`,
      fix: `leave imageTag out, or take etcd ${wants}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a later patch of the release that kubeadm installs',
        text: clusterText('etcd: { local: { imageTag: 3.6.10-0 } }\n'),
      },
    ],
    invalid: [
      {
        title: 'kept back through an upgrade',
        text: clusterText('etcd: { local: { imageTag: 3.5.24-0 } }\n'),
      },
    ],
  }),
  check({ kubeadmFiles, versions }, report) {
    for (const { cluster } of kubeadmFiles) {
      if (!cluster || !hasOnlyLocalEtcd(cluster.value)) continue;
      const tag = asText(valueAt(cluster.value, ['etcd', 'local', 'imageTag']));
      const misfit = tag && misfitOf(tag, versions);
      if (!misfit) continue;
      const kubeadm = nameOfMinor(versions.kubeadmMinor);
      report(
        'misfit',
        { ...misfit, tag, kubeadm },
        {
          at: { at: at(cluster.source, 'etcd', 'local', 'imageTag'), value: tag },
          breaks: misfit.breaks,
          data: { imageTag: tag, kubeadm },
        },
      );
    }
  },
});

/** A tag that is no version tells nothing. */
function misfitOf(tag: string, { kubeadm }: Pick<Versions, 'kubeadm'>): Misfit | undefined {
  const [, major, minor, patch] = /^v?(\d+)\.(\d+)\.(\d+)(?![\d.])/.exec(tag) ?? [];
  if (major !== '3') return undefined;
  const release = { minor: Number(minor), patch: Number(patch) };
  if (kubeadm.kubeadmKnowsOnlyNewEtcdFlags) {
    return release.minor < 6 ? flagMisfit('--feature-gates', '3.6 or later') : undefined;
  }
  if (release.minor >= 7 && !kubeadm.kubeadmFitsEtcdFlagsToImage) {
    return flagMisfit('--experimental-initial-corrupt-check', '3.5 or 3.6');
  }
  return kubeadm.kubeadmAsksEtcdForLivez && !hasLivez(release) ? NO_LIVEZ : undefined;
}

const flagMisfit = (flag: string, wants: string): Misfit => ({
  what: `does not know the flag ${flag} of`,
  wants,
  breaks: `etcd: exits at once, "flag provided but not defined: ${flag.slice(1)}"`,
});

const NO_LIVEZ: Misfit = {
  what: 'has no /livez, which is asked for by',
  wants: '3.5.11 or later',
  breaks: 'kubelet: the startup probe of etcd fails, and etcd is killed over and over',
};

const hasLivez = ({ minor, patch }: { minor: number; patch: number }): boolean =>
  minor > 5 || (minor === 5 && patch >= 11) || (minor === 4 && patch >= 29);
