import { isImageTag } from '../../k8s/image-reference';
import { hasOnlyLocalEtcd } from '../../model/kubeadm-etcd';
import { fieldOf, judgedDocuments, textsOf } from '../../model/kubeadm-reading';
import { defineRule } from '../rule';
import { clusterText } from './example-texts';

export const imageTag = defineRule({
  code: 'NET633',
  name: 'image-tag',
  severity: 'error',
  reads: ['kubeadmFiles', 'versions'],
  docs: {
    summary: 'imageTag is a tag alone: letters, digits, "_", "-" and ".", at most 128.',
    why: 'kubeadm appends it to the name of the image and looks no further. No runtime can pull the image that comes out.',
    symptoms: ['init-times-out'],
    since: '0.1.0',
    source: 'distribution/reference TagRegexp; kubeadm images.GetEtcdImage, GetDNSImage',
  },
  findings: {
    notATag: ({ text, proposal }: { text: string; proposal: string }) => ({
      what: `${JSON.stringify(text)} is no tag of an image`,
      fix:
        proposal === ''
          ? 'leave imageTag out for the tag that kubeadm knows'
          : `imageTag: ${proposal}`,
    }),
  },
  examples: () => ({
    valid: [{ title: 'a tag', text: clusterText('dns:\n  imageTag: v1.12.1\n') }],
    invalid: [
      { title: 'a digest', text: clusterText('dns:\n  imageTag: sha256:e3b0c442\n') },
      { title: 'a colon in front', text: clusterText('dns:\n  imageTag: ":v1.12.1"\n') },
    ],
  }),
  check({ kubeadmFiles, versions }, report) {
    const clusters = judgedDocuments(kubeadmFiles, 'cluster', versions.kubeadm);
    const local = clusters.filter(({ value }) => hasOnlyLocalEtcd(value));
    const tags = textsOf([
      ...clusters.map((cluster) => fieldOf(cluster, 'dns', 'imageTag')),
      ...local.map((cluster) => fieldOf(cluster, 'etcd', 'local', 'imageTag')),
    ]);
    for (const { value, at } of tags.filter((tag) => !isImageTag(tag.value))) {
      const bare = value.trim().replace(/^.*:/, '');
      const proposal = isImageTag(bare) && !value.includes('sha256:') ? bare : '';
      const breaks = 'container runtime: there is no image with such a name';
      report('notATag', { text: value, proposal }, { at: { at, value }, breaks });
    }
  },
});
