import { isImageRepository } from '../../k8s/image-reference';
import { hasOnlyLocalEtcd } from '../../model/kubeadm-etcd';
import { fieldOf, judgedDocuments, textsOf } from '../../model/kubeadm-reading';
import { defineRule } from '../rule';
import { clusterText } from './example-texts';

export const imageRepository = defineRule({
  code: 'NET615',
  name: 'image-repository',
  severity: 'error',
  reads: ['kubeadmFiles', 'versions'],
  docs: {
    summary: 'imageRepository must be the front part of an image reference.',
    why: 'kubeadm appends "/name:tag": a scheme, a tag, a digest, a slash at either end or an upper-case path cannot become a reference.',
    since: '0.1.0',
    source: 'kubeadm validation.ValidateImageRepository; distribution/reference',
  },
  findings: {
    notARepository: ({ text, proposal }: { text: string; proposal: string | undefined }) => ({
      what: `${JSON.stringify(text)} and "/name:tag" make no image reference`,
      fix: `imageRepository: ${proposal ?? 'registry.k8s.io'}`,
    }),
    bracketed: ({ text }: { text: string }) => ({
      what: `${text} begins with a bracket, which breaks the manifest of CoreDNS`,
      fix: 'give the registry a name, and write that',
    }),
  },
  examples: () => ({
    valid: [{ title: 'a mirror', text: clusterText('imageRepository: registry.lab:5000/k8s\n') }],
    invalid: [
      { title: 'a scheme', text: clusterText('imageRepository: https://registry.lab/k8s\n') },
      { title: 'a slash at the end', text: clusterText('imageRepository: registry.lab/k8s/\n') },
    ],
  }),
  check({ kubeadmFiles, versions }, report) {
    const { kubeadm } = versions;
    const clusters = judgedDocuments(kubeadmFiles, 'cluster', kubeadm);
    const local = clusters.filter(({ value }) => hasOnlyLocalEtcd(value));
    const repositories = textsOf([
      ...clusters.map((cluster) => fieldOf(cluster, 'imageRepository')),
      ...clusters.map((cluster) => fieldOf(cluster, 'dns', 'imageRepository')),
      ...local.map((cluster) => fieldOf(cluster, 'etcd', 'local', 'imageRepository')),
    ]);
    const isRepository = (text: string): boolean =>
      isImageRepository(text, kubeadm.kubeadmTakesBracketedImageHost);
    for (const { value, at, refusedBy } of repositories) {
      if (isRepository(value)) {
        if (value.startsWith('['))
          report('bracketed', { text: value }, { at, breaks: BRACKET_BREAKS });
        continue;
      }
      const bare = value
        .trim()
        .replace(/^[a-z]+:\/\//i, '')
        .replace(/^\/+|\/+$/g, '');
      const proposal = isRepository(bare) ? bare : undefined;
      report('notARepository', { text: value, proposal }, { at: { at, value }, refusedBy });
    }
  },
});

/** The image stands without quotes in kubeadm's template, and YAML takes `[` for a list [run]. */
const BRACKET_BREAKS = 'kubeadm init: fails in the addon phase, after the control plane is up';
